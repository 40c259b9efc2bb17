import { readFileSync } from 'node:fs';
import { openCaseWorld } from '../statistics/case-world.ts';
import { fragment, statement } from '#lib/server/db/statement.ts';
import { enter } from '#lib/server/cases/enter.ts';
import { openCase } from '#lib/server/cases/open-case.ts';
import { caseFilter } from '#lib/server/cases/read-case-request.ts';
import { caseTableFile } from '#lib/server/exports/case-table-export.ts';
import { readEntry } from '#lib/server/cases/read-entry.ts';
import { putEvidenceRules } from '#lib/server/warehouse/vocabulary.sql.ts';
import type { PlaceKey } from '#lib/domain/cases/case.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';

/** Viettel is slow in A and B in June 2024, VinaPhone is there too. */
const JUNE = fragment`
  select date '2024-06-13' + (i % 28)::integer as tested_on, ['a1', 'b1'][i % 2 + 1] as place,
    if(i % 5 = 0, 'VNPT', 'VTT') as operator, '4G' as technology,
    if(i = 7, 0, 18000 + (i * 7919) % 9000) as download_kbps, i % 40 as device
  from range(200) as test(i)`;

/** A world with a clock that a test sets. */
export async function openLedger(rows = JUNE) {
  const clock = { now: '2024-08-01T02:00:00Z' };
  const warehouse = await openCaseWorld(
    { rows: statement()`insert into world_test by name ${rows}` },
    { clock: () => new Date(clock.now) },
  );
  const rules = readFileSync('data/reference/standards/evidence-grades.json', 'utf8');
  await warehouse.db.write((writer) => writer.run(putEvidenceRules, { rules }));
  return { warehouse, clock };
}

export const areaKey = (code: string): PlaceKey => ({ kind: 'area', code });

/** Opens a case about Viettel in June. */
export async function openSlow(warehouse: Warehouse, codes: readonly string[], operator = 'VTT') {
  const params = new URLSearchParams({ period: 'report:2024-07', edition: 'old', operator });
  const filter = await caseFilter(warehouse, params);
  return openCase(warehouse, { filter, places: codes.map(areaKey), reason: 'weak', by: 'Lan' });
}

/** The lines of a table of a case as CSV, the heads first. */
export async function linesOfTable(warehouse: Warehouse, id: number, table: string): Promise<string[]> {
  const asked = { table, format: 'csv', search: new URLSearchParams({ bom: '0' }) };
  const { body } = await caseTableFile(warehouse, String(id), asked);
  return String(body).trim().split('\r\n');
}

/** Enters a step as the API would. */
export const step = async (warehouse: Warehouse, id: number, fields: Readonly<Record<string, unknown>>) =>
  enter(
    warehouse,
    id,
    readEntry(JSON.stringify({ by: 'Lan', document: '12/STTTT-BCVT', ...fields }), 'application/json'),
  );
