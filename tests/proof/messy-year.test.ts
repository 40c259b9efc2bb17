import { rollups } from 'd3';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { TALLY_FIGURES } from '#lib/domain/tally.ts';
import { consolidatedTables } from '#lib/server/documents/consolidated-table.ts';
import { tallyExport } from '#lib/server/exports/tally-export.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { counts, load, openWarehouse } from '../ingest/support.ts';
import { messyYear, type MessyYear, type TrueReport } from './messy-year.ts';

vi.mock(import('#lib/server/runtime/run-child.ts'), async (original) => {
  const { withinProcess } = await import('../support/within-process.ts');
  return withinProcess(original);
});

const YEAR = { from: '2024-01', to: '2025-01' } as const;
const SEED = Number(process.env.FUZZ_SEED ?? 20_240_713);

let warehouse: Warehouse;
let year: MessyYear;

beforeAll(async () => {
  warehouse = await openWarehouse();
  year = await messyYear((await readCatalog(warehouse)).reportingUnits, YEAR.from, SEED);
});

const sumOf = (reports: readonly TrueReport[], figure: (typeof TALLY_FIGURES)[number]) => {
  const given = reports.flatMap((report) => report[figure] ?? []);
  return given.length === 0 ? null : given.reduce((sum, value) => sum + value, 0);
};

describe('a year of the units’ files as they are really sent', () => {
  it('goes in whole: every report of every file, nothing refused, nothing asked', async () => {
    const read: Record<string, readonly number[]> = {};
    for (const { name, content } of year.files) read[name] = counts(await load(warehouse, name, content));
    const expected = year.files.map(({ name, reports }) => [name, [reports, reports, 0, 0]]);
    expect(read).toEqual(Object.fromEntries(expected));
  });

  it('comes out of the API as it truly was, silent units without a figure', async () => {
    const { body } = await tallyExport(warehouse, new URLSearchParams({ ...YEAR, format: 'json' }));
    const { rows } = JSON.parse(body as string) as { rows: Record<string, unknown>[] };
    const reported = rows.filter((row) => row.reported);
    const key = (unit: unknown, month: unknown) => `${String(unit)} ${String(month)}`;
    const rowByKey = new Map(reported.map((row) => [key(row.unit_code, row.month), row]));
    expect(rowByKey.size).toBe(year.truth.length);
    for (const report of year.truth) {
      expect(rowByKey.get(key(report.unit.code, report.month))).toMatchObject({
        ...{ installs: report.installs, accesses: report.accesses, note: report.note },
        installs_cumulative: report.installsCumulative,
        accesses_cumulative: report.accessesCumulative,
      });
    }
    expect(rows.filter((row) => !row.reported && row.installs !== null)).toEqual([]);
  });

  it('adds up in the consolidated tables to the sums of the truth, month by month and kind by kind', async () => {
    const tables = await consolidatedTables(warehouse, YEAR);
    /** In the month by those that reported it; to date by each unit's last report until then. */
    const sums = (reports: readonly TrueReport[], month: string, kind?: string) => {
      const ofKind = ({ unit }: TrueReport) => kind === undefined || unit.kind === kind;
      return TALLY_FIGURES.map((figure) => {
        if (!figure.endsWith('Cumulative')) return sumOf(reports.filter(ofKind), figure);
        const upTo = year.truth.filter((report) => ofKind(report) && report.month <= month);
        const last = new Map(
          upTo
            .filter((report) => report[figure] !== null)
            .sort((a, b) => a.month.localeCompare(b.month))
            .map((report) => [report.unit.code, report]),
        );
        return sumOf([...last.values()], figure);
      });
    };
    const expected = rollups(
      year.truth,
      (reports) => [
        reports.length,
        sums(reports, reports[0]!.month),
        ...['department', 'press', 'district'].map((kind) => sums(reports, reports[0]!.month, kind)),
      ],
      ({ month }) => month,
    );
    expect(
      tables.map(({ month, lines }) => {
        const figures = (line: (typeof lines)[number]) => TALLY_FIGURES.map((figure) => line[figure]);
        const total = lines.at(-1)!;
        const groups = lines.filter(({ line }) => line === 'group').map(figures);
        return [month, [total.reported, figures(total), ...groups]];
      }),
    ).toEqual(expected);
  });
});
