import type { FilterChoice } from '#lib/domain/filter.ts';
import { formatCount, NO_FIGURE, type Locale } from '#lib/domain/format.ts';
import { VERDICTS } from '#lib/domain/verdict.ts';
import { mapFrame } from '#lib/map/map-frame.ts';
import { sheetMessages } from '#lib/messages/sheets.ts';
import { VERDICT_LABELS } from '#lib/messages/verdicts.ts';
import { shownOutlines } from '../../areas/shown-areas.ts';
import { readCatalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { provinceFacts, type ProvinceFacts } from './province-facts.ts';
import {
  block,
  caseBlock,
  changeCell,
  changeColumn,
  column,
  gapBlock,
  meanCell,
  verdictCell,
} from './sheet-blocks.ts';
import { sheetFrame } from './sheet-frame.ts';
import { sheetMap } from './sheet-map.ts';
import type { SheetBlock, SheetPage } from './sheet-page.ts';

/** Failing areas with a row of their own; the others are counted. */
const MOST_FAILING = 10;

/** The sheet of all areas of a filter. `address`: where the page of these figures is. */
export async function provinceSheet(
  warehouse: Warehouse,
  choice: FilterChoice,
  address: string,
  locale: Locale,
): Promise<SheetPage> {
  const [facts, catalog] = await Promise.all([
    provinceFacts(warehouse, choice, locale),
    readCatalog(warehouse),
  ]);
  const t = sheetMessages[locale];
  const { view, overview } = facts;
  const { filter, provenance } = overview;
  const frame = mapFrame(await shownOutlines(warehouse, filter));
  return {
    ...sheetFrame(warehouse, { filter, provenance, catalog, address, locale }),
    heading: view.sentence,
    lead: facts.isTested ? (view.changed === null ? [] : [view.changed]) : [t.nothingTested],
    chips: VERDICTS.filter((verdict) => view.counts[verdict] > 0).map((verdict) => ({
      verdict,
      label: VERDICT_LABELS[locale][verdict],
      count: formatCount(view.counts[verdict], locale),
    })),
    map: sheetMap({ frame, areas: view.areas, standard: provenance.standard, locale }),
    mapAlt: t.mapAlt(view.sentence),
    beside: [failingBlock(facts, locale)],
    below: [operatorBlock(facts, locale)],
    pair: [caseBlock(facts.cases, t.noCases, locale), gapBlock(facts.gaps, facts.gaps.sentence, locale)],
  };
}

function failingBlock({ weak, open, view, overview }: ProvinceFacts, locale: Locale): SheetBlock {
  const t = sheetMessages[locale];
  const { level } = overview.filter;
  const further = weak.length - MOST_FAILING;
  return block(t.failing(view.limit, level), {
    intro: weak.length === 0 ? [t.noneFailing(view.limit, level)] : [],
    table:
      weak.length === 0
        ? null
        : {
            columns: [column(t.place(level), 26), column(t.mean, 20, 'right'), changeColumn(34, locale)],
            rows: weak
              .slice(0, MOST_FAILING)
              .map((place) => [
                { text: place.name, strong: true, mark: place.verdict },
                { ...meanCell(place), under: t.testsOf(place.tests) },
                changeCell(place.changes, locale),
              ]),
          },
    lines: [...(further > 0 ? [t.moreAt(formatCount(further, locale), level)] : []), ...open],
  });
}

function operatorBlock({ operators, overview }: ProvinceFacts, locale: Locale): SheetBlock {
  const t = sheetMessages[locale];
  const { level } = overview.filter;
  return block(t.operators, {
    intro: operators.length === 0 ? [t.noOperators] : [],
    table:
      operators.length === 0
        ? null
        : {
            columns: [
              column(t.operator, 18),
              column(t.mean, 18, 'right'),
              column(t.verdict, 22),
              column(t.byArea(level), 40),
              column(t.weakAt, 44),
            ],
            rows: operators.map(({ name, whole, counts, weakNames }) => [
              { text: name, strong: true },
              whole ? meanCell(whole) : { text: NO_FIGURE },
              whole ? verdictCell(whole) : { text: NO_FIGURE },
              { text: counts },
              { text: weakNames },
            ]),
          },
  });
}
