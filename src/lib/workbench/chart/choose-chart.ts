import { CHART_KINDS, type ChartChoice, type ChartKind } from '#lib/domain/workbench/view-state.ts';
import type { CategoryReader } from '../categories.ts';
import { isOneRowEach } from '../group-rows.ts';
import type { ResultColumn } from '../result-columns.ts';
import type { ResultData } from '../result-data.ts';
import { chartColumns, figureColumns } from './chart-columns.ts';

/** Rows of a result, and the different values of its columns among them. */
export interface ChartSource {
  readonly result: ResultData;
  /** Null for all. */
  readonly rows: Uint32Array | null;
  readonly categories: CategoryReader;
}

/** Which kinds of charts can the columns of a result be drawn as? */
export function possibleKinds({ result, categories }: ChartSource): readonly ChartKind[] {
  return CHART_KINDS.filter((kind) => chartOf(kind, { result, categories }, null) !== null);
}

/**
 * A chart of a kind, with what a former choice names where that fits and else the first columns that do; null where the
 * columns do not suffice.
 */
export function chartOf(
  kind: ChartKind,
  { result, categories }: Pick<ChartSource, 'result' | 'categories'>,
  former: Omit<ChartChoice, 'kind'> | null,
): ChartChoice | null {
  const possible = chartColumns(kind, result, categories);
  const pick = (among: readonly ResultColumn[], wanted: string | null | undefined, not: readonly string[]) =>
    among.find(({ name }) => name === wanted && !not.includes(name)) ??
    among.find(({ name }) => !not.includes(name));
  const x = pick(possible.x, former?.x, []);
  if (!x) return null;
  const facet = possible.facets.find(({ name }) => name === former?.facet && name !== x.name)?.name;
  if (kind === 'histogram') return { kind, x: x.name, y: null, series: null, facet };
  const y = pick(possible.y, former?.y, [x.name]);
  if (!y) return null;
  if (kind === 'heat') {
    const series = pick(possible.series, former?.series, [x.name, y.name]);
    return series ? { kind, x: x.name, y: y.name, series: series.name } : null;
  }
  const isWanted = ({ name }: ResultColumn) => name === former?.series && name !== x.name && name !== facet;
  return { kind, x: x.name, y: y.name, series: possible.series.find(isWanted)?.name ?? null, facet };
}

/**
 * The chart that a result is first drawn as. Lines, dots and grids need one row for each of their points, so that rows of
 * single measurements become a histogram; null where there is nothing to draw.
 */
export function suggestedChart(source: ChartSource): ChartChoice | null {
  const { result, rows } = source;
  const figures = figureColumns(result.columns);
  if (figures.length === 0 || (rows?.length ?? result.rows) < 2) return null;
  if (result.column(LINE_OF_FILE)) return spreadOf(source);
  const fitting = (kind: ChartKind) => firstChoices(kind, source).find((choice) => isUnique(choice, source));
  const grouped = fitting('line') ?? fitting('profile') ?? fitting('dots') ?? fitting('heat') ?? null;
  if (grouped) return grouped;
  const measures = figures.filter(({ kind, role }) => kind === 'number' && role === 'measure');
  if (measures.length === 2) return chartOf('density', source, null);
  return spreadOf(source);
}

/** Only single measurements have a line of a file. */
const LINE_OF_FILE = 'row_number';

/** A histogram, split by the column that the result begins with. */
function spreadOf(source: ChartSource): ChartChoice | null {
  const histogram = chartOf('histogram', source, null);
  return histogram && { ...histogram, facet: leadingGroup(source) };
}

/** The first column, where it has few values: what the measurements were to be split by. */
function leadingGroup({ result, categories }: ChartSource): string | undefined {
  const [first] = result.columns;
  const facets = chartColumns('histogram', result, categories).facets;
  return facets.find((column) => column === first)?.name;
}

/** Charts of a kind over each column of its axis, by itself and by series where a kind is first drawn so. */
function firstChoices(kind: ChartKind, source: ChartSource): readonly ChartChoice[] {
  const { x, y, series } = chartColumns(kind, source.result, source.categories);
  const [figure] = y;
  if (!figure) return [];
  const by = kind === 'heat' ? series : kind === 'dots' ? [null] : [null, ...series];
  return x.flatMap((axis) =>
    by
      .filter((column) => column !== axis)
      .map((column) => ({ kind, x: axis.name, y: figure.name, series: column?.name ?? null })),
  );
}

function isUnique({ x, series }: ChartChoice, { result, rows, categories }: ChartSource): boolean {
  const [first, second] = [x, series].map((name) => {
    const column = result.column(name);
    return column ? categories(column) : null;
  });
  return first ? isOneRowEach(result.rows, rows, first, second ?? null) : false;
}
