import type { Sufficiency } from './sufficiency.ts';
import { judge, type Evidence, type Verdict } from './verdict.ts';

/** Resolutions of H3 that gaps are looked for in: cells of some 5.2, 0.74 and 0.11 km², 1.2, 0.46 and 0.17 km a side. */
export const CELL_RESOLUTIONS = [7, 8, 9] as const;
export type CellResolution = (typeof CELL_RESOLUTIONS)[number];

/** From side to opposite side of a cell, metres: those of H3's table of average edge lengths, times the root of 3. */
const CELL_WIDTH: Record<CellResolution, number> = { 7: 2_436, 8: 921, 9: 348 };

/** The finest resolution whose cells are at least so many pixels wide on a map; the coarsest where none is. */
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
 * Fewest tests, and fewest independent witnesses (devices), of a cell that is judged. Source: Bundesnetzagentur,
 * Funklochkarte, shows a cell from 4 measurements by different lines on.
 */
export const CELL_MINIMUM = 4;

/** What a cell or gap is judged on. */
export interface CellEvidence extends Evidence {
  readonly failedTests: number;
  readonly clusters: number;
}

/**
 * Is the mean of a cell below the limit? By the 95% interval like every verdict, with the cell's own minimum of
 * tests and of independent witnesses. A cell where every test failed was tested: too few to judge by.
 */
export function judgeCell({ failedTests, clusters, ...evidence }: CellEvidence, limit: number): Verdict {
  if (evidence.tests === 0 && failedTests > 0) return 'too_few';
  if (evidence.tests > 0 && clusters < CELL_MINIMUM) return 'too_few';
  return judge(evidence, limit, CELL_MINIMUM);
}

/** Speeds of the tests on a piece of ground, kbit/s; null where nobody tested, bounds where there is no interval. */
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
  /** Estimated residents; null outside every unit, or where no population is known. */
  readonly people: number | null;
  /** Unit of the naming level that most of it lies in; null outside all of them. */
  readonly areaCode: string | null;
  readonly verdict: Verdict;
}

/** One operator's tests on a piece of ground. */
export interface OperatorFigures extends GapFigures {
  readonly operator: string;
  readonly verdict: Verdict;
}

/** What the operators' verdicts come to together. */
export interface OperatorComparison {
  readonly operators: readonly OperatorFigures[];
  /** Of the operators that do not meet the limit, the one of the lowest mean; null when there is none. */
  readonly worstOperator: string | null;
  /** The one operator that meets the limit where another one does not; null otherwise. */
  readonly onlyOperator: string | null;
}

/** Adjoining weak cells as one area to invest in. */
export interface GapArea extends GapFigures, OperatorComparison {
  /** From 1, in order of the people affected, the most first. */
  readonly rank: number;
  /** After the units with most of its people. */
  readonly name: string;
  /** H3 indices, in order. */
  readonly cells: readonly string[];
  readonly areaKm2: number;
  readonly people: number | null;
  /** Units of the naming level it touches, most people first. */
  readonly areaCodes: readonly string[];
  readonly verdict: Verdict;
}

/** How many people live in the cells of each verdict; untested ones are the cells without any test. */
export type PeopleByVerdict = Readonly<Record<Verdict, number>>;

/** One unit's gaps. */
export interface AreaGaps extends GapFigures, OperatorComparison, Sufficiency {
  readonly code: string;
  readonly people: number | null;
  readonly verdict: Verdict;
  readonly peopleByVerdict: PeopleByVerdict;
}

/** Who is worst, and does only one work here? */
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
