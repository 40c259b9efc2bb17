import { rm } from 'node:fs/promises';
import { Fault } from '#lib/domain/fault.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { loadedBatchOfFile } from './batches.sql.ts';
import { recordFailure } from './failed-loads.ts';
import { findPart } from './loaded-part.ts';
import { noteTry, type LeftLoad } from './inbox.ts';
import { loadFiles } from './load-files.ts';
import { openByProfile } from './mapping/open-by-profile.ts';
import { keepRaw } from './raw/keep-raw.ts';
import { readFileFacts, sizeOf } from './read/file-facts.ts';
import type { FileSource } from './read/file-source.ts';
import { hashFile } from './read/hash-file.ts';

/**
 * Finishes what the last program left in the inbox: loads a file that was received whole, as its sender stated, and
 * makes the raw copy of one that was loaded already. What cannot be finished is recorded as a failed load. Never throws.
 */
export async function finishLoads(warehouse: Warehouse, left: readonly LeftLoad[]): Promise<void> {
  for (const load of left) {
    if (warehouse.closing) return;
    try {
      if (load.tried || load.source === null) throw new Fault('load_interrupted', { file: load.name }, 409);
      await noteTry(load);
      await finish(warehouse, load, load.source);
    } catch (error) {
      await recordFailure(warehouse, { name: load.name, loadedBy: load.options.loadedBy, error });
    } finally {
      await rm(load.folder, { recursive: true, force: true });
    }
  }
}

async function finish(
  warehouse: Warehouse,
  { folder, options }: LeftLoad,
  source: FileSource,
): Promise<void> {
  await keepMissingCopy(warehouse, folder, source, options);
  // Parts that are loaded already do not change. What fails, of an archive or alone, is recorded by whoever loads it.
  const outcomes = loadFiles(warehouse, source, options);
  while (!(await outcomes.next().catch(() => ({ done: true }))).done);
}

/** Makes the raw copy of the part that is read first, when it was loaded before its program ended. */
async function keepMissingCopy(
  warehouse: Warehouse,
  folder: string,
  source: FileSource,
  options: LeftLoad['options'],
): Promise<void> {
  const size = await sizeOf(source.path);
  const sha256 = await hashFile(source.path, size, new AbortController().signal);
  if ((await warehouse.db.query(loadedBatchOfFile, { sha256 })).length === 0) return;
  const facts = await readFileFacts(source.path, source.name, () => undefined);
  const found = await openByProfile(warehouse, source, facts, folder, options);
  const { opened, columns, loaded } = await findPart(warehouse.db, sha256, found, options);
  if ('forms' in opened || columns === null || loaded === null) return;
  const file = { batch: loaded, path: source.path, facts, opened, columns, folder, seen: null };
  await keepRaw(warehouse, file);
}
