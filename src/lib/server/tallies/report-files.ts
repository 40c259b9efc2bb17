import { firstDateOf, type LocalMonth } from '#lib/domain/local-date.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { reportedMonths, reportFiles } from './report-files.sql.ts';

/** A loaded file with figures of a month. */
export interface ReportFile {
  readonly batchId: number;
  readonly fileName: string;
  /** Instant, ISO 8601 in UTC. */
  readonly loadedAt: string;
}

/** Which loaded files have figures of the months [from, to)? First loaded first. */
export function reportFilesOf(
  warehouse: Warehouse,
  { from, to }: { readonly from: LocalMonth; readonly to: LocalMonth },
): Promise<ReportFile[]> {
  return warehouse.db.query(reportFiles, { from: firstDateOf(from), to: firstDateOf(to) });
}

/** Which months have a loaded report? Oldest first. */
export async function monthsReported(warehouse: Warehouse): Promise<LocalMonth[]> {
  return (await warehouse.db.queryKept(reportedMonths, {})).map(({ month }) => month);
}
