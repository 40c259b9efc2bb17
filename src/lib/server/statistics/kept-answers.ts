import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { isQuietFor } from './quiet.ts';
import { answersKept, dropOldestAnswers, findAnswer, insertAnswer } from './kept-answers.sql.ts';

/** Raised whenever a statistic's method or shape changes, so that no answer computed the old way is found. */
const METHOD = 6;

/** Answers kept in the warehouse: of a month in a trend 1 kB each, of all units 1 to 60 kB. */
const MOST_KEPT = 40_000;
/** Made at once when there are more: finding the oldest takes longer than keeping one. */
const MADE_ROOM_FOR = 200;

/** Answers that take at most so many characters are held in memory: those of a month in a trend. Longer ones are deflated. */
const SHORT = 4_000;
const DEFLATED = 'deflated:';

/** Answers that wait for a quiet moment and the writer, who may be busy with a long load; further ones are not kept. */
const MOST_WAITING = 16;
const QUIET_MS = 50;

/** An answer to be kept, computed from the data of a version. */
interface Waiting {
  readonly asked: string;
  readonly dates: AnswerDates;
  readonly version: number;
  readonly answer: unknown;
}

const waiting = new WeakMap<Warehouse, Waiting[]>();

/** Half-open local dates of the tests that an answer rests on. */
export interface AnswerDates {
  readonly from: string;
  readonly to: string;
}

/**
 * The answer to a question from the warehouse, where it stays over restarts; computed, and kept when that took
 * `fromMs`, where there is none. `question` is all that decides the answer beside the data.
 *
 * Why a kept answer can be trusted: every change of the data forgets, in its own transaction, the answers that
 * rest on tests of the dates it touches (all answers, when it does not say which: `Warehouse.change`), and an
 * answer is kept only while the data are of the version it was computed from. So the table holds what computing
 * now would give, to the digit: one that JSON would not give back as it was is not kept.
 */
export async function keptAnswer<T>(
  warehouse: Warehouse,
  question: string,
  { dates, fromMs }: { readonly dates: AnswerDates; readonly fromMs: number },
  compute: () => Promise<T>,
): Promise<T> {
  const found = await findKept<T>(warehouse, question);
  if (found !== undefined) return found;
  const version = warehouse.dataVersion;
  const began = performance.now();
  const answer = await compute();
  if (performance.now() - began >= fromMs) keepLater(warehouse, { asked: question, dates, version, answer });
  return answer;
}

/** The answer the warehouse keeps to a question; undefined when it keeps none. */
export async function findKept<T>(warehouse: Warehouse, asked: string): Promise<T | undefined> {
  const question = fingerprintOf(asked);
  const short = (await shelfOf(warehouse)).get(question);
  if (short === undefined) return undefined;
  const [found] =
    short === null ? await warehouse.db.queryPlanned(findAnswer, { question }) : [{ answer: short }];
  return found && (JSON.parse(inflated(found.answer)) as T);
}

/** By question, the answers kept: short ones themselves, null for the others, some of which may have gone meanwhile. */
type Shelf = Map<string, string | null>;

const shelves = new WeakMap<Warehouse, { version: number; shelf: Promise<Shelf> }>();

/** What the warehouse keeps at the present version of its data: most questions are of those it has no answer to. */
function shelfOf(warehouse: Warehouse): Promise<Shelf> {
  const { db, dataVersion: version } = warehouse;
  const known = shelves.get(warehouse);
  if (known?.version === version) return known.shelf;
  const shelf = db
    .query(answersKept, { mostLength: SHORT })
    .then((rows) => new Map(rows.map(({ question, short }) => [question, short])));
  shelves.set(warehouse, { version, shelf });
  shelf.catch(() => shelves.delete(warehouse));
  return shelf;
}

const fingerprintOf = (question: string) =>
  createHash('sha256').update(`${METHOD} ${question}`).digest('base64url');

/** Nobody waits for it, and it makes nobody wait: writing an answer takes as long as some answers do. */
function keepLater(warehouse: Warehouse, entry: Waiting): void {
  const before = waiting.get(warehouse);
  if (!before) {
    waiting.set(warehouse, [entry]);
    void keepOnceQuiet(warehouse);
  } else if (before.length < MOST_WAITING) {
    before.push(entry);
  }
}

async function keepOnceQuiet(warehouse: Warehouse): Promise<void> {
  let isQuiet = false;
  while (!isQuiet && !warehouse.closing) isQuiet = await isQuietFor(warehouse, QUIET_MS);
  await keepWaiting(warehouse);
}

/** Keeps at once what waits, one after another as the writer comes to it. One that could not be kept is computed again. */
export async function keepWaiting(warehouse: Warehouse): Promise<void> {
  const entries = waiting.get(warehouse) ?? [];
  for (let next = entries.shift(); next && !warehouse.closing; next = entries.shift())
    await keep(warehouse, next).catch((error: unknown) => console.error(error));
  if (waiting.get(warehouse) === entries) waiting.delete(warehouse);
}

async function keep(
  warehouse: Warehouse,
  { asked, dates: { from, to }, version, answer: given }: Waiting,
): Promise<void> {
  const answer = JSON.stringify(given);
  if (!isDeepStrictEqual(JSON.parse(answer), given)) return;
  const question = fingerprintOf(asked);
  const kept = answer.length <= SHORT ? answer : deflated(answer);
  const now = warehouse.clock().toISOString();
  await warehouse.db.write(async (writer) => {
    if (warehouse.dataVersion !== version) return;
    await writer.run(insertAnswer, { question, from, to, answer: kept, now, version });
    const shelf = await shelfOf(warehouse);
    shelf.set(question, kept.length <= SHORT ? kept : null);
    if (shelf.size <= MOST_KEPT) return;
    await writer.run(dropOldestAnswers, { most: MOST_KEPT - MADE_ROOM_FOR });
    shelves.delete(warehouse);
  });
}

const deflated = (answer: string) => DEFLATED + deflateRawSync(answer).toString('base64');

const inflated = (kept: string) =>
  kept.startsWith(DEFLATED)
    ? inflateRawSync(Buffer.from(kept.slice(DEFLATED.length), 'base64')).toString()
    : kept;
