import { Fault } from '../fault.ts';

/** Ways to see a result. */
export const VIEW_TABS = ['table', 'chart', 'map', 'crosstab'] as const;
/** One of `VIEW_TABS`. */
export type ViewTab = (typeof VIEW_TABS)[number];

/** Kinds of charts: over time, over the hours of a day, by category, of one figure, of two, of two categories. */
export const CHART_KINDS = ['line', 'profile', 'dots', 'histogram', 'density', 'heat'] as const;
/** One of `CHART_KINDS`. */
export type ChartKind = (typeof CHART_KINDS)[number];

/** What is drawn how; columns by name. */
export interface ChartChoice {
  readonly kind: ChartKind;
  readonly x: string;
  /** None for a histogram. */
  readonly y: string | null;
  /** A line or a dot for each of its values; the colour of a heat grid's cells. */
  readonly series: string | null;
  /** A small chart for each of its values, all on the same scale. */
  readonly facet?: string | undefined;
}

/** Rows of one value (null: missing), or of numbers in [from, to) with an end that is open where null. */
export type ViewFilter =
  | { readonly column: string; readonly is: string | null }
  | { readonly column: string; readonly from: number | null; readonly to: number | null };

/** Which columns a crosstab has as rows, as columns and in its cells. */
export interface CrosstabChoice {
  readonly rows: string;
  readonly columns: string;
  readonly value: string;
}

/** What a map shows: by a column of areas, or of the longitudes of positions; null: how many rows there are. */
export interface MapChoice {
  readonly by: string;
  readonly value: string | null;
}

/** How a person looks at a result: kept in addresses and with saved questions. Null is the program's own choice. */
export interface ViewState {
  readonly tab: ViewTab;
  /** The column explorer is open. */
  readonly explorer: boolean;
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  readonly filters: readonly ViewFilter[];
  readonly chart: ChartChoice | null;
  readonly map: MapChoice | null;
  readonly crosstab: CrosstabChoice | null;
}

/** The view that a result is first shown in. */
export const FIRST_VIEW: ViewState = {
  tab: 'table',
  explorer: false,
  sort: null,
  filters: [],
  chart: null,
  map: null,
  crosstab: null,
};

const MOST_LETTERS = 8_000;
const MOST_FILTERS = 30;

/** The view as a text for an address or a saved question: JSON of what differs from `FIRST_VIEW`, empty when nothing does. */
export function viewText(view: ViewState): string {
  const changed = Object.entries(view).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(FIRST_VIEW[key as keyof ViewState]),
  );
  return changed.length === 0 ? '' : JSON.stringify(Object.fromEntries(changed));
}

/**
 * The view that a text of `viewText` stands for. Columns are not looked up: a view may outlive a column of its query, and
 * what names one that is gone is left to the program's own choice.
 *
 * @throws Fault `view_unreadable` for a text that is not one, `view_part_unknown` for a part with an impossible value
 */
export function parseView(text: string): ViewState {
  if (text === '') return FIRST_VIEW;
  const given = readObject(text);
  for (const [part, value] of Object.entries(given)) {
    const isRight = Object.hasOwn(PARTS, part) && PARTS[part as keyof ViewState](value);
    if (!isRight) throw new Fault('view_part_unknown', { part });
  }
  return { ...FIRST_VIEW, ...given };
}

function readObject(text: string): Record<string, unknown> {
  if (text.length > MOST_LETTERS) throw new Fault('view_unreadable');
  try {
    const given: unknown = JSON.parse(text);
    if (isObject(given)) return given;
  } catch (cause) {
    throw new Fault('view_unreadable', {}, 400, { cause });
  }
  throw new Fault('view_unreadable');
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isNumberOrNull = (value: unknown) => value === null || Number.isFinite(value);
const isOneOf = (words: readonly string[]) => (value: unknown) => words.includes(value as string);

/** Has the object exactly these keys, each with a value its test accepts? */
const hasShape =
  (shape: Readonly<Record<string, (value: unknown) => boolean>>) =>
  (value: unknown): boolean =>
    isObject(value) &&
    Object.keys(value).length === Object.keys(shape).length &&
    Object.entries(shape).every(([key, test]) => key in value && test(value[key]));
const orNull = (test: (value: unknown) => boolean) => (value: unknown) => value === null || test(value);

const isValueFilter = hasShape({ column: isText, is: isTextOrNull });
const isRangeFilter = hasShape({ column: isText, from: isNumberOrNull, to: isNumberOrNull });

const CHART = { kind: isOneOf(CHART_KINDS), x: isText, y: isTextOrNull, series: isTextOrNull };
const isChart = hasShape(CHART);
const isFacetedChart = hasShape({ ...CHART, facet: isText });

const PARTS: Record<keyof ViewState, (value: unknown) => boolean> = {
  tab: isOneOf(VIEW_TABS),
  explorer: (value) => typeof value === 'boolean',
  sort: orNull(hasShape({ column: isText, descending: (value) => typeof value === 'boolean' })),
  filters: (value) =>
    Array.isArray(value) &&
    value.length <= MOST_FILTERS &&
    value.every((filter) => isValueFilter(filter) || isRangeFilter(filter)),
  chart: orNull((value) => isChart(value) || isFacetedChart(value)),
  map: orNull(hasShape({ by: isText, value: isTextOrNull })),
  crosstab: orNull(hasShape({ rows: isText, columns: isText, value: isText })),
};
