import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import {
  LONGEST_QUERY,
  MOST_RESULT_BYTES,
  MOST_RESULT_ROWS,
  type Query,
  type QueryStamp,
} from '#lib/domain/workbench/query.ts';
import type { ChildHead, ChildRequest, QueryPlan, ResultFormat } from './child/child-request.ts';
import type { ChildAnswer, QueryProcess } from './child/query-process.ts';
import type { Snapshot } from './child/snapshot-file.ts';
import { logQuery } from './query-log.ts';
import type { Workbench } from './workbench.ts';

/** Rows that a workbook takes: with more, no office program opens it within a minute. */
export const MOST_WORKBOOK_ROWS = 200_000;
/** Longest time that a client may take to receive a result: it holds a place meanwhile. */
const SENDING_MS = 120_000;
/** What becomes of a query in a process that others have left too little memory in: Node ends where it cannot have any. */
const OUT_OF_MEMORY: ReadonlySet<string> = new Set(['query_memory', 'query_crashed']);

/** Who asks, and how. */
export interface Asker {
  readonly by: string | null;
  readonly signal?: AbortSignal | undefined;
  /** What the client calls this query, to ask for its place in the queue. */
  readonly id?: string | null;
  /** The question in words, for the history. */
  readonly title?: string | null;
}

/** In which form a result is wanted. */
export interface ResultForm {
  readonly format: ResultFormat;
  readonly mostRows?: number | undefined;
  readonly marked?: boolean;
  readonly locale?: Locale;
  /** Columns that tell devices apart are left out. */
  readonly withoutDevices?: boolean;
}

/** A result: what it is, and its bytes as they come. A body that nobody wants to its end must be cancelled. */
export interface QueryResult {
  readonly stamp: QueryStamp;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** The hash that says that two queries ask the same. */
export function queryHash({ sql, values }: Query): string {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([sql, sorted]))
    .digest('hex');
}

/**
 * Runs a query in a process of its own, when its turn comes, and resolves with its stamp once the result is there. Whatever
 * the query does, this process only passes bytes on. Rejects with a Fault that says what is wrong with the query, or which
 * limit it met; an aborted signal stops it at once.
 */
export async function runQuery(
  workbench: Workbench,
  snapshot: Snapshot,
  query: Query,
  asker: Asker,
  form: ResultForm,
): Promise<QueryResult> {
  const began = performance.now();
  const log = (outcome: string, stamp: QueryStamp | null) =>
    logQuery(
      query,
      { hash: queryHash(query), by: asker.by, title: asker.title ?? null, format: form.format },
      outcome,
      {
        ms: Math.round(performance.now() - began),
        version: snapshot.dataVersion,
        stamp,
      },
    );
  try {
    const result = await resultOf(workbench, snapshot, query, asker, form);
    log('ok', result.stamp);
    return result;
  } catch (error) {
    log(error instanceof Fault ? error.code : 'thrown', null);
    throw error;
  }
}

async function resultOf(
  workbench: Workbench,
  snapshot: Snapshot,
  query: Query,
  asker: Asker,
  form: ResultForm,
): Promise<QueryResult> {
  const { format, marked = false, locale = 'vi', withoutDevices = false } = form;
  const most = format === 'xlsx' ? MOST_WORKBOOK_ROWS : MOST_RESULT_ROWS;
  const request: ChildRequest = {
    ...{ kind: 'run', sql: query.sql, values: query.values, catalog: snapshot.catalog },
    limits: { rows: Math.min(form.mostRows ?? most, most), bytes: MOST_RESULT_BYTES },
    ...{ format, marked, locale, withoutDevices },
    stamp: {
      ...{ sql: query.sql, values: query.values, hash: queryHash(query) },
      ...{ dataVersion: snapshot.dataVersion, simulated: snapshot.simulated },
      ...{ ranAt: workbench.clock().toISOString(), by: asker.by },
    },
  };
  const writes = format === 'parquet' ? join(workbench.exports, `${randomUUID()}.parquet.part`) : null;
  return asked(workbench, snapshot, request, asker, writes, (head, answer, process) => {
    if (!('stamp' in head)) throw new Fault('query_crashed', {}, 422);
    const { stamp } = head;
    if (writes !== null) return { reply: { stamp, body: fileBody(writes) }, sent: drained(answer) };
    const { body, sent } = passedOn(answer, process);
    return { reply: { stamp, body }, sent };
  }).catch((error: unknown) => {
    if (writes !== null) rmSync(writes, { force: true });
    throw error;
  });
}

