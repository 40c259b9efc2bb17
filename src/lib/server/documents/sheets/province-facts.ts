import { group } from 'd3';
import type { AreaReference } from '#lib/domain/area.ts';
import type { Filter, FilterChoice } from '#lib/domain/filter.ts';
import { formatCount, formatMbps, type Locale } from '#lib/domain/format.ts';
import { CELL_RESOLUTIONS } from '#lib/domain/gaps/gap.ts';
import { countVerdicts, VERDICTS } from '#lib/domain/verdict.ts';
import { DEFAULT_ORDER, orderAreas } from '#lib/map/area-order.ts';
import type { AreaView } from '#lib/map/area-view.ts';
import { overviewView, type OverviewView } from '#lib/map/overview-view.ts';
import { gapSentence } from '#lib/messages/gap-sentence.ts';
import { overviewMessages } from '#lib/messages/overview.ts';
import { sheetMessages } from '#lib/messages/sheets.ts';
import { VERDICT_LABELS } from '#lib/messages/verdicts.ts';
import { readLedger } from '../../cases/ledger/ledger.ts';
import { areaStatistics } from '../../statistics/area-statistics.ts';
import { gapFilter } from '../../statistics/gaps/gap-period.ts';
import { gaps } from '../../statistics/gaps/gaps.ts';
import { overview } from '../../statistics/overview.ts';
import { dataDates, readCatalog, type Catalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { caseFacts, type CaseFacts } from './case-facts.ts';
import { figureFacts, placeFacts, type FigureFacts, type PlaceFacts } from './place-facts.ts';
import { gapFacts, type GapFacts } from './gap-facts.ts';

/** A place that does not meet the standard. */
export interface WeakPlace extends PlaceFacts {
  /** Each operator's figures there, the slowest first. */
  readonly operators: readonly (FigureFacts & { readonly name: string })[];
}

/** An operator over all areas. */
export interface OperatorFacts {
  readonly code: string;
  readonly name: string;
  /** Of the whole part that is shown; null where it is no area of its own. */
  readonly whole: FigureFacts | null;
  /** How many areas have which verdict: "5 đạt, 2 chưa đạt". */
  readonly counts: string;
  /** Where it does not meet the standard, the most surely slow first: "Lục Nam 31,2; Tân Yên 33,0 và 2 nơi khác". */
  readonly weakNames: string;
}

/** What a leader is told of a province: what slides and sheet are both made of. */
export interface ProvinceFacts {
  readonly overview: Awaited<ReturnType<typeof overview>>;
  readonly view: OverviewView;
  readonly isTested: boolean;
  readonly weak: readonly WeakPlace[];
  /** Those that are neither met nor not met, by verdict: "Chưa kết luận: A (38,2), B (41,0)." */
  readonly open: readonly string[];
  readonly operators: readonly OperatorFacts[];
  readonly cases: CaseFacts;
  readonly gaps: GapFacts & { readonly sentence: string };
}

/** Lines at most, of cases and of gap areas. */
const MOST_LINES = 6;

/** The facts of a filter's areas, by the same questions as overview, board of cases and page of gaps. */
export async function provinceFacts(
  warehouse: Warehouse,
  choice: FilterChoice,
  locale: Locale,
): Promise<ProvinceFacts> {
  const [found, catalog, ledger] = await Promise.all([
    overview(warehouse, choice),
    readCatalog(warehouse),
    readLedger(warehouse),
  ]);
  const { filter } = found;
  const view = overviewView(found, locale, () => '');
  const { operator } = filter;
  const cases = ledger.cases.filter((one) => operator === null || one.operator === operator);
  return {
    ...{ overview: found, view },
    isTested: view.areas.some(({ statistic }) => statistic.tests > 0),
    weak: view.failing.map((area) => weakPlace(area, view, catalog, locale)),
    open: openPlaces(view.areas, locale),
    operators: await operatorFacts(warehouse, { filter, view, catalog, locale }),
    cases: caseFacts(cases, MOST_LINES, locale),
    gaps: await provinceGaps(warehouse, choice, catalog, locale),
  };
}

function weakPlace(area: AreaView, view: OverviewView, catalog: Catalog, locale: Locale): WeakPlace {
  const operators = catalog.operators.flatMap(({ code, name }) => {
    const own = view.ofOperator(code)?.find((entry) => entry.code === area.code);
    return own && own.statistic.tests > 0 ? [{ name, statistic: own.statistic }] : [];
  });
  operators.sort((a, b) => (a.statistic.deciding ?? Infinity) - (b.statistic.deciding ?? Infinity));
  return {
    ...placeFacts(area, area.statistic, area.changes, locale),
    operators: operators.map(({ name, statistic }) => ({ name, ...figureFacts(statistic, locale) })),
  };
}

function openPlaces(areas: readonly AreaView[], locale: Locale): readonly string[] {
  const byVerdict = group(orderAreas(areas, DEFAULT_ORDER), ({ statistic }) => statistic.verdict);
  return VERDICTS.filter((verdict) => verdict !== 'met' && verdict !== 'not_met').flatMap((verdict) => {
    const those = byVerdict.get(verdict) ?? [];
    if (those.length === 0) return [];
    const named = those
      .slice(0, MOST_NAMED)
      .map(({ name, statistic: { deciding } }) =>
        deciding === null ? name : `${name} (${formatMbps(deciding, locale)})`,
      );
    const further = those.length - named.length;
    const more = further > 0 ? [sheetMessages[locale].morePlaces(formatCount(further, locale))] : [];
    return sheetMessages[locale].named(
      VERDICT_LABELS[locale][verdict],
      [named.join(', '), ...more].join(' '),
    );
  });
}

/** More names than these are a list of their own. */
const MOST_NAMED = 8;
/** The same of an operator's weak places, in a cell. */
const MOST_WEAK = 4;

interface OperatorsOf {
  readonly filter: Filter;
  readonly view: OverviewView;
  readonly catalog: Catalog;
  readonly locale: Locale;
}

async function operatorFacts(
  warehouse: Warehouse,
  { filter, view, catalog, locale }: OperatorsOf,
): Promise<readonly OperatorFacts[]> {
  const part = wholePart(filter, catalog);
  const rows = part
    ? await areaStatistics(
        warehouse,
        { ...filter, ...{ edition: part.edition, level: part.level, within: null, operator: null } },
        { by: 'area_operator' },
      )
    : [];
  const wholes = new Map(
    rows.filter(({ code }) => code === part?.code).map((row) => [row.operator, row] as const),
  );
  const fastestFirst = (a: { code: string }, b: { code: string }) =>
    (wholes.get(b.code)?.downloadKbpsMean ?? 0) - (wholes.get(a.code)?.downloadKbpsMean ?? 0);
  const found = catalog.operators.flatMap(({ code, name }) => {
    const areas = view.ofOperator(code) ?? [];
    const whole = wholes.get(code);
    const tested = areas.filter(({ statistic }) => statistic.tests > 0);
    if (tested.length === 0 && !whole?.tests) return [];
    const weak = orderAreas(tested, DEFAULT_ORDER).filter(({ statistic }) => statistic.verdict === 'not_met');
    return {
      ...{ code, name },
      whole: whole ? figureFacts(whole, locale) : null,
      counts: overviewMessages[locale].counts(countVerdicts(areas.map(({ statistic }) => statistic.verdict))),
      weakNames: weakNames(weak, locale),
    };
  });
  // As on an area's page.
  return found.sort(fastestFirst);
}

function weakNames(weak: readonly AreaView[], locale: Locale): string {
  const t = sheetMessages[locale];
  if (weak.length === 0) return t.nowhere;
  const named = weak
    .slice(0, MOST_WEAK)
    .map(({ name, statistic }) => `${name} ${formatMbps(statistic.deciding, locale)}`)
    .join('; ');
  const further = weak.length - MOST_WEAK;
  return further > 0 ? `${named} ${t.morePlaces(formatCount(further, locale))}` : named;
}

/** The area that a filter's areas make up together: the part it keeps to, or the one area of the widest level. */
function wholePart({ edition, within }: Filter, { editions, areasOf }: Catalog): AreaReference | null {
  if (within) return within;
  const level = editions.find(({ id }) => id === edition)?.levels[0];
  if (!level) return null;
  const [only, ...others] = areasOf(edition, level);
  return only && others.length === 0 ? { edition, level, code: only.code } : null;
}

async function provinceGaps(
  warehouse: Warehouse,
  choice: FilterChoice,
  catalog: Catalog,
  locale: Locale,
): Promise<ProvinceFacts['gaps']> {
  const filter = await gapFilter(warehouse, choice);
  const found = await gaps(warehouse, filter, CELL_RESOLUTIONS[0]);
  const nameOf = (code: string) => catalog.operators.find((entry) => entry.code === code)?.name ?? code;
  return {
    ...gapFacts(found.areas, MOST_LINES, locale),
    sentence: gapSentence(found, filter, dataDates(warehouse, catalog), nameOf, locale),
  };
}
