import { Fault } from '#lib/domain/fault.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { MAX_MEASUREMENTS, NO_HOUR, NO_OPERATOR } from '#lib/domain/measurement-table.ts';
import { encodeMeasurements } from '#lib/transport/measurement-table.ts';
import { oneOf, type ExportFile } from './file-result.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { exportContent, provenanceMetadata } from './export-file.ts';
import { scopeOf } from '../aggregates/scope.ts';
import { countMeasurements, measurementRows } from '../statistics/measurements.sql.ts';

/** Expected size of a sample. Its size is random: six standard deviations below the maximum, it never exceeds it. */
const SAMPLE_SIZE = MAX_MEASUREMENTS - 6 * Math.sqrt(MAX_MEASUREMENTS);

/**
 * The single measurements of a query string as an Arrow stream (see `encodeMeasurements`). Parameters: filter names
 * and `code`, an area of the filter's edition and level (default: all). Of more than `MAX_MEASUREMENTS` a random
 * sample of nearly as many, always the same one; metadata: `tests`, the total, and `drawn`, the size of the sample. A
 * response is at most 10 MB and takes twice that memory while it is built. `ifNoneMatch`: the header. Throws a Fault
 * for an unknown value or area.
 */
export async function measurementExport(
  warehouse: Warehouse,
  params: URLSearchParams,
  ifNoneMatch: string | null = null,
): Promise<ExportFile> {
  const code = params.get('code') || null;
  const content = {
    name: 'tests',
    format: oneOf(params, 'format', ['arrow']),
    parameters: code,
    body: async (filter: Filter, provenance: Parameters<typeof provenanceMetadata>[0]) => {
      await requireArea(warehouse, filter, code);
      const { tests, table } = await readMeasurements(warehouse, filter, code);
      const drawn = table.kbps.length;
      const counts = { tests: String(tests), drawn: String(drawn) };
      return encodeMeasurements(table, { ...provenanceMetadata(provenance), ...counts });
    },
  };
  return exportContent(warehouse, params, content, ifNoneMatch);
}

/**
 * The measurements and their total. Rows added since the count only as far as they fit: the export is then repeated.
 */
async function readMeasurements(warehouse: Warehouse, filter: Filter, code: string | null) {
  const scope = { ...scopeOf(filter, { code }), failedAsZero: filter.failedTests === 'as_zero' };
  const [counted] = await warehouse.db.query(countMeasurements, scope);
  const { tests } = counted!;
  const maxRows = Math.min(tests, MAX_MEASUREMENTS);
  const [day, hour] = [new Uint16Array(maxRows), new Uint8Array(maxRows)];
  const [kbps, operator] = [new Uint32Array(maxRows), new Uint16Array(maxRows)];
  let row = 0;
  const unknown = { noHour: NO_HOUR, noOperator: NO_OPERATOR };
  const keep = tests > MAX_MEASUREMENTS ? SAMPLE_SIZE : tests;
  await warehouse.db.queryColumns(measurementRows, { ...scope, ...unknown, tests, keep }, (chunk) => {
    const room = maxRows - row;
    day.set(chunk.day.subarray(0, room), row);
    hour.set(chunk.hour.subarray(0, room), row);
    kbps.set(chunk.kbps.subarray(0, room), row);
    operator.set(chunk.operator.subarray(0, room), row);
    row += Math.min(room, chunk.kbps.length);
  });
  const { operators } = await readCatalog(warehouse);
  return {
    tests,
    table: {
      day: day.subarray(0, row),
      hour: hour.subarray(0, row),
      kbps: kbps.subarray(0, row),
      operator: operator.subarray(0, row),
      operators: operators.map((entry) => entry.code),
    },
  };
}

async function requireArea(warehouse: Warehouse, filter: Filter, code: string | null): Promise<void> {
  const { edition, level } = filter;
  const { areasOf } = await readCatalog(warehouse);
  if (code !== null && !areasOf(edition, level).some((area) => area.code === code)) {
    throw new Fault('unit_unknown', { edition, level, code }, 404);
  }
}
