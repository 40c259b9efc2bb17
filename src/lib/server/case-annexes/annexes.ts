import { createHash } from 'node:crypto';
import { MOST_ANNEX_BYTES, MOST_ANNEXES, type CaseAnnex } from '#lib/domain/cases/case-annex.ts';
import { ENDED } from '#lib/domain/cases/case-state.ts';
import { caseNumber } from '#lib/domain/cases/case.ts';
import { Fault } from '#lib/domain/fault.ts';
import { formatBytes } from '#lib/domain/format.ts';
import type { Query, QueryStamp } from '#lib/domain/workbench/query.ts';
import { readCase, readCaseFrom, type CaseToday } from '../cases/read-case.ts';
import type { Database, Writer } from '../db/database.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { askWorkbench } from '../workbench/ask-workbench.ts';
import * as sql from './annexes.sql.ts';

/** What is asked to be put into a case. */
export interface NewAnnex extends Query {
  readonly title: string;
  readonly by: string;
  /** The data version of the result that the person saw; null does not ask. */
  readonly dataVersion: number | null;
}

/** The results that were put into a case, withdrawn ones too. Throws a Fault when there is no such case. */
export async function annexesOf(warehouse: Warehouse, id: number): Promise<readonly CaseAnnex[]> {
  await readCase(warehouse, id);
  return listAnnexes(warehouse.db, id);
}

async function listAnnexes(db: Pick<Database | Writer, 'query'>, id: number): Promise<readonly CaseAnnex[]> {
  return (await db.query(sql.annexesOfCase, { case: id })).map(annexOf);
}

function annexOf({ withdrawnAt, withdrawnBy, withdrawnNote, stamp, ...row }: sql.AnnexRow): CaseAnnex {
  const withdrawn = withdrawnAt === null ? null : { by: withdrawnBy!, note: withdrawnNote!, at: withdrawnAt };
  return { ...row, stamp: JSON.parse(stamp) as QueryStamp, withdrawn };
}

/**
 * Runs a query once more and puts its result into a case, as Parquet; returns the annex's number. Throws a Fault where the
 * case has ended or is full, the data are others than the person saw, the result is cut off or too large, or tells devices
 * apart: their numbers are drawn anew for each snapshot and mean nothing in a document.
 */
export async function addAnnex(
  warehouse: Warehouse,
  id: number,
  { sql: text, values, title, by, dataVersion }: NewAnnex,
  signal?: AbortSignal,
): Promise<number> {
  refuseEnded(await readCase(warehouse, id));
  const result = await askWorkbench(...([warehouse, { sql: text, values }, { by, signal }] as const), {
    format: 'parquet',
    withoutDevices: true,
  });
  const { stamp } = result;
  const content = await wholeContent(result.body, () => {
    if (stamp.truncated !== null) throw new Fault('annex_cut_off', { rows: stamp.rows }, 422);
    if (dataVersion !== null && dataVersion !== stamp.dataVersion) {
      throw new Fault('annex_data_changed', { seen: dataVersion, now: stamp.dataVersion }, 409);
    }
  });
  const row = {
    ...{ case: id, title, by, stamp: JSON.stringify(stamp), bytes: content.length },
    sha256: createHash('sha256').update(content).digest('hex'),
    content: content.toString('base64'),
    now: warehouse.clock().toISOString(),
  };
  return warehouse.db.write((writer) =>
    writer.transaction(async () => {
      refuseEnded(await readCaseFrom(warehouse, writer, id));
      const before = await listAnnexes(writer, id);
      if (before.length >= MOST_ANNEXES)
        throw new Fault('annexes_full', { number: caseNumber(id), most: MOST_ANNEXES }, 409);
      const [added] = await writer.query(sql.insertAnnex, row);
      return added!.number;
    }),
  );
}

function refuseEnded({ id, standing }: CaseToday): void {
  if (ENDED.has(standing.state)) throw new Fault('annex_case_ended', { number: caseNumber(id) }, 409);
}

/** The bytes of a result once `check` agrees. Throws a Fault when they are too many. */
async function wholeContent(body: ReadableStream<Uint8Array>, check: () => void): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    check();
    for await (const piece of body) {
      bytes += piece.length;
      if (bytes > MOST_ANNEX_BYTES) {
        throw new Fault('annex_too_large', { limit: formatBytes(MOST_ANNEX_BYTES, 'vi') }, 413);
      }
      pieces.push(piece);
    }
  } catch (error) {
    if (!body.locked) await body.cancel();
    throw error;
  }
  return Buffer.concat(pieces);
}

/** Withdraws an annex; its row stays. Throws a Fault when there is none of that number, or it is withdrawn already. */
export async function withdrawAnnex(
  warehouse: Warehouse,
  id: number,
  number: number,
  { by, note }: { readonly by: string; readonly note: string },
): Promise<void> {
  await readCase(warehouse, id);
  await warehouse.db.write((writer) =>
    writer.transaction(async () => {
      const found = (await listAnnexes(writer, id)).find((annex) => annex.number === number);
      if (!found) throw new Fault('annex_absent', { number: caseNumber(id), annex: number }, 404);
      if (found.withdrawn) throw new Fault('annex_withdrawn', { annex: number }, 409);
      const now = warehouse.clock().toISOString();
      await writer.run(sql.insertWithdrawal, { case: id, number, note, by, now });
    }),
  );
}
