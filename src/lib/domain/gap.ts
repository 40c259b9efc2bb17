import type { Sufficiency } from './sufficiency.ts';
import { judge, type Evidence, type Verdict } from './verdict.ts';

/** H3 resolutions of the gap analysis: cells of some 5.2, 0.74 and 0.11 km², 1.2, 0.46 and 0.17 km a side. */
export const CELL_RESOLUTIONS = [7, 8, 9] as const;
/** One of `CELL_RESOLUTIONS`. */
export type CellResolution = (typeof CELL_RESOLUTIONS)[number];

/** Distance between opposite sides of a cell, metres: H3's average edge lengths times the root of 3. */
const CELL_WIDTH: Record<CellResolution, number> = { 7: 2_436, 8: 921, 9: 348 };

/** Which is the finest resolution whose cells are at least `pixels` wide on a map? The coarsest where none is. */
export function resolutionForScale(metresPerPixel: number, pixels: number): CellResolution {
  return (
    CELL_RESOLUTIONS.findLast((resolution) => CELL_WIDTH[resolution] >= pixels * metresPerPixel) ??
    CELL_RESOLUTIONS[0]
  );
}

/** Is this number one of the resolutions? */
export function isCellResolution(value: number): value is CellResolution {
  return (CELL_RESOLUTIONS as readonly number[]).includes(value);
}

/**
 * Fewest measurements, and fewest independent clusters (devices), of a judged cell. Source: Bundesnetzagentur,
 * Funklochkarte, shows a cell from 4 measurements by different lines on.
 */
export const CELL_MINIMUM = 4;

/** The figures that a cell or gap area is judged by. */
export interface CellEvidence extends Evidence {
  readonly failedTests: number;
  readonly clusters: number;
}

/**
 * Is the mean of a cell below the limit? Judged by the 95% interval like every verdict, with the cell's own minimums
 * of measurements and of clusters. A cell where every measurement failed counts as tested, with too few to judge by.
 */
export function judgeCell({ failedTests, clusters, ...evidence }: CellEvidence, limit: number): Verdict {
  if (evidence.tests === 0 && failedTests > 0) return 'too_few';
  if (evidence.tests > 0 && clusters < CELL_MINIMUM) return 'too_few';
  return judge(evidence, limit, CELL_MINIMUM);
}

/**
 * Speeds of the measurements in one or more cells, kbit/s; null without measurements, bounds null without an
 * interval.
 */
export interface GapFigures {
  readonly tests: number;
  readonly failedTests: number;
  readonly devices: number;
  readonly clusters: number;
  readonly downloadKbpsMean: number | null;
  readonly downloadKbpsMeanLower: number | null;
  readonly downloadKbpsMeanUpper: number | null;
  readonly downloadKbpsMedian: number | null;
  readonly shareAtLimit: number | null;
}

/** One tested H3 cell. */
export interface GapCell extends GapFigures {
  /** H3 index, 15 hexadecimal digits. */
  readonly cell: string;
  /** Estimated residents; null outside every area, or where no population is known. */
  readonly people: number | null;
  /** Area of the naming level that holds most of the cell; null outside all of them. */
  readonly areaCode: string | null;
  readonly verdict: Verdict;
}

/** Speeds of one operator in one or more cells. */
export interface OperatorFigures extends GapFigures {
  readonly operator: string;
  readonly verdict: Verdict;
}

/** The operators' verdicts compared. */
export interface OperatorComparison {
  readonly operators: readonly OperatorFigures[];
  /** The operator with the lowest mean among those that do not meet the limit; null when all meet it. */
  readonly worstOperator: string | null;
  /** The only operator that meets the limit where another does not; null otherwise. */
  readonly onlyOperator: string | null;
}

/** A cluster of adjoining weak cells: one area to invest in. */
export interface GapArea extends GapFigures, OperatorComparison {
  /** From 1, by estimated residents, descending. */
  readonly rank: number;
  /** Names of the areas with most of its residents. */
  readonly name: string;
  /** H3 indices, in order. */
  readonly cells: readonly string[];
  readonly areaKm2: number;
  readonly people: number | null;
  /** Codes of the naming level's areas it touches, most residents first. */
  readonly areaCodes: readonly string[];
  readonly verdict: Verdict;
}

/** Estimated residents of the cells of each verdict; untested cells are those without measurements. */
export type PeopleByVerdict = Readonly<Record<Verdict, number>>;

/** Figures and residents by verdict of one area. */
export interface AreaGaps extends GapFigures, OperatorComparison, Sufficiency {
  readonly code: string;
  readonly people: number | null;
  readonly verdict: Verdict;
  readonly peopleByVerdict: PeopleByVerdict;
}

/** Which operator is worst, and does only one meet the limit? */
export function compareOperators(operators: readonly OperatorFigures[]): OperatorComparison {
  const weak = operators.filter(({ verdict }) => verdict === 'not_met');
  const met = operators.filter(({ verdict }) => verdict === 'met');
  const [worst] = [...weak].sort((a, b) => a.downloadKbpsMean! - b.downloadKbpsMean!);
  return {
    operators,
    worstOperator: worst?.operator ?? null,
    onlyOperator: met.length === 1 && weak.length > 0 ? met[0]!.operator : null,
  };
}
