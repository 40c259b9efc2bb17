import { createHash } from 'node:crypto';
import { MOST_ANNEX_BYTES, MOST_ANNEXES, type CaseAnnex } from '#lib/domain/cases/case-annex.ts';
import { ENDED } from '#lib/domain/cases/case-state.ts';
import { caseNumber } from '#lib/domain/cases/case.ts';
import { Fault } from '#lib/domain/fault.ts';
import { formatBytes } from '#lib/domain/format.ts';
import { readStamp, type Query, type QueryStamp } from '#lib/domain/workbench/query.ts';
import { readCase, readCaseFrom, type CaseToday } from '../cases/read-case.ts';
import type { Database, Writer } from '../db/database.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { askWorkbench } from '../workbench/ask-workbench.ts';
import { wholeBody } from '../workbench/whole-body.ts';
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
  return { ...row, stamp: readStamp(stamp), withdrawn };
}

/**
 * Runs a query once more and puts its result into a case, as Parquet; returns the annex's number. Throws a Fault where the
 * case has ended or is full, the data are others than the person saw, the result is cut off or too large, or what tells devices
 * apart cannot be left out: their numbers are drawn anew for each snapshot and mean nothing in a document.
 */
export async function addAnnex(
  warehouse: Warehouse,
  id: number,
  { sql: text, values, title, by, dataVersion }: NewAnnex,
  signal?: AbortSignal,
): Promise<number> {
  refuseEnded(await readCase(warehouse, id));
  const form = { format: 'parquet', withoutDevices: true } as const;
  const { stamp, body } = await askWorkbench(warehouse, { sql: text, values }, { by, signal }, form);
  const refusal = refusalOf(stamp, dataVersion);
  if (refusal !== null) {
    await body.cancel();
    throw refusal;
  }
  const tooLarge = () => new Fault('annex_too_large', { limit: formatBytes(MOST_ANNEX_BYTES, 'vi') }, 413);
  const content = await wholeBody(body, MOST_ANNEX_BYTES, tooLarge);
  const row = {
    ...{ case: id, title, by, stamp: JSON.stringify(stamp), bytes: content.length },
    sha256: createHash('sha256').update(content).digest('hex'),
    content: content.toString('base64'),
    now: warehouse.clock().toISOString(),
  };
  return warehouse.record(
    (annex) => ({
      action: 'annex_added',
      object: `case:${id}`,
      by,
      after: { annex, title, sha256: row.sha256 },
    }),
    async (writer) => {
      refuseEnded(await readCaseFrom(warehouse, writer, id));
      const before = await listAnnexes(writer, id);
      if (before.length >= MOST_ANNEXES)
        throw new Fault('annexes_full', { number: caseNumber(id), most: MOST_ANNEXES }, 409);
      const [added] = await writer.query(sql.insertAnnex, row);
      return added!.number;
    },
  );
}

/** Why a result cannot be kept; null when it can. */
function refusalOf({ truncated, rows, dataVersion }: QueryStamp, seen: number | null): Fault | null {
  if (truncated !== null) return new Fault('annex_cut_off', { rows }, 422);
  if (seen === null || seen === dataVersion) return null;
  return new Fault('annex_data_changed', { seen, now: dataVersion }, 409);
}

function refuseEnded({ id, standing }: CaseToday): void {
  if (ENDED.has(standing.state)) throw new Fault('annex_case_ended', { number: caseNumber(id) }, 409);
}

/** Withdraws an annex; its row stays. Throws a Fault when there is none of that number, or it is withdrawn already. */
export async function withdrawAnnex(
  warehouse: Warehouse,
  id: number,
  number: number,
  { by, note }: { readonly by: string; readonly note: string },
): Promise<void> {
  await readCase(warehouse, id);
  await warehouse.record(
    () => ({ action: 'annex_withdrawn', object: `case:${id}`, by, after: { annex: number, note } }),
    async (writer) => {
      const found = (await listAnnexes(writer, id)).find((annex) => annex.number === number);
      if (!found) throw new Fault('annex_absent', { number: caseNumber(id), annex: number }, 404);
      if (found.withdrawn) throw new Fault('annex_withdrawn', { annex: number }, 409);
      const now = warehouse.clock().toISOString();
      await writer.run(sql.insertWithdrawal, { case: id, number, note, by, now });
    },
  );
}
