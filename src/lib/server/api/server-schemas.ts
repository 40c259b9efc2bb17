import { CLOCK_STATES, type ClockReading } from '#lib/domain/safekeeping/clock-state.ts';
import { HEALTH_PROBLEMS, type DeepHealth } from '#lib/domain/safekeeping/health.ts';
import {
  LONGEST_CONFIRMER,
  REMOVAL_KINDS,
  REMOVAL_REASONS,
  type Removal,
  type RetentionReport,
} from '#lib/domain/safekeeping/removal.ts';
import {
  COUNT,
  DATE,
  ID,
  INSTANT,
  listOf,
  NUMBER,
  nullable,
  objectOf,
  oneOfWords,
  ref,
  TEXT,
  type Schema,
} from './schema.ts';

/** Schemas of what the server says of itself: its clock, what it keeps how long. */
export const SERVER_SCHEMAS: Readonly<Record<string, Schema>> = {
  ClockReading: objectOf<ClockReading>({
    state: oneOfWords(CLOCK_STATES),
    today: DATE,
    trustedAt: nullable(INSTANT),
  }),
  RetentionReport: objectOf<RetentionReport>({
    clock: ref('ClockReading'),
    rawDays: COUNT,
    positionDays: ID,
    removals: listOf(ref('Removal')),
  }),
  Removal: objectOf<Removal>({
    doneAt: INSTANT,
    kind: oneOfWords(REMOVAL_KINDS),
    reason: oneOfWords(REMOVAL_REASONS),
    days: COUNT,
    dueOn: DATE,
    batch: nullable(ID),
    fileName: nullable(TEXT),
    rows: nullable(COUNT),
    bytes: nullable(COUNT),
  }),
  DeepHealth: objectOf<DeepHealth>({
    rowsCounted: COUNT,
    rowsOfBatches: COUNT,
    rawCopies: COUNT,
    rawCopiesMissing: COUNT,
    freeBytes: nullable(COUNT),
    lastBackup: nullable(objectOf<NonNullable<DeepHealth['lastBackup']>>({ at: INSTANT, hours: NUMBER })),
    lastLoadAt: nullable(INSTANT),
    clock: ref('ClockReading'),
    milliseconds: COUNT,
    problems: listOf(oneOfWords(HEALTH_PROBLEMS)),
  }),
  ClockConfirmation: objectOf({ today: DATE, by: { ...TEXT, maxLength: LONGEST_CONFIRMER } }),
};
