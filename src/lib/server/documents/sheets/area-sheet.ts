import { areaTitle, type AreaReference } from '#lib/domain/area.ts';
import type { FilterChoice } from '#lib/domain/filter.ts';
import { formatCount, type Locale } from '#lib/domain/format.ts';
import { countVerdicts } from '#lib/domain/verdict.ts';
import { areaViews, type AreaView } from '#lib/map/area-view.ts';
import { mapFrame, outlinesOf } from '#lib/map/map-frame.ts';
import { limitInWords } from '#lib/map/overview-view.ts';
import { areaMessages } from '#lib/messages/area.ts';
import { gapMessages } from '#lib/messages/gaps.ts';
import { outsideInWords } from '#lib/messages/outside.ts';
import { headlineMessages } from '#lib/messages/overview-headline.ts';
import { sheetMessages } from '#lib/messages/sheets.ts';
import { outlines } from '../../areas/outlines.ts';
import { readLedger } from '../../cases/ledger/ledger.ts';
import { areaProfile, type AreaProfile } from '../../statistics/area-profile.ts';
import { provenanceOf } from '../../statistics/provenance.ts';
import { readCatalog, type Catalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { caseFacts } from './case-facts.ts';
import { gapFacts } from './gap-facts.ts';
import { changeFacts, figureFacts, placeFacts } from './place-facts.ts';
import { block, caseBlock, changeCell, changeColumn, column, gapBlock, meanCell } from './sheet-blocks.ts';
import { sheetFrame } from './sheet-frame.ts';
import { sheetMap } from './sheet-map.ts';
import type { SheetBlock, SheetCell, SheetPage } from './sheet-page.ts';

/** Lines at most, of cases and of gap areas. */
const MOST_LINES = 4;
/** Areas inside with a row of their own, in two columns; the others are counted. */
const MOST_INSIDE = 40;
/** Between the two columns of rows. */
const GUTTER = column('', 5);

/** What a sheet of one area is asked with. */
export interface AreaSheetOf {
  readonly area: AreaReference;
  /** The filter beside the area. */
  readonly choice: FilterChoice;
  /** Where the page of these figures is. */
  readonly address: string;
}

/** The sheet of one area with those inside it. Throws a Fault (404) when it does not exist. */
export async function areaSheet(
  warehouse: Warehouse,
  { area: reference, choice, address }: AreaSheetOf,
  locale: Locale,
): Promise<SheetPage> {
  const [profile, catalog] = await Promise.all([
    areaProfile(warehouse, reference, choice),
    readCatalog(warehouse),
  ]);
  const { filter, statistic, standard } = profile;
  const t = sheetMessages[locale];
  const title = areaTitle(profile.area);
  const own = profile.changes.filter(({ operator }) => operator === filter.operator);
  const { why, changes } = placeFacts({ ...profile.area, title }, statistic, own, locale);
  const heading = headlineMessages[locale].sentence({
    ...{ level: filter.level, limit: limitInWords(standard, locale), failing: [], only: title },
    counts: countVerdicts([statistic.verdict]),
  });
  const inner = innerViews(profile, locale);
  const shown = inner ?? ownView(profile, locale);
  const place = profile.inner ?? filter;
  const shapes = outlinesOf(await outlines(warehouse, place.edition, place.level), shown);
  const provenance = await provenanceOf(warehouse, filter);
  return {
    ...sheetFrame(warehouse, { filter, provenance, catalog, address, locale }),
    heading,
    lead: statistic.tests === 0 ? [t.nothingTested] : [...why, ...changes.map(({ sentence }) => sentence)],
    chips: [],
    map: sheetMap({ frame: mapFrame(shapes), areas: shown, standard, locale }),
    mapAlt: t.mapAlt(title),
    beside: [operatorBlock(profile, catalog, locale)],
    below: inner ? [innerBlock(profile, inner, catalog, locale)] : [],
    pair: [
      caseBlock(
        caseFacts(await casesAbout(warehouse, reference, profile), MOST_LINES, locale),
        t.noCasesHere,
        locale,
      ),
      gapsInside(profile, locale),
    ],
  };
}

/** The areas inside in the profile's order, the most surely slow first; null without a finer level. */
function innerViews({ inner, filter, standard }: AreaProfile, locale: Locale): readonly AreaView[] | null {
  if (inner === null) return null;
  return areaViews({
    units: inner.areas.map(({ area }) => ({ code: area.code, name: area.name, title: areaTitle(area) })),
    statistics: inner.areas.map(({ statistic }) => statistic),
    ...{ chosen: filter.statistic, standard, locale, href: () => '' },
  });
}

function ownView({ area, statistic, filter, standard }: AreaProfile, locale: Locale): readonly AreaView[] {
  return areaViews({
    units: [{ code: area.code, name: area.name, title: areaTitle(area) }],
    statistics: [statistic],
    ...{ chosen: filter.statistic, standard, locale, href: () => '' },
  });
}

function operatorBlock({ operators, changes }: AreaProfile, catalog: Catalog, locale: Locale): SheetBlock {
  const t = sheetMessages[locale];
  const nameOf = (code: string | null) =>
    catalog.operators.find((one) => one.code === code)?.name ?? code ?? '';
  if (operators.length === 0) return block(t.operators, { intro: [t.noOperators] });
  return block(t.operators, {
    table: {
      columns: [column(t.operator, 27), column(t.mean, 21, 'right'), changeColumn(34, locale)],
      rows: operators.map((row): SheetCell[] => {
        const facts = figureFacts(row, locale);
        const ownChanges = changes.filter(({ operator }) => operator === row.operator);
        return [
          { text: nameOf(row.operator), strong: true, mark: facts.verdict, under: facts.verdictLabel },
          { ...meanCell(facts), under: t.testsOf(facts.tests) },
          changeCell(changeFacts(ownChanges, locale), locale),
        ];
      }),
    },
  });
}

/** Every area inside in two columns of rows, the most surely slow first down the left one. */
function innerBlock(
  { inner, filter }: AreaProfile,
  views: readonly AreaView[],
  { editions }: Catalog,
  locale: Locale,
): SheetBlock {
  const t = sheetMessages[locale];
  const { sameEdition, edition, level, outside } = inner!;
  const listed = views.slice(0, MOST_INSIDE);
  const further = views.length - listed.length;
  const half = Math.ceil(listed.length / 2);
  const cellsOf = (view: AreaView | undefined): SheetCell[] => {
    if (!view) return [{ text: '' }, { text: '' }, { text: '' }];
    const facts = figureFacts(view.statistic, locale);
    return [{ text: view.title, mark: facts.verdict }, meanCell(facts), { text: facts.tests }];
  };
  const head = [column(t.place(level), 40), column(t.mean, 26, 'right'), column(t.tests, 16, 'right')];
  const nameOf = (id: string) => editions.find((one) => one.id === id)?.name ?? id;
  const outsideSaid = outsideInWords(outside, level, locale);
  return block(areaMessages[locale].inner[level], {
    table: {
      columns: [...head, GUTTER, ...head],
      rows: listed
        .slice(0, half)
        .map((view, i) => [...cellsOf(view), { text: '' }, ...cellsOf(listed[half + i])]),
    },
    lines: [
      ...(further > 0 ? [t.moreAt(formatCount(further, locale), level)] : []),
      ...(sameEdition ? [] : [areaMessages[locale].otherEdition(nameOf(edition), nameOf(filter.edition))]),
      ...(outsideSaid === null ? [] : [outsideSaid]),
    ],
  });
}

/** Cases about the area itself, or about a gap area that reaches into it. */
async function casesAbout(
  warehouse: Warehouse,
  { edition, level, code }: AreaReference,
  profile: AreaProfile,
) {
  const { cases } = await readLedger(warehouse);
  const { operator } = profile.filter;
  const gaps = new Set(profile.gaps.map(({ id }) => `gap:${id}`));
  return cases.filter(
    (found) =>
      (operator === null || found.operator === operator) &&
      found.places.some(
        ({ key }) =>
          gaps.has(key) || (found.edition === edition && found.level === level && key === `area:${code}`),
      ),
  );
}

function gapsInside({ gaps }: AreaProfile, locale: Locale): SheetBlock {
  const found = gaps.map(({ peopleWithin, ...gap }) => ({ ...gap, people: peopleWithin }));
  const isNone = !gaps.some(({ status }) => status === 'confirmed');
  const facts = gapBlock(gapFacts(found, MOST_LINES, locale), null, locale);
  return isNone ? { ...facts, intro: [gapMessages[locale].withinNone] } : facts;
}
