import { Fault, type FaultDetails } from '#lib/domain/fault.ts';
import type { FailedLoad } from '#lib/domain/safekeeping/failed-load.ts';
import { faultOf } from '../db/errors.ts';
import { logEvent } from '../log/event-log.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import * as sql from './failed-loads.sql.ts';

/** Failed loads that a page shows. */
const SHOWN_FAILURES = 20;

/** What failed, and by whom it was loaded. */
export interface Failure {
  readonly name: string;
  readonly loadedBy: string;
  readonly error: unknown;
}

/**
 * Records a load that failed, except one that a person cancelled. Details of its fault that may come from the file's
 * content are not stored. Never throws: the reason of the failure may be that nothing can be written.
 */
export async function recordFailure(warehouse: Warehouse, { name, loadedBy, error }: Failure): Promise<void> {
  const fault = faultOf(error);
  const { code, details } = fault instanceof Fault ? fault : new Fault('unexpected');
  if (code === 'load_cancelled') return;
  logEvent({ what: 'load', outcome: `failed: ${code}`, who: loadedBy });
  const row = { now: warehouse.clock().toISOString(), fileName: name, loadedBy, code };
  const stored = JSON.stringify(withoutWords(details, name));
  await warehouse.db
    .write((writer) => writer.run(sql.insertFailedLoad, { ...row, details: stored }))
    .catch((cause: unknown) => console.error('a failed load could not be recorded:', code, cause));
}

/** The loads that failed last, latest first. */
export async function listFailedLoads({ db }: Warehouse): Promise<FailedLoad[]> {
  const rows = await db.query(sql.failedLoads, { limit: SHOWN_FAILURES });
  return rows.map((row) => ({ ...row, details: JSON.parse(row.details) as FaultDetails }));
}

/** Stands for a word that was left out. */
const LEFT_OUT = '…';

/** Details without words of the file; `kind` is the program's own word for what the file is. */
function withoutWords(details: FaultDetails, name: string): FaultDetails {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => {
      if (typeof value === 'number' || value === null) return [key, value];
      if (key === 'file') return [key, name];
      return [key, key === 'kind' ? value : LEFT_OUT];
    }),
  );
}
