import type { Edition, Level } from '#lib/domain/area.ts';
import type { GapStatus } from '#lib/domain/gaps/gap.ts';
import type { GapSelection } from '../../statistics/gaps/gap-selection.ts';
import type { MapShape } from '../map-shape.ts';
import type { GapRowsParams } from './gap-rows.sql.ts';

/** A gap area of a pack. */
export interface EvidenceGap {
  /** See `gapId`. */
  readonly id: string;
  /** Names of the areas with most of its residents. */
  readonly title: string;
  readonly people: number | null;
  readonly areaKm2: number;
  /** H3 indices, in order. */
  readonly cells: readonly string[];
  /**
   * Of one that a re-test confirmed: devices among its rows, as these name them, that the re-test does not count. They had
   * tested in a window that the period before suspected.
   */
  readonly chose: readonly string[];
}

/** The figures of one gap area. Speeds in kbit/s. */
export interface GapFigure {
  readonly gap: string;
  /** `nothing_found` is only ever computed, of rows that were changed. */
  readonly status: GapStatus | 'nothing_found';
  /** Confirmed by other devices than those that made it suspected in the period before. */
  readonly retested: boolean;
  readonly tests: number;
  readonly failedTests: number;
  /** Known ones. */
  readonly devices: number;
  readonly places: number;
  readonly timesOfDay: number | null;
  /** With tests that count, by known devices. */
  readonly days: number;
  /** Devices that its status rests on: of a re-test, those that did not choose the place. */
  readonly judgedDevices: number;
  /** The sum of their votes. Their mean chose the place and reads too low: no figure states it. */
  readonly votes: number;
  /** The chance of so low a mean where the truth is at the limit. */
  readonly p: number;
  /** The same for all that was chosen at once, adjusted for the choice: what a p must be at most. */
  readonly error: number;
  /** What the true mean is at most; null for a suspected one. */
  readonly atMostKbps: number | null;
  /** Further devices to decide, at the least; null for a confirmed one. */
  readonly devicesMissing: number | null;
}

/** What the page of gaps says of a gap area; the rest of its figures follow from the rows. */
export type StatedGap = Omit<GapFigure, 'days' | 'votes' | 'error'>;

/** Everything about the gap areas of a pack beside their rows. */
export interface GapEvidence {
  /** The edition and level whose areas name them. */
  readonly edition: Edition;
  readonly level: Level;
  readonly areas: readonly EvidenceGap[];
  /** What their rows were asked for with. */
  readonly asked: GapRowsParams;
  readonly selection: GapSelection;
  /** One for each of `areas`, in its order. */
  readonly figures: readonly StatedGap[];
  /** The areas of the naming level, for the report; empty draws no map. */
  readonly map: readonly MapShape[];
}
