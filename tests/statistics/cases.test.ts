import type { AreaReference } from '#lib/domain/area.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csvParse } from 'd3';
import { describe, expect, it } from 'vitest';
import { parseFilterChoice, type Filter } from '#lib/domain/filter.ts';
import { areaChanges } from '#lib/server/statistics/area-changes.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { dailyCounts } from '#lib/server/statistics/daily-counts.ts';
import { distribution } from '#lib/server/statistics/distribution.ts';
import { hourProfile } from '#lib/server/statistics/hour-profile.ts';
import { estimates, type Dimension } from '#lib/server/statistics/estimates.ts';
import { monthlyMinimum } from '#lib/server/statistics/monthly-minimum.ts';
import { quotas } from '#lib/server/statistics/quotas.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { robustness } from '#lib/server/statistics/robustness.ts';
import { standardVerdicts } from '#lib/server/statistics/standard-verdicts.ts';
import { trend } from '#lib/server/statistics/trend.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { AREA_COLUMNS } from '#lib/transport/area-columns.ts';
import { wireObject } from '#lib/transport/column.ts';
import { openCaseWorld } from './case-world.ts';
import { areaTotals } from './area-totals.ts';

interface Request {
  readonly query: string;
  readonly by?: 'operator';
  readonly within?: AreaReference;
  readonly code?: string;
  readonly months?: number;
  readonly dimensions?: readonly Dimension[];
}

type Result = readonly Record<string, unknown>[];

/** Cells are compared as numbers to this share of their size: Student's quantiles are not exact. */
const TOLERANCE = 1e-6;

const STATISTICS: Record<string, (w: Warehouse, filter: Filter, request: Request) => Promise<Result>> = {
  areas: (w, filter, request) => areaRows(w, filter, request, areaStatistics),
  totals: (w, filter, request) => areaRows(w, filter, request, areaTotals),
  changes: async (w, filter, { by }) =>
    snakeCased(await areaChanges(w, filter, { by: by ? 'area_operator' : 'area' })),
  trend: async (w, filter, { code = null, months = 1, by }) =>
    snakeCased(await trend(w, filter, { code, months, ...(by ? { by } : {}) })),
  distribution: async (w, filter, { code = null }) =>
    snakeCased((await distribution(w, filter, code)).filter((bin) => bin.tests > 0)),
  hours: async (w, filter, { code = null }) =>
    snakeCased((await hourProfile(w, filter, code)).filter(({ tests }) => tests > 0)),
  standards: async (w, filter, { code = null }) =>
    snakeCased(
      (await standardVerdicts(w, filter, code)).map(({ standard, ...row }) => ({
        ...row,
        standard: standard.id,
      })),
    ),
  estimates: async (w, filter, { dimensions = [], code = null }) =>
    snakeCased(await estimates(w, filter, dimensions, { code })),
  robustness: async (w, filter, { code = null }) => snakeCased(await robustness(w, filter, code ?? '')),
  quotas: async (w, filter) => snakeCased(await quotas(w, filter)),
  days: async (w, filter, { code = null }) => snakeCased(await dailyCounts(w, filter, code)),
};

async function areaRows(
  warehouse: Warehouse,
  filter: Filter,
  { by, within }: Request,
  statistic: typeof areaStatistics,
): Promise<Result> {
  const areas = (await readCatalog(warehouse)).areasOf(filter.edition, filter.level);
  const names = new Map(areas.map((area) => [area.code, area.name]));
  const rows = await statistic(warehouse, filter, {
    by: by ? 'area_operator' : 'area',
    ...(within ? { within } : {}),
  });
  const monthly = await monthlyMinimum(warehouse, filter);
  return rows.map((row) => {
    const monthsWithMinimum = monthly && monthly.reachedBy(row.code, row.operator);
    const opposingWays = row.opposedBy.join(';') || null;
    const further = { monthsWithMinimum, opposingWays, standing: null, simulated: false };
    return wireObject({ ...row, areaName: names.get(row.code) ?? '', ...further }, AREA_COLUMNS);
  });
}

function snakeCased(rows: readonly object[]): Result {
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [snake(key), value])),
  );
}

/** The answer's cell as the expected file writes it, when it is near enough; else as it is. */
function cell(actual: unknown, expected: string): string {
  if (actual === null) return '';
  const near =
    typeof actual === 'number' &&
    expected !== '' &&
    Math.abs(actual - Number(expected)) <= TOLERANCE * Math.abs(Number(expected));
  return near ? expected : String(actual);
}

const CASES = fileURLToPath(new URL('../cases', import.meta.url));

describe.each(Object.keys(STATISTICS))('%s', (statistic) => {
  it.each(readdirSync(join(CASES, statistic)))('%s', async (name) => {
    const folder = join(CASES, statistic, name);
    const request = JSON.parse(readFileSync(join(folder, 'request.json'), 'utf8')) as Request;
    const expected = csvParse(readFileSync(join(folder, 'expected.csv'), 'utf8'));
    const warehouse = await openCaseWorld({ file: join(folder, 'input.csv') });
    try {
      const filter = await resolveFilter(warehouse, parseFilterChoice(new URLSearchParams(request.query)));
      const result = await STATISTICS[statistic]!(warehouse, filter, request);
      const cells = result.map((row, i) =>
        Object.fromEntries(
          expected.columns.map((column) => [column, cell(row[column], expected[i]?.[column] ?? '')]),
        ),
      );
      expect(cells).toEqual(expected.map((row) => ({ ...row })));
    } finally {
      await warehouse.close();
    }
  });
});
