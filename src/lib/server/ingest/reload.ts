import { rm } from 'node:fs/promises';
import type { Batch, LoadProgress, LoadReport } from '#lib/domain/batch.ts';
import type { ColumnMapping } from '#lib/domain/column-mapping.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { RuleCode } from '#lib/domain/quality-rule.ts';
import type { Deed } from '../audit/audit-chain.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { batchReport } from './batches.ts';
import { loadedBatchOfPart } from './batches.sql.ts';
import { findDuplicates } from './stage/find-duplicates.ts';
import { makeFolder } from './load-folder.ts';
import type { LoadOptions } from './read/load-options.ts';
import { LoadWatch } from './load-watch.ts';
import { columnName } from './mapping/column-name.ts';
import { mapColumns } from './mapping/map-columns.ts';
import type { MappedColumns } from './mapping/mapped-columns.ts';
import { dropStagedRows, prepareRows } from './stage/prepare-rows.ts';
import { isOperatorFile } from './operator-files.ts';
import { openRaw } from './raw/open-raw.ts';
import type { RawFile } from './raw/raw-file.ts';
import { recordEvent, removeRows } from './undo.ts';
import { batchState, deleteRejections } from './undo.sql.ts';
import { writeBatch } from './write-batch.ts';

/** Who requests to load a file again, and with which changes. */
export interface ReloadOptions {
  readonly by: string;
  /** Columns and constants to use in place of those of the last load. */
  readonly columns?: LoadOptions['columns'];
  readonly constants?: ColumnMapping['constants'];
  /** An undone file is put back although an operator sent it as its own tests since. */
  readonly evenOperatorFile?: boolean;
  readonly signal?: AbortSignal;
}

type ProgressListener = (progress: LoadProgress) => void;

/**
 * Loads a batch's file again from its raw copy and replaces its rows, after a rule, an area or the mapping changed. The
 * batch keeps its number. Throws a Fault when there is no such batch, when it is undone or a monthly form, or when its
 * raw copy has expired.
 */
export async function reloadBatch(
  warehouse: Warehouse,
  id: number,
  options: ReloadOptions,
  onProgress?: ProgressListener,
): Promise<LoadReport> {
  const { batch, rules } = await batchReport(warehouse, id);
  if (batch.state === 'undone') throw new Fault('batch_is_undone', { id }, 409);
  return reload(
    warehouse,
    batch,
    { ...options, off: rulesSwitchedOff(rules), event: 'reloaded' },
    onProgress,
  );
}

/**
 * Restores an undone batch under its number from its raw copy, atomically. Its rows are deduplicated against everything
 * loaded since. Throws a Fault as `reloadBatch` does, when the same file is loaded already, and when it is an operator's.
 */
export async function restoreBatch(
  warehouse: Warehouse,
  id: number,
  options: ReloadOptions,
  onProgress?: ProgressListener,
): Promise<LoadReport> {
  const { batch, rules } = await batchReport(warehouse, id);
  if (batch.state === 'loaded') throw new Fault('batch_is_loaded', { id }, 409);
  await isOperatorFile(warehouse.db, { name: batch.fileName, sha256: batch.fileSha256 }, options);
  return reload(
    warehouse,
    batch,
    { ...options, off: rulesSwitchedOff(rules), event: 'put_back' },
    onProgress,
  );
}

/** Rules that a person switched off for a batch. */
export function rulesSwitchedOff(rules: LoadReport['rules']): ReadonlySet<RuleCode> {
  return new Set(rules.filter(({ action }) => action === 'off').map(({ code }) => code));
}

interface ReloadRequest extends ReloadOptions {
  readonly off: ReadonlySet<RuleCode>;
  readonly event: 'reloaded' | 'put_back' | 'rule_off' | 'rule_on';
  readonly rule?: RuleCode;
}

