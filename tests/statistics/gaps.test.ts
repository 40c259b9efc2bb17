import { read, utils } from '@e965/xlsx';
import { cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { rollup, sum } from 'd3';
import { beforeAll, describe, expect, it } from 'vitest';
import { CELL_RESOLUTIONS, compareOperators, judgeCell, type OperatorFigures } from '#lib/domain/gap.ts';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { ownDates } from '#lib/domain/period.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { gapWorkbookExport } from '#lib/server/exports/gap-workbook-export.ts';
import { gaps, type Gaps } from '#lib/server/statistics/gaps.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { exported, load, openWarehouse } from '../ingest/support.ts';

/** In the middle of the province. */
const HERE = latLngToCell(21.3, 106.45, 8);
const [, BESIDE] = gridDisk(HERE, 1);
const FAR = latLngToCell(21.45, 106.75, 8);
const SPARSE = latLngToCell(21.2, 106.3, 8);

const comma = (value: number) => value.toFixed(5).replace('.', ',');
let made = 0;
/** Tests in the middle of a cell, each by a device of its own. */
const testsIn = (cell: string, operator: string, ...mbps: number[]) =>
  mbps.map((speed) => {
    const [latitude, longitude] = cellToLatLng(cell);
    made += 1;
    return `14/06/2024 08:00:${String(made % 60).padStart(2, '0')};${operator};4G;${speed};11;20;${comma(longitude)};${comma(latitude)};d${made}`;
  });

const filterOf = (warehouse: Warehouse, search = '') =>
  resolveFilter(warehouse, {
    ...parseFilterChoice(new URLSearchParams(`edition=2024&level=district&technology=4G&${search}`)),
    period: ownDates('2024-06-13', '2024-07-13'),
  });

describe('gaps worked by hand', () => {
  let warehouse: Warehouse;
  let found: Gaps;

  beforeAll(async () => {
    warehouse = await openWarehouse('areas');
    const file = exported(
      ...testsIn(HERE, 'Viettel', 50, 52, 54, 50, 52),
      ...testsIn(HERE, 'MobiFone', 10, 11, 12, 10, 11, 12, 10, 11, 12, 10, 11, 12, 10, 11, 12, 10, 11, 12),
      ...testsIn(BESIDE!, 'MobiFone', 20, 21, 22, 20, 21, 22),
      ...testsIn(FAR, 'Viettel', 80, 81, 82, 83),
      ...testsIn(SPARSE, 'Viettel', 5, 6, 7),
      // Rounded to some kilometre: in no cell.
      '14/06/2024 08:00:01;Viettel;4G;9;11;20;106,45;21,3;r',
    );
    await load(warehouse, 'a.csv', file);
    found = await gaps(warehouse, await filterOf(warehouse), 8);
  });

  it('a cell is judged by the interval of its mean, one with fewer than four clusters not at all', () => {
    const verdictOf = (cell: string) => found.cells.find((entry) => entry.cell === cell)?.verdict;
    expect([HERE, BESIDE!, FAR, SPARSE].map(verdictOf)).toEqual(['not_met', 'not_met', 'met', 'too_few']);
    expect(found.testsWithoutCell).toBe(1);
  });

  it('adjoining weak cells are one gap area, with what the operators do there', () => {
    expect(found.areas).toHaveLength(1);
    const [area] = found.areas;
    expect(area!.cells).toEqual([HERE, BESIDE!].sort());
    expect(area!.tests).toBe(29);
    // (258 + 18 * 11 + 126) Mbit/s over 29 tests.
    expect(area!.downloadKbpsMean).toBeCloseTo(582_000 / 29, 6);
    expect([area!.onlyOperator, area!.worstOperator]).toEqual(['viettel', 'mobifone']);
    expect(area!.name).not.toBe('');
    expect(area!.people).toBeGreaterThan(0);
  });

  it('everybody lives in one cell, and where nobody tested is untested, not weak', async () => {
    const areas = (await readCatalog(warehouse)).areasOf('2025', 'commune');
    const people = Object.values(found.peopleByVerdict);
    expect(sum(people)).toBeCloseTo(
      sum(areas, ({ population }) => population!),
      3,
    );
    const untested = found.byArea.filter((area) => area.tests === 0);
    expect(untested.length).toBeGreaterThan(50);
    expect(new Set(untested.map((area) => area.verdict))).toEqual(new Set(['untested']));
    expect(
      untested.every((area) => area.peopleByVerdict.not_met === 0 || area.peopleByVerdict.untested > 0),
    ).toBe(true);
  });

  it('stand in the workbook as they do here, operators by name', async () => {
    const search = 'edition=2024&level=district&technology=4G&cells=8&from=2024-06-13&to=2024-07-13';
    const { body } = await gapWorkbookExport(warehouse, new URLSearchParams(search), 'vi');
    const book = read(body);
    const [area, viettel] = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Vùng lõm']!);
    expect(area).toMatchObject({
      'Lượt đo': 29,
      'Nhà mạng': 'Mọi nhà mạng',
      'Trung bình (Mbps)': found.areas[0]!.downloadKbpsMean! / 1000,
      'Chỉ nhà mạng này đạt': 'Viettel',
    });
    expect(viettel).toMatchObject({ 'Lượt đo': 5, 'Nhà mạng': 'Viettel', 'Kết luận': 'Đạt' });
    expect(utils.sheet_to_json(book.Sheets['Ô đo']!)).toHaveLength(found.cells.length);
  });

  it('a chosen operator has its own gaps', async () => {
    const own = await gaps(warehouse, await filterOf(warehouse, 'operator=viettel'), 8);
    expect(own.areas).toEqual([]);
    expect(own.cells.find((entry) => entry.cell === HERE)?.verdict).toBe('met');
  });
});

describe('cells', () => {
  it('hold the positions that H3 says they hold, at every resolution', async () => {
    const warehouse = await openWarehouse('areas');
    const random = seededRandom(8);
    const positions = Array.from({ length: 1_000 }, () => [
      Number((21.25 + 0.1 * random.next()).toFixed(5)),
      Number((106.3 + 0.2 * random.next()).toFixed(5)),
    ]) as [number, number][];
    const rows = positions.map(
      ([latitude, longitude], i) =>
        `14/06/2024 08:00:01;Viettel;4G;40;11;20;${comma(longitude)};${comma(latitude)};d${i}`,
    );
    await load(warehouse, 'a.csv', exported(...rows));
    const filter = await filterOf(warehouse);
    for (const resolution of CELL_RESOLUTIONS) {
      const { cells } = await gaps(warehouse, filter, resolution);
      const expected = rollup(
        positions.filter((position) => position.some((degrees) => degrees !== Number(degrees.toFixed(2)))),
        (all) => all.length,
        (position) => latLngToCell(...position, resolution),
      );
      expect(new Map(cells.map(({ cell, tests }) => [cell, tests]))).toEqual(
        new Map([...expected].sort(([a], [b]) => (a < b ? -1 : 1))),
      );
    }
  });

  it('whose tests all failed, or come from few clusters, have too few to judge by', () => {
    const evidence = { tests: 9, failedTests: 0, clusters: 9, lower: 10, upper: 20 };
    expect(judgeCell(evidence, 40)).toBe('not_met');
    expect(judgeCell({ ...evidence, clusters: 3 }, 40)).toBe('too_few');
    expect(judgeCell({ ...evidence, tests: 0, failedTests: 9, clusters: 0 }, 40)).toBe('too_few');
    expect(judgeCell({ ...evidence, tests: 0, clusters: 0 }, 40)).toBe('untested');
  });

  it('only one operator works where one meets the limit and another one does not', () => {
    const of = (operator: string, verdict: OperatorFigures['verdict'], mean: number) =>
      ({ operator, verdict, downloadKbpsMean: mean }) as OperatorFigures;
    const both = [of('a', 'met', 50), of('b', 'not_met', 10), of('c', 'not_met', 9)];
    expect(compareOperators(both)).toMatchObject({ onlyOperator: 'a', worstOperator: 'c' });
    expect(compareOperators([of('a', 'met', 50), of('b', 'undecided', 30)])).toMatchObject({
      onlyOperator: null,
      worstOperator: null,
    });
    expect(compareOperators([...both, of('d', 'met', 60)]).onlyOperator).toBeNull();
  });
});
