import { Fault } from '#lib/domain/fault.ts';
import { firstDateOf, isLocalMonth, localDateAt } from '#lib/domain/local-date.ts';
import { reportMonthOf } from '#lib/domain/period.ts';
import { namedIn, reportsMonth } from '#lib/domain/tally.ts';
import { matchesEtag, etagOf, type ExportFile } from './file-result.ts';
import { standingReports } from '../tallies/reports.sql.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { renderTemplate } from '../documents/form-template.ts';

/**
 * The blank form of a `month` (default: the running one) for one `unit`, or for all, as XLSX. `ifNoneMatch`: the
 * header. Throws a Fault for an invalid month and an unknown unit.
 */
export async function templateExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  ifNoneMatch: string | null = null,
): Promise<ExportFile> {
  const month = params.get('month') || reportMonthOf(localDateAt(warehouse.clock()));
  if (!isLocalMonth(month)) throw new Fault('tally_month_invalid', { value: month });
  const { reportingUnits } = await readCatalog(warehouse);
  const code = params.get('unit') || null;
  const units = reportingUnits.filter((unit) =>
    code === null ? reportsMonth(unit, month) : unit.code === code,
  );
  if (code !== null && units.length === 0) {
    throw new Fault('tally_unit_code_unknown', {
      value: code,
      codes: reportingUnits.map((unit) => unit.code),
    });
  }
  const file = {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: ['mau-bao-cao', ...(code === null ? [] : [code]), `${month}.xlsx`].join('_'),
    etag: etagOf(['template', month, code], warehouse.dataVersion),
  };
  if (matchesEtag(ifNoneMatch, file.etag)) return { ...file, body: null };
  // In month order: the last report of each unit wins.
  const reports = await warehouse.db.query(standingReports, { to: firstDateOf(month) });
  const last = new Map(reports.map((report) => [report.unitCode, report]));
  const rows = units.map((unit) => ({ unit: namedIn(unit, month), before: last.get(unit.code) ?? null }));
  return { ...file, body: await renderTemplate(month, rows) };
}
