import { existsSync } from 'node:fs';
import { copyFile, link, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RebuildReport } from '#lib/domain/backup/reports.ts';
import { Fault } from '#lib/domain/fault.ts';
import { auditKey, readAuditKey, writeAuditKey } from '../audit/audit-key.ts';
import type { Writer } from '../db/database.ts';
import { restoreBatch } from '../ingest/reload.ts';
import { fillReportingUnits } from '../reporting-units/fill-units.ts';
import { loadReference } from '../reference.ts';
import { MIGRATIONS } from '../warehouse/migrations.ts';
import { loadSettings } from '../warehouse/vocabulary.ts';
import { readSecret, writeSecret } from '../warehouse/device-secret.ts';
import { Warehouse, warehouseFile, type WarehouseConfig } from '../warehouse/warehouse.ts';
import { makePrivateFolder, sweepLeftovers, syncToDisk, temporaryName } from './durable.ts';
import { recordsFile } from './records.ts';
import * as sql from './records.sql.ts';
import { rawFolderIn } from './snapshot.ts';

const PREFIX = 'rebuilding';
/** Who is noted for what the rebuilding does. */
const BY = 'rebuild';

/**
 * Makes the warehouse of a data folder anew, from its raw copies and its file of records, in a folder of its own; then
 * puts it in the place of the one before, which is kept under another name. Needs nothing of the one before. Throws a
 * Fault when there are no records, or they are of another schema; nothing is changed then.
 */
export async function rebuildWarehouse(
  config: WarehouseConfig & { readonly dataDir: string; readonly reference: string },
): Promise<RebuildReport> {
  const { dataDir } = config;
  if (!existsSync(recordsFile(dataDir))) {
    throw new Fault('rebuild_records_absent', { file: recordsFile(dataDir) }, 404);
  }
  await sweepLeftovers(dataDir, PREFIX);
  const folder = makePrivateFolder(join(dataDir, temporaryName(PREFIX)));
  try {
    await linkRawCopies(dataDir, folder);
    const secret = readSecret(dataDir);
    if (secret !== null) writeSecret(folder, secret);
    // One made here would stay in this folder.
    auditKey(dataDir);
    writeAuditKey(folder, readAuditKey(dataDir)!);
    const report = await fill(folder, config);
    return { ...report, replaced: await putInPlace(folder, dataDir, config.clock()) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function linkRawCopies(dataDir: string, folder: string): Promise<void> {
  const raws = makePrivateFolder(rawFolderIn(folder));
  for (const name of await readdir(rawFolderIn(dataDir)).catch(() => [])) {
    const [from, to] = [join(rawFolderIn(dataDir), name), join(raws, name)];
    await link(from, to).catch(() => copyFile(from, to));
  }
}

type Config = Parameters<typeof rebuildWarehouse>[0];

async function fill(folder: string, config: Config): Promise<Omit<RebuildReport, 'replaced'>> {
  const warehouse = await Warehouse.open({ ...config, dataDir: folder });
  try {
    await loadReference(warehouse, config.reference);
    const records = await takeRecords(warehouse, recordsFile(config.dataDir), config.reference);
    // What the office set stands among the records: loads read by its operators, figures are judged by its standards.
    await warehouse.change({
      commit: (writer) => loadSettings(writer, config.reference),
      deeds: () => null,
    });
    const lost: RebuildReport['lost'][number][] = [];
    const changed: RebuildReport['changed'][number][] = [];
    for (const { id, fileName, read, accepted } of records.batches) {
      try {
        const { batch } = await restoreBatch(warehouse, id, { by: BY, evenOperatorFile: true });
        if (batch.accepted !== accepted) {
          changed.push({ id, fileName, before: accepted, after: batch.accepted });
        }
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        lost.push({ id, fileName, rows: read, code: error.code, details: error.details });
      }
    }
    await takeEvents(warehouse, recordsFile(config.dataDir), lost);
    const [counts] = await warehouse.db.query(sql.rebuiltCounts, {});
    const batches = records.batches.length - lost.length;
    const after = { batches, lost: lost.map(({ id }) => id) };
    await warehouse.record(
      () => ({ action: 'rebuilt', after }),
      () => Promise.resolve(),
    );
    return { ...counts!, batches, lost, changed, editionsLost: records.editions };
  } finally {
    await warehouse.close();
  }
}

/** Runs `work` with the file of records attached. */
async function withRecords<T>(
  warehouse: Warehouse,
  path: string,
  work: (writer: Writer) => Promise<T>,
): Promise<T> {
  return warehouse.db.write(async (writer) => {
    await writer.run(sql.attachRecordsToRead(path), {});
    try {
      return await work(writer);
    } finally {
      await writer.run(sql.detachRecords, {});
    }
  });
}

/** Fills the recorded tables; every batch of measurements waits as an undone one for its raw copy. */
async function takeRecords(warehouse: Warehouse, path: string, reference: string) {
  return withRecords(warehouse, path, async (writer) => {
    const [versions] = await writer.query(sql.recordedVersions, {});
    const known = Math.max(...MIGRATIONS.map(({ version }) => version));
    if (versions!.schema !== known) {
      const details = { file: basename(path), found: versions!.schema, known };
      throw new Fault('rebuild_records_other', details, 422);
    }
    await writer.transaction(async () => {
      for (const table of sql.RECORDED_TABLES) {
        if (sql.COMPARED_TABLES.includes(table)) continue;
        await writer.run(sql.emptyTable(table), {});
        await writer.run(sql.fillTable(table), {});
      }
      await fillReportingUnits(writer, reference);
      await writer.run(sql.markAllUndone, { now: warehouse.clock().toISOString() });
      await writer.run(sql.continueDataVersion, { dataVersion: versions!.dataVersion });
    });
    for (const [sequence, table, column] of sql.SEQUENCES) {
      const [top] = await writer.query(sql.largest(table, column), {});
      if (top!.number > 0) await writer.query(sql.advance(sequence, top!.number), {});
    }
    const editions = await writer.query(sql.recordedEditions, {});
    return {
      batches: await writer.query(sql.recordedBatches, {}),
      editions: editions.map(({ name }) => name),
    };
  });
}

/** The history of the batches is the recorded one, without the rebuilding's own restoring, but with what was lost. */
async function takeEvents(warehouse: Warehouse, path: string, lost: RebuildReport['lost']): Promise<void> {
  const now = warehouse.clock().toISOString();
  await withRecords(warehouse, path, (writer) =>
    writer.transaction(async () => {
      await writer.run(sql.emptyTable('batch_event'), {});
      await writer.run(sql.fillTable('batch_event'), {});
      for (const { id } of lost) await writer.run(sql.noteLost, { batch: id, by: BY, now });
    }),
  );
}

/** Moves the new warehouse into place. Returns where the one before is kept; null when there was none. */
async function putInPlace(folder: string, dataDir: string, now: Date): Promise<string | null> {
  const [made, place] = [warehouseFile(folder), warehouseFile(dataDir)];
  await syncToDisk(made);
  makePrivateFolder(dirname(place));
  const time = now.toISOString().replace(/[:.]/g, '-');
  const kept = `${place}.before-rebuild-${time}`;
  const replaced = existsSync(place);
  await copyFile(recordsFile(dataDir), `${recordsFile(dataDir)}.before-rebuild-${time}`);
  for (const ending of ['', '.wal']) {
    if (existsSync(place + ending)) await rename(place + ending, kept + ending);
  }
  await rename(made, place);
  await syncToDisk(dirname(place));
  return replaced ? kept : null;
}
