import { surelyBelow } from '../ranking.ts';
import type { Light, Sufficiency } from '../sufficiency.ts';
import type { Verdict } from '../verdict.ts';

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
 * Fewest devices of a cell whose mean is drawn and judged by nobody: a choice of this program. A mean of fewer would be
 * the speed of a person or two.
 */
export const CELL_MINIMUM = 4;

/** Fewest devices of a window that is judged: a choice of this program, measured by tests/proof/studies/gaps.ts. */
export const JUDGED_DEVICES = 20;

/** What a found place is: see `GapArea`. */
export const GAP_STATUSES = ['confirmed', 'suspected'] as const;
/** One of `GAP_STATUSES`. */
export type GapStatus = (typeof GAP_STATUSES)[number];

/**
 * What is known of a place: it lies in a confirmed or suspected gap area; nothing was found though there were enough
 * devices, which does not make it good; too few devices to tell; or nobody measured there.
 */
export const PLACE_STATUSES = [...GAP_STATUSES, 'nothing_found', 'too_few', 'untested'] as const;
/** One of `PLACE_STATUSES`. */
export type PlaceStatus = (typeof PLACE_STATUSES)[number];

/** Estimated residents of the places of each status. */
export type PeopleByStatus = Readonly<Record<PlaceStatus, number>>;

/**
 * Speeds of measurements, kbit/s; null without measurements, bounds null without an interval. The mean is that of all
 * measurements of a cell, and of an area the one that decides its verdict.
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

/** One tested H3 cell: drawn, never judged by itself. */
export interface GapCell extends GapFigures {
  /** H3 index, 15 hexadecimal digits. */
  readonly cell: string;
  /** Estimated residents; null outside every area, or where no population is known. */
  readonly people: number | null;
  /** Area of the naming level that holds most of the cell; null outside all of them. */
  readonly areaCode: string | null;
  /** Of the place of its centre. */
  readonly status: PlaceStatus;
  /** The bound of the confirmed gap area it lies in, kbit/s; else null. */
  readonly atMostKbps: number | null;
}

/** One operator in a gap area. */
export interface OperatorGap {
  readonly operator: string;
  readonly tests: number;
  readonly failedTests: number;
  readonly devices: number;
  /** Its own map shows a gap area that overlaps this one; null where it shows none, which does not make it good. */
  readonly status: GapStatus | null;
  /** The bound of that one when it is confirmed, kbit/s. */
  readonly atMostKbps: number | null;
}

/** What devices measured in the period after, of those that had not measured here before: a vote for each, kbit/s. */
export interface LaterFigures {
  readonly devices: number;
  readonly downloadKbpsMean: number;
  readonly downloadKbpsMeanLower: number;
  readonly downloadKbpsMeanUpper: number;
}

/**
 * A place below the limit. Confirmed: `atMostKbps` is what its mean is at most; the mean of the tests that chose it would
 * read too low and is never shown. Suspected: more devices have to decide, and no speed is shown; it is no evidence.
 */
export interface GapArea {
  /** Its address, the same in every period and under every filter: see `gap-address.ts`. */
  readonly id: string;
  /** From 1: confirmed ones first, then by estimated residents, descending. */
  readonly rank: number;
  /** Names of the areas with most of its residents. */
  readonly name: string;
  readonly status: GapStatus;
  /** Suspected in the period before, confirmed by other devices in this one. */
  readonly retested: boolean;
  readonly atMostKbps: number | null;
  /** Further devices to decide, at the least; null when confirmed. */
  readonly devicesMissing: number | null;
  /** H3 indices, in order. */
  readonly cells: readonly string[];
  readonly areaKm2: number;
  readonly people: number | null;
  /** Codes of the naming level's areas it touches, most residents first. */
  readonly areaCodes: readonly string[];
  readonly tests: number;
  readonly failedTests: number;
  readonly devices: number;
  readonly places: number;
  readonly timesOfDay: number | null;
  readonly enoughPlaces: Light;
  readonly enoughTimes: Light;
  /** Null while there are none, or too few. */
  readonly later: LaterFigures | null;
  readonly operators: readonly OperatorGap[];
}

/** Speeds of one operator in an area. */
export interface OperatorFigures extends GapFigures {
  readonly operator: string;
  readonly verdict: Verdict;
}

/** The operators of an area compared, always over all of them. */
export interface OperatorComparison {
  readonly operators: readonly OperatorFigures[];
  /** The operator that is surely slower than every other with an interval; null where none is, or there is no other. */
  readonly worstOperator: string | null;
  /** The only operator that meets the limit where another does not; null otherwise. */
  readonly onlyOperator: string | null;
}

/** Figures and residents by status of one area. */
export interface AreaGaps extends GapFigures, OperatorComparison, Sufficiency {
  readonly code: string;
  readonly people: number | null;
  readonly verdict: Verdict;
  readonly peopleByStatus: PeopleByStatus;
  /** Where no operator was measured; under no operator's filter the same as `peopleByStatus.untested`. */
  readonly peopleUntestedByAll: number;
}

/** Which operator is slowest, and does only one meet the limit? */
export function compareOperators(operators: readonly OperatorFigures[]): OperatorComparison {
  const intervals = operators.map((entry) => ({
    ...entry,
    mean: entry.downloadKbpsMean,
    lower: entry.downloadKbpsMeanLower,
    upper: entry.downloadKbpsMeanUpper,
  }));
  const known = intervals.filter(({ lower }) => lower !== null);
  const worst = known.find(
    (one) => known.length > 1 && known.every((other) => other === one || surelyBelow(one, other)),
  );
  const met = operators.filter(({ verdict }) => verdict === 'met');
  const isMissed = operators.some(({ verdict }) => verdict === 'not_met');
  return {
    operators,
    worstOperator: worst?.operator ?? null,
    onlyOperator: met.length === 1 && isMissed ? met[0]!.operator : null,
  };
}
