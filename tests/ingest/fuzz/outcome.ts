import { rm } from 'node:fs/promises';
import { Fault } from '#lib/domain/fault.ts';
import { FAULT_CODES } from '#lib/messages/faults.ts';
import { fragment, statement } from '#lib/server/db/statement.ts';
import { DatabaseError } from '#lib/server/db/errors.ts';
import { kindOfFile, loadFiles } from '#lib/server/ingest/load-files.ts';
import { makeFolder } from '#lib/server/ingest/load-folder.ts';
import { LoadWatch } from '#lib/server/ingest/load-watch.ts';
import { mapColumns } from '#lib/server/ingest/mapping/map-columns.ts';
import type { MappedColumns } from '#lib/server/ingest/mapping/mapped-columns.ts';
import { openByProfile } from '#lib/server/ingest/mapping/open-by-profile.ts';
import { readFileFacts } from '#lib/server/ingest/read/file-facts.ts';
import type { OpenedTable } from '#lib/server/ingest/read/open-file.ts';
import type { SourceTable } from '#lib/server/ingest/read/source-table.ts';
import { dropStagedRows, prepareRows } from '#lib/server/ingest/stage/prepare-rows.ts';
import { styleOf } from '#lib/server/ingest/stage/value-style.ts';
import { ValueReader } from '#lib/server/ingest/stage/values.sql.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { writeFile } from '../support.ts';

/** Longer, and a case hangs. */
const TIME_LIMIT_MS = 60_000;

/**
 * How far a case goes. To plan the statements that judge and write rows takes ten times as long as to read a damaged file, and
 * most damages are met before: so most cases end once their columns are known and their rows counted as the program reads
 * them, some once each row is accepted or rejected, and some are loaded, whose rows are counted both ways.
 */
export type Depth = 'counted' | 'judged' | 'loaded';

/** Whoever asks for a number of cases has the time to load each. */
const LOADS_ALL = process.env.FUZZ_CASES !== undefined;

/** How far the case of a number goes: of sixty two are loaded, and one judged. */
export function depthOf(i: number): Depth {
  if (LOADS_ALL || i % 30 === 0) return 'loaded';
  return i % 60 === 5 ? 'judged' : 'counted';
}

const STATED = { loadedBy: 'fuzz' };

/** What became of a damaged file: rows that add up, or the code of a fault that has a sentence. */
export type Outcome = { readonly read: number } | { readonly fault: string };

/** Reads a damaged file, as far as `depth` says. Throws what no person should ever see: a raw error, a hang, a row that is lost. */
export async function outcomeOf(
  warehouse: Warehouse,
  name: string,
  content: string | Uint8Array,
  depth: Depth = 'loaded',
): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name}: no end after ${TIME_LIMIT_MS} ms`)), TIME_LIMIT_MS);
  });
  try {
    return await Promise.race([take(warehouse, { path: writeFile(name, content), name }, depth), hang]);
  } catch (error) {
    if (!(error instanceof Fault)) throw new Error(`${name}: ${String(error)}`, { cause: error });
    if (!FAULT_CODES.includes(error.code))
      throw new Error(`${name}: ${error.code} has no sentence`, { cause: error });
    return { fault: error.code };
  } finally {
    clearTimeout(timer);
  }
}

interface NamedFile {
  readonly path: string;
  readonly name: string;
}

async function take(warehouse: Warehouse, source: NamedFile, depth: Depth): Promise<Outcome> {
  const kind = await kindOfFile(source);
  if (kind === 'archive' || kind === 'gzip') return load(warehouse, source);
  if (depth !== 'loaded') return (await read(warehouse, source, depth)) ?? load(warehouse, source);
  const loaded = await load(warehouse, source);
  const counted = await read(warehouse, source, 'counted');
  if (counted !== null && 'read' in loaded && counted.read !== loaded.read) {
    throw new Error(`${counted.read} rows counted, ${loaded.read} loaded`);
  }
  return loaded;
}

async function load(warehouse: Warehouse, source: NamedFile): Promise<Outcome> {
  let total = 0;
  for await (const outcome of loadFiles(warehouse, source, STATED)) {
    if ('fault' in outcome) throw outcome.fault;
    const { read, accepted, rejected, duplicates } = outcome.report.batch;
    if (read !== accepted + rejected + duplicates) {
      throw new Error(`${read} rows read, ${accepted} + ${rejected} + ${duplicates} reported`);
    }
    total += read;
  }
  return { read: total };
}

/** Opens a file and counts its rows, of each operator side by side; null for monthly forms, which have no such rows. */
async function read(
  warehouse: Warehouse,
  source: NamedFile,
  depth: 'counted' | 'judged',
): Promise<{ readonly read: number } | null> {
  const folder = await makeFolder(null);
  try {
    const facts = await readFileFacts(source.path, source.name, () => undefined);
    const { opened, context } = await openByProfile(warehouse, source, facts, folder, STATED);
    if ('forms' in opened) return null;
    const { headers, sample } = opened.table;
    const rowsOf = (columns: MappedColumns) =>
      depth === 'counted'
        ? countRows(warehouse, opened, columns, folder)
        : judgeRows(warehouse, opened, columns, folder, source.name);
    const first = mapColumns(headers, sample, {}, context);
    let total = await rowsOf(first);
    for (const group of first.groups.slice(1)) {
      total += await rowsOf(mapColumns(headers, sample, { group }, context));
    }
    if (total === 0) throw new Fault('file_without_rows', { file: source.name }, 422);
    return { read: total };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The rows that the program's own scan gives, without blank ones; of a file with irregular rows those of its plain copy. */
async function countRows(
  { db }: Warehouse,
  { table, normalise }: OpenedTable,
  columns: MappedColumns,
  folder: string,
): Promise<number> {
  const count = async (source: SourceTable) => {
    const blank = new ValueReader(source, columns, styleOf(source.sample, columns)).blank();
    // A malformed row has no cells, and is one.
    const isRow = source.numbering.kind === 'stored' ? fragment`problem is not null or not` : fragment`not`;
    const counting = statement<{ rows: number }>()`
      select count(*) filter (where ${isRow} ${blank}) as rows from ${source.scan}
    `;
    return (await db.query(counting, {}))[0]!.rows;
  };
  try {
    return await count(table);
  } catch (error) {
    if (!(error instanceof DatabaseError && error.badInput) || normalise === null) throw error;
    return count(await normalise(folder));
  }
}

/** The rows that are accepted or rejected, each with its reason, and written nowhere. */
function judgeRows(
  warehouse: Warehouse,
  opened: OpenedTable,
  columns: MappedColumns,
  folder: string,
  name: string,
): Promise<number> {
  const watch = new LoadWatch(() => undefined, undefined, 1);
  return warehouse.db.write(async (writer) => {
    try {
      const { staged } = await prepareRows(writer, warehouse, {
        ...{ name, opened, columns, folder, options: STATED, watch },
      });
      const [judged] = await writer.query(judgedRows, {});
      if (staged.read !== judged!.accepted + judged!.rejected) {
        throw new Error(`${staged.read} rows read, ${judged!.accepted} + ${judged!.rejected} judged`);
      }
      return staged.read;
    } finally {
      await dropStagedRows(writer);
    }
  });
}

const judgedRows = statement<{ accepted: number; rejected: number }>()`
  select count(*) filter (where reason is null and tested_on is not null and download_kbps is not null) as accepted,
    count(*) filter (where reason is not null) as rejected from numbered
`;