/** Reads a batch's raw copy with other rules or columns and replaces its rows in one transaction. */
export async function reload(
  warehouse: Warehouse,
  batch: Batch,
  { by, off, event, rule, signal, ...mappingOptions }: ReloadRequest,
  onProgress: ProgressListener = () => undefined,
): Promise<LoadReport> {
  const { id, fileName, fileBytes, mapping } = batch;
  if (mapping === null) throw new Fault('batch_is_tally', { id }, 409);
  const folder = await makeFolder(warehouse.dataDir);
  const watch = new LoadWatch(onProgress, signal, fileBytes);
  try {
    const { file, opened } = await openRaw(warehouse, batch, folder);
    const { headers, sample } = opened.table;
    const profile = {
      columns: mapping.columns,
      constants: mapping.constants,
      complete: true,
      settled: true,
      ...(mapping.group === undefined ? {} : { group: mapping.group }),
    };
    const mapped = mapColumns(headers, sample, mappingOptions, {
      profile: { ...profile, name: mapping.profile ?? '' },
    });
    throwIfNotStored(file, mapped);
    const columns = { ...mapped, mapping: recordedMapping(mapped.mapping, mapping) };
    const options = { loadedBy: batch.loadedBy, rulesOff: off, ...(signal ? { signal } : {}) };
    watch.queue(null);
    await warehouse.change({
      prepare: (writer) =>
        prepareRows(writer, warehouse, { name: fileName, opened, columns, folder, options, watch }),
      async commit(writer, prepared) {
        await throwIfChanged(writer, batch);
        await removeRows(writer, id);
        await writer.run(deleteRejections, { batch: id });
        const duplicates =
          batch.kind === 'reference'
            ? 0
            : await watch.runStage(writer, 'duplicates', () => findDuplicates(writer, prepared.staged));
        const facts = { sha256: batch.fileSha256, bytes: fileBytes };
        const now = warehouse.clock().toISOString();
        await watch.runStage(writer, 'write', () =>
          writeBatch(writer, {
            ...{ fileName, sheet: batch.sheet, facts, options, now, mapping: columns.mapping, duplicates },
            ...{ ...prepared, replaces: id },
          }),
        );
        await recordEvent(writer, warehouse, { batch: id, event, by, ...(rule ? { rule } : {}) });
      },
      deeds: () => deedOf(id, { event, rule, by }),
      cleanUp: dropStagedRows,
    });
    watch.report('done', 1);
    return await batchReport(warehouse, id);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the audit says of a rule that was switched for a batch. */
export const ruleSwitched = (batch: number, rule: RuleCode, to: 'on' | 'off', by: string): Deed => ({
  action: 'rule_switched',
  object: `batch:${batch}`,
  by,
  after: { rule, to },
});

const deedOf = (batch: number, { event, rule, by }: Pick<ReloadRequest, 'event' | 'rule' | 'by'>): Deed =>
  rule !== undefined
    ? ruleSwitched(batch, rule, event === 'rule_off' ? 'off' : 'on', by)
    : {
        action: event === 'put_back' ? 'batch_put_back' : 'batch_reloaded',
        object: `batch:${batch}`,
        by,
      };

/** Throws a Fault when another request changed the batch while this one waited for the writer. */
async function throwIfChanged(
  writer: Parameters<typeof removeRows>[0],
  { id, kind, state, fileSha256, sheet, mapping }: Batch,
): Promise<void> {
  const [now] = await writer.query(batchState, { batch: id });
  const part = { sha256: fileSha256, kind, sheet };
  const download = mapping?.columns.download?.column ?? null;
  const [loaded] = await writer.query(loadedBatchOfPart, { ...part, download });
  if (loaded && loaded.id !== id) throw new Fault('file_loaded_again', { batch: loaded.id }, 409);
  if (now!.state !== state) {
    throw new Fault(state === 'undone' ? 'batch_is_loaded' : 'batch_is_undone', { id }, 409);
  }
}

/** Throws a Fault when a column is to be read whose cells the raw copy does not have. */
function throwIfNotStored({ layout: { kept, headers } }: RawFile, { indexes }: MappedColumns): void {
  const missing = Object.values(indexes).find((index) => kept !== undefined && !kept.includes(index));
  if (missing === undefined) return;
  throw new Fault('column_not_stored', { column: columnName(headers, missing) }, 409);
}

/** The mapping to record: columns that were left out or kept are those recorded before, at the load of the file itself. */
function recordedMapping(
  { profile, ...read }: ColumnMapping,
  { kept, personal, aggregated, reference }: ColumnMapping,
): ColumnMapping {
  return {
    ...read,
    ...(kept ? { kept } : {}),
    ...(aggregated ? { aggregated } : {}),
    ...(reference ? { reference } : {}),
    ...(personal ? { personal } : {}),
    ...(profile ? { profile } : {}),
  };
}
