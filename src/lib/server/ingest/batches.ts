import {
  isEmpty,
  type Batch,
  type BatchEvent,
  type LoadReport,
  type Notice,
  type RejectionCount,
} from '#lib/domain/batch.ts';
import type { ColumnMapping } from '#lib/domain/column-mapping.ts';
import { Fault } from '#lib/domain/fault.ts';
import { maskPersonal } from '#lib/domain/personal/personal-values.ts';
import type { RejectionCode } from '#lib/domain/rejection.ts';
import type { Rejection } from '#lib/domain/rejection.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { batchEvents } from './batch-events.sql.ts';
import * as sql from './batches.sql.ts';
import { leftOutOf } from './personal/file-privacy.ts';
import { ruleCountsOf } from './rules/record-rules.ts';

/** All batches, latest first, undone ones included. */
export async function listBatches({ db }: Warehouse): Promise<Batch[]> {
  return (await db.query(sql.batches, {})).map((row) => fromRow(row).batch);
}

/** What became of a batch's rows? Throws a Fault when there is no such batch. */
export async function batchReport(
  { db }: Warehouse,
  id: number,
  outcome: LoadReport['outcome'] = 'loaded',
): Promise<LoadReport> {
  const [row] = await db.query(sql.batch, { id });
  if (!row) throw new Fault('batch_absent', { id }, 404);
  const rejections = await db.query(sql.rejectionCounts, { id });
  const found = fromRow(row);
  return {
    outcome: outcome === 'loaded' && isEmpty(found.batch) ? 'nothing_accepted' : outcome,
    ...found,
    rejections: rejections.map(withMaskedExamples),
    rules: await ruleCountsOf(db, id),
    privacy: await leftOutOf(db, id, found.batch.mapping),
  };
}

/** What was done to a batch since it was loaded? Earliest first. */
export function batchHistory({ db }: Warehouse, id: number): Promise<BatchEvent[]> {
  return db.query(batchEvents, { batch: id });
}

/** Masks examples again: those stored by earlier versions were recognised by less. */
const withMaskedExamples = ({ examples, ...count }: RejectionCount): RejectionCount => ({
  ...count,
  examples: examples.map(({ rowNumber, value }) => ({ rowNumber, value: value && maskPersonal(value) })),
});

/** The number of a batch in a path. Throws a Fault when it is none. */
export function batchId(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Fault('batch_absent', { id: text }, 404);
  return Number(text);
}

const PAGE_ROWS = 10_000;

/** The rejected rows of a batch, ordered by row number, queried in pages. Throws a Fault when there is no such batch. */
export async function* rejectionRows(warehouse: Warehouse, id: number): AsyncGenerator<Rejection> {
  await batchReport(warehouse, id);
  for (let offset = 0; ; offset += PAGE_ROWS) {
    const rows = await warehouse.db.query(sql.rejections, { id, limit: PAGE_ROWS, offset });
    for (const row of rows) {
      yield { ...row, value: row.value && maskPersonal(row.value), code: row.code as RejectionCode };
    }
    if (rows.length < PAGE_ROWS) return;
  }
}

function fromRow({ mapping, notices, ...row }: sql.BatchRow): { batch: Batch; notices: Notice[] } {
  return {
    batch: { ...row, mapping: mapping === null ? null : (JSON.parse(mapping) as ColumnMapping) },
    notices: JSON.parse(notices) as Notice[],
  };
}
