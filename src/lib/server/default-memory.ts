const MB = 1_000_000;
/** With this much for the database the whole process stays below 1 GiB while it takes in 5 million rows; larger work spills. */
const LEAST_MB = 400;
/** The rest of the machine is for everything else. */
const MOST_OF_MACHINE = 0.5;

/**
 * How much memory does the database get where nobody says? As much as its file is large, so that a question over a year
 * of a large warehouse still fits; at least 400 MB, and above that at most half of the machine's memory. In DuckDB's words.
 */
export function defaultMemory(fileBytes: number, machineBytes: number): string {
  const wanted = Math.min(fileBytes, machineBytes * MOST_OF_MACHINE) / MB;
  return `${Math.max(LEAST_MB, Math.round(wanted))}MB`;
}

/** Of the machine's memory, for tests held as columns. */
const MOST_IN_COLUMNS = 0.125;

/** How much memory may the tests take that are held as columns, so that figures of any dates take milliseconds? */
export const defaultColumnBytes = (machineBytes: number): number => machineBytes * MOST_IN_COLUMNS;
