import { totalmem } from 'node:os';

/** How long and large a query may be. */
export interface WorkbenchSettings {
  /** Longest time until a result. */
  readonly seconds: number;
  /** Memory of the process that a query runs in. */
  readonly memoryMb: number;
  readonly threads: number;
}

const MB = 1_000_000;
/** Of the machine's memory; two queries may run at once. */
const SHARE = 1 / 6;
const LEAST_MB = 400;
const MOST_MB = 1500;

/** Memory of a query where nobody says: enough to sort a million rows, and no more than a machine of 2 GB can give twice. */
export const defaultQueryMemory = (machineBytes = totalmem()): number =>
  Math.round(Math.min(MOST_MB, Math.max(LEAST_MB, (machineBytes * SHARE) / MB)));

/** Longest time of a query where nobody says. */
export const DEFAULT_QUERY_SECONDS = 10;
