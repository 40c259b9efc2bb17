import { createInterface } from 'node:readline';
import { Fault } from '#lib/domain/fault.ts';
import { DEVICES_KEY, type QueryStamp } from '#lib/domain/workbench/query.ts';
import { BEHIND_KEY, type RowsBehind } from '#lib/domain/workbench/rows-behind.ts';
import { provenanceLines, workbookNames } from '#lib/messages/workbench-files.ts';
import { csvPieces, jsonPieces } from '../files/text-files.ts';
import { ParquetFile } from '../files/parquet-file.ts';
import { resultWorkbook } from '../files/workbook-file.ts';
import { engineFault } from '../guard/engine-fault.ts';
import type { ChildHead, ChildOptions, ChildRequest } from './child-request.ts';
import { frameParts } from './frames.ts';
import { openSnapshot, type OpenSnapshot } from './open-snapshot.ts';
import { arrowPieces, resultTable } from './result-table.ts';
import { rowsBehind } from './rows-behind.ts';
import { planStatement, runStatement } from './run-statement.ts';

/** Of an answer written at once: what the pipe takes goes on while the next piece is made. */
const PIECE_BYTES = 1_000_000;

function send(content: Uint8Array): Promise<void> {
  const [head, rest] = frameParts(content);
  return new Promise((resolve) => {
    process.stdout.write(head);
    process.stdout.write(rest, () => resolve());
  });
}

const sendHead = (head: ChildHead) => send(Buffer.from(JSON.stringify(head)));
const sendEnd = () => send(new Uint8Array());

/** Sends what is small together and what is large in parts: each frame costs a turn of whoever passes it on. */
async function sendPieces(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  let small: Uint8Array[] = [];
  let bytes = 0;
  const sendSmall = async () => {
    if (bytes > 0) await send(Buffer.concat(small));
    [small, bytes] = [[], 0];
  };
  for await (const piece of pieces) {
    if (bytes + piece.length > PIECE_BYTES) await sendSmall();
    if (piece.length < PIECE_BYTES) {
      small.push(piece);
      bytes += piece.length;
      continue;
    }
    for (let from = 0; from < piece.length; from += PIECE_BYTES) {
      await send(piece.subarray(from, from + PIECE_BYTES));
    }
  }
  await sendSmall();
}

type RunRequest = Extract<ChildRequest, { readonly kind: 'run' }>;

async function run(
  { connection, connect }: OpenSnapshot,
  request: RunRequest,
  writes: string | null,
): Promise<void> {
  const began = performance.now();
  const { catalog, limits, format, marked, locale, withoutDevices } = request;
  const file = writes === null ? null : new ParquetFile(await connect());
  const result = await runStatement(connection, request, catalog, limits, { taker: file, withoutDevices });
  const stamp: QueryStamp = {
    ...request.stamp,
    ...{ rows: result.rows, truncated: result.truncated, leftOut: withoutDevices ? result.devices : [] },
    milliseconds: Math.round(performance.now() - began),
  };
  if (file !== null && writes !== null) {
    await file.write(writes, stamp, result);
    return sendHead({ stamp });
  }
  const table = resultTable(result, result.meanings, stamp);
  await sendHead({ stamp });
  if (format === 'csv') return sendPieces(csvPieces(table, marked));
  if (format === 'json') return sendPieces(jsonPieces(table, stamp));
  if (format === 'xlsx') {
    return sendPieces(resultWorkbook(table, workbookNames(locale), provenanceLines(stamp, locale)));
  }
  const isWhole = stamp.leftOut.length === 0;
  const behind: RowsBehind = isWhole
    ? await rowsBehind(connection, result.tree, catalog, result.names)
    : { why: 'hidden_group' };
  table.schema.metadata.set(BEHIND_KEY, JSON.stringify(behind));
  table.schema.metadata.set(DEVICES_KEY, JSON.stringify(result.devices));
  return sendPieces(arrowPieces(table));
}

async function answer(snapshot: OpenSnapshot, request: ChildRequest, writes: string | null): Promise<void> {
  try {
    if (request.kind === 'run') await run(snapshot, request, writes);
    else await sendHead({ plan: await planStatement(snapshot.connection, request, request.catalog) });
  } catch (error) {
    const { code, details, status } = error instanceof Fault ? error : engineFault(request.sql, error);
    await sendHead({ fault: { code, details, status } });
  }
  await sendEnd();
}

/**
 * The engine's memory of a result is freed when V8 collects the object that stands for it. V8, which sees the object and
 * not the memory, is in no hurry, so that the next query would run out of memory that nobody uses.
 */
const freeResults = () => globalThis.gc?.();

/** Answers one request after another, a line of JSON each; the first line says what to open. Ends when its parent does. */
async function main(): Promise<void> {
  let opened: { readonly snapshot: OpenSnapshot; readonly writes: string | null } | null = null;
  for await (const line of createInterface({ input: process.stdin })) {
    if (opened === null) {
      const options = JSON.parse(line) as ChildOptions;
      opened = { snapshot: await openSnapshot(options), writes: options.writes };
      await sendHead({ ready: true });
    } else {
      await answer(opened.snapshot, JSON.parse(line) as ChildRequest, opened.writes);
      freeResults();
    }
  }
  process.exit(0);
}

await main();