/** What the engine expects of a query. Rejects as `runQuery` does. */
export function planQuery(
  workbench: Workbench,
  snapshot: Snapshot,
  { sql, values }: Query,
  asker: Asker,
): Promise<QueryPlan> {
  const request: ChildRequest = { kind: 'plan', sql, values, catalog: snapshot.catalog };
  return asked(workbench, snapshot, request, asker, null, (head, answer) => {
    if (!('plan' in head)) throw new Fault('query_crashed', {}, 422);
    return { reply: head.plan, sent: drained(answer) };
  });
}

type Taken<Reply> = {
  readonly reply: Reply;
  /** Resolves when the answer was read: to true when the process can go on. */
  readonly sent: Promise<boolean>;
};

function asked<Reply>(
  workbench: Workbench,
  snapshot: Snapshot,
  request: ChildRequest,
  { signal, id = null }: Asker,
  writes: string | null,
  take: (head: ChildHead, answer: ChildAnswer, process: QueryProcess) => Taken<Reply>,
): Promise<Reply> {
  if (request.sql.length > LONGEST_QUERY) {
    return Promise.reject(new Fault('query_too_long', { most: LONGEST_QUERY }, 413));
  }
  const { seconds } = workbench.settings;
  /** It ran out of memory in a process that had answered others: what they left is not its fault. */
  let isToRepeat = false;
  const once = () =>
    new Promise<Reply>((resolve, reject) => {
      const work = async (process: QueryProcess): Promise<boolean> => {
        const { isFresh } = process;
        const judge = (code: string) => (isToRepeat = !isFresh && OUT_OF_MEMORY.has(code));
        const answer = await inTime(process, request, seconds, signal).catch((error: unknown) => {
          if (error instanceof Fault) judge(error.code);
          throw error;
        });
        if ('fault' in answer.head) {
          const { code, details, status } = answer.head.fault;
          const isSpent = judge(code);
          const goesOn = (await drained(answer)) && !isSpent;
          reject(new Fault(code, details, status));
          return goesOn;
        }
        const { reply, sent } = take(answer.head, answer, process);
        resolve(reply);
        return sent;
      };
      workbench.slots.take(workbench.options(snapshot, writes), { id, signal }, work).catch(reject);
    });
  return once().catch((error: unknown) => {
    if (!isToRepeat) throw error;
    isToRepeat = false;
    return once();
  });
}

/** Asks a process, which is killed when it takes longer, or when the signal aborts: nobody waits for its end. */
async function inTime(
  process: QueryProcess,
  request: ChildRequest,
  seconds: number,
  signal: AbortSignal | undefined,
): Promise<ChildAnswer> {
  let stop: (fault: Fault) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = (fault) => {
      process.kill();
      reject(fault);
    };
  });
  const cancel = () => stop(new Fault('query_cancelled', {}, 409));
  const timer = setTimeout(() => stop(new Fault('query_too_slow', { seconds }, 408)), seconds * 1000);
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  try {
    const answer = process.ask(request);
    answer.catch(() => undefined);
    return await Promise.race([answer, stopped]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  }
}

/** Reads an answer's empty rest. */
async function drained({ pieces }: ChildAnswer): Promise<boolean> {
  const { done } = await pieces.next();
  return done === true;
}

/** The bytes of an answer for a client. One that goes away, or takes too long, costs the process. */
function passedOn({ pieces }: ChildAnswer, process: QueryProcess) {
  let settle: (goesOn: boolean) => void = () => undefined;
  const sent = new Promise<boolean>((resolve) => (settle = resolve));
  const end = (goesOn: boolean) => {
    clearTimeout(timer);
    if (!goesOn) process.kill();
    settle(goesOn);
  };
  const timer = setTimeout(() => end(false), SENDING_MS);
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done) {
          end(true);
          controller.close();
        } else controller.enqueue(value);
      } catch (error) {
        end(false);
        controller.error(error);
      }
    },
    cancel: () => end(false),
  });
  return { body, sent };
}

/** A written file has its name once it is whole; it goes when it has been read, or is not wanted. */
function fileBody(written: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const whole = written.replace(/\.part$/, '');
  renameSync(written, whole);
  const pieces = createReadStream(whole)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const remove = () => rmSync(whole, { force: true });
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (!done) return controller.enqueue(new Uint8Array(value));
      remove();
      controller.close();
    },
    async cancel() {
      await pieces.return?.();
      remove();
    },
  });
}
