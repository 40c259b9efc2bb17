import { rm } from 'node:fs/promises';
import type { LoadProgress, LoadReport } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { noteLoad } from './inbox.ts';
import { checkPart, loadPart } from './ingest.ts';
import { makeFolder } from './load-folder.ts';
import type { FileSource } from './read/file-source.ts';
import type { LoadOptions } from './read/load-options.ts';

/** The outcome of one file, or a part of it: its report, or why it could not be used. */
export type FileOutcome =
  { readonly name: string; readonly report: LoadReport } | { readonly name: string; readonly fault: Fault };

/**
 * Loads a file and whatever of it is like what was read first: sheets with the same columns and operators side by side, or
 * the sheets that a person chose. Each is a batch. Every part is read and validated before the first is written: throws
 * the Fault of the first one that a person must decide about, with its `sheet` or `group`, and then none is loaded. Throws a
 * Fault as well when the load was cancelled.
 */
export async function* loadParts(
  warehouse: Warehouse,
  source: FileSource,
  { chosenSheets, ...options }: LoadOptions,
  onProgress: (progress: LoadProgress) => void,
): AsyncGenerator<FileOutcome> {
  const [chosen, ...others] = chosenSheets ?? [];
  const check = async (
    stated: LoadOptions,
    part: { readonly sheet: string } | { readonly group: string },
  ) => {
    try {
      await checkPart(warehouse, source, { ...stated, ...part });
    } catch (error) {
      if (!(error instanceof Fault) || error.code === 'load_cancelled') throw error;
      throw new Fault(error.code, { ...error.details, ...part }, error.status, { cause: error });
    }
  };
  const first = { ...options, ...(chosen === undefined ? {} : { sheet: chosen }) };
  const sheetsOf = (likeSheets: readonly string[]) => (chosen === undefined ? likeSheets : others);
  const { report, likeSheets, groups } = await loadPart(warehouse, source, first, onProgress, {
    async beforeWriting(further) {
      for (const group of further.groups) await check(first, { group });
      for (const sheet of sheetsOf(further.likeSheets)) await check(options, { sheet });
    },
  });
  yield { name: source.name, report };
  const sheets = sheetsOf(likeSheets);
  if (groups.length + sheets.length === 0) return;
  const nameOf = (part: string) => `${source.name} (${part})`;
  const loadGroup = async function* (group: string): AsyncGenerator<FileOutcome> {
    const loaded = await loadPart(warehouse, source, { ...first, group }, onProgress);
    yield { name: nameOf(group), report: loaded.report };
  };
  const folder = await makeFolder(warehouse.dataDir);
  try {
    // Should the program end between two parts, its next start loads the rest.
    const whole = chosenSheets === undefined ? options : { ...options, chosenSheets };
    await noteLoad(folder, source, whole, warehouse.clock());
    for (const group of groups) yield* caughtOutcomes(loadGroup(group), nameOf(group));
    for (const sheet of sheets) {
      yield* caughtOutcomes(loadParts(warehouse, source, { ...options, sheet }, onProgress), nameOf(sheet));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The outcomes of a load, a Fault that ends it among them. Rethrows cancellation and unexpected errors. */
export async function* caughtOutcomes(
  outcomes: AsyncIterable<FileOutcome>,
  name: string,
): AsyncGenerator<FileOutcome> {
  try {
    yield* outcomes;
  } catch (error) {
    if (!(error instanceof Fault) || error.code === 'load_cancelled') throw error;
    yield { name, fault: error };
  }
}
