import type { Level } from '../area.ts';
import type { Filter } from '../filter.ts';
import type { LocalDate } from '../local-date.ts';
import type { RobustnessRow } from '../robustness.ts';
import type { Standard } from '../standard.ts';
import type { StandingNote } from '../standards/standing.ts';
import type { AreaStatistic } from '../statistic.ts';
import type { CaseEntry } from './case-entry.ts';

/** What a case is about at most: a letter of more places is read by nobody. */
export const MOST_PLACES = 100;
/** Most measurements that one case freezes: as many as a pack holds. */
export const MOST_ROWS = 300_000;
/** Longest reason, in characters. */
export const LONGEST_REASON = 1000;

/** An area of the filter's edition and level, or a gap area by the id of its window. */
export type PlaceKey =
  { readonly kind: 'area'; readonly code: string } | { readonly kind: 'gap'; readonly gap: string };

/** What a person asks to open a case about: places of one operator, as a view chose them. */
export interface CaseRequest {
  /** With the operator that the case is about. */
  readonly filter: Filter & { readonly operator: string };
  readonly places: readonly PlaceKey[];
  readonly reason: string;
  readonly by: string;
}

/** Figures of a gap area on the day the case was made; a suspected one has no bound. */
export interface FrozenGap {
  readonly status: 'confirmed' | 'suspected';
  readonly atMostKbps: number | null;
  readonly tests: number;
  readonly devices: number;
  /** H3 indices, in order. */
  readonly cells: readonly string[];
}

/** One place of a case with its figures of the day the case was made. */
export interface CasePlace {
  /** From 1, in the case's order. */
  readonly number: number;
  readonly key: PlaceKey;
  /** Name with the type word: Huyện Lục Nam. */
  readonly title: string;
  readonly edition: string;
  readonly level: Level;
  /** Residents; null where not known. */
  readonly people: number | null;
  /** Measurements frozen for this place, failed ones included. */
  readonly rows: number;
  /** Of the case's operator; null for a gap area. */
  readonly figures: AreaStatistic | null;
  /** How the area's verdict stands when it is counted otherwise; empty for a gap area. */
  readonly robustness: readonly RobustnessRow[];
  /** Null for an area. */
  readonly gap: FrozenGap | null;
}

/** Measurements of the case's places and dates that its figures leave out, each for the first reason that applies. */
export interface CaseExclusions {
  /** Of 0 kbit/s, unless they count as zeros. */
  readonly failed: number;
  /** In another technology. */
  readonly otherTechnology: number;
  /** Left out by a quality rule, where the filter says so. */
  readonly flagged: number;
  /** Of other operators, or of none known. */
  readonly otherOperators: number;
}

/** What a case keeps of the day it was made. Later loads change nothing in it. */
export interface FrozenCase {
  readonly filter: CaseRequest['filter'];
  readonly operatorName: string;
  /** Of the warehouse at the instant it was made. */
  readonly dataVersion: number;
  /** At least one of its measurements was generated. */
  readonly simulated: boolean;
  readonly standard: Standard;
  readonly standing: readonly StandingNote[];
  readonly places: readonly CasePlace[];
  readonly exclusions: CaseExclusions;
}

/** A case: what was frozen, why, and everything that happened to it since. */
export interface Case {
  readonly id: number;
  readonly reason: string;
  readonly by: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly openedOn: LocalDate;
  readonly frozen: FrozenCase;
  /** In order, the opening excepted. */
  readonly entries: readonly CaseEntry[];
}

/** A case's number as people write it: `HS-0007`. */
export const caseNumber = (id: number): string => `HS-${String(id).padStart(4, '0')}`;

/** The key of a place within an edition and level, as addresses and the warehouse write it. */
export const placeWord = (key: PlaceKey): string =>
  key.kind === 'area' ? `area:${key.code}` : `gap:${key.gap}`;
