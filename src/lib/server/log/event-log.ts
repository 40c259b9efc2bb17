import { appendFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Something that happened, as a line of the log. Nothing of a person's file: no name of it, no cell, no value. A query of the
 * workbench stands there as it was written.
 */
export interface LogEvent {
  /** `GET /api/v1/batches/[id]` (the route, never the address asked), `load`, `retention`, `start`, `stop`. */
  readonly what: string;
  readonly outcome: string | number;
  readonly request?: string;
  /** The client's address, or who loads. */
  readonly who?: string;
  /** The account that asked, by session or access token. */
  readonly account?: string;
  readonly ms?: number;
  readonly [counted: string]: string | number | undefined;
}

/** A file of a day is continued in another at this size. */
const MOST_FILE_BYTES = 50_000_000;
/** The oldest files go before all of them together exceed this. */
const MOST_BYTES = 1_000_000_000;
const FILE = /^(\d{4}-\d{2}-\d{2})\.(\d+)\.jsonl$/;

interface Log {
  readonly folder: string;
  readonly clock: () => Date;
}
let log: Log | null = null;

/** The folder of logs in a data folder. */
export const logFolder = (dataDir: string): string => join(dataDir, 'logs');

/** Begins to write events to a data folder; before that, and in tests, none are written. */
export function openLog(dataDir: string, clock: () => Date): void {
  const folder = logFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  log = { folder, clock };
}

/** Ends that. */
export function closeLog(): void {
  log = null;
}

/** Writes an event. Never throws: a full disk stops no request. */
export function logEvent(event: LogEvent): void {
  if (log === null) return;
  const at = log.clock().toISOString();
  try {
    appendFileSync(fileOf(log.folder, at.slice(0, 10)), `${JSON.stringify({ at, ...event })}\n`, {
      mode: 0o600,
    });
  } catch (error) {
    console.error('the log could not be written:', (error as Error).message);
  }
}

/**
 * The last events of a kind that are asked for, the newest first, with their instants. A line that is none is passed over;
 * one of another kind is not even read.
 */
export async function readEvents(
  dataDir: string,
  what: string,
  isAsked: (event: LogEvent) => boolean,
  most: number,
): Promise<readonly LoggedEvent[]> {
  const folder = logFolder(dataDir);
  const mark = `"what":${JSON.stringify(what)}`;
  const found: LoggedEvent[] = [];
  for (const { name } of filesIn(folder).reverse()) {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n');
    for (const line of lines.reverse()) {
      if (found.length >= most) return found;
      const event = line.includes(mark) ? eventIn(line) : null;
      if (event !== null && event.what === what && isAsked(event)) found.push(event);
    }
  }
  return found;
}

/** An event with its instant. */
export type LoggedEvent = LogEvent & { readonly at: string };

function eventIn(line: string): LoggedEvent | null {
  try {
    return JSON.parse(line) as LoggedEvent;
  } catch {
    return null;
  }
}

/** The file that events of a day go to: the day's last one, or the next when that is full. */
function fileOf(folder: string, day: string): string {
  const number = Math.max(
    1,
    ...filesIn(folder)
      .filter((file) => file.day === day)
      .map((file) => file.number),
  );
  const path = (n: number) => join(folder, `${day}.${n}.jsonl`);
  const bytes = statSync(path(number), { throwIfNoEntry: false })?.size ?? 0;
  return path(bytes < MOST_FILE_BYTES ? number : number + 1);
}

/**
 * Removes files of days before `before`, and the oldest ones that exceed the size of all. To be called only while the
 * clock is believed.
 */
export function sweepLog(dataDir: string, before: string, mostBytes = MOST_BYTES): void {
  const folder = logFolder(dataDir);
  let bytes = 0;
  for (const { name, day } of filesIn(folder).reverse()) {
    const path = join(folder, name);
    bytes += statSync(path).size;
    if (day < before || bytes > mostBytes) rmSync(path);
  }
}

/** The days of which there is a log, the oldest first. */
export const loggedDays = (dataDir: string): readonly string[] => [
  ...new Set(filesIn(logFolder(dataDir)).map(({ day }) => day)),
];

/** Files of the log, the oldest first. */
function filesIn(folder: string): { readonly name: string; readonly day: string; readonly number: number }[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .flatMap((name) => {
      const [, day, number] = FILE.exec(name) ?? [];
      return day === undefined ? [] : [{ name, day, number: Number(number) }];
    })
    .sort((a, b) => a.day.localeCompare(b.day) || a.number - b.number);
}
