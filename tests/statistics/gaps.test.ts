import { read, utils } from '@e965/xlsx';
import { cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { range, rollup, sum } from 'd3';
import { beforeAll, describe, expect, it } from 'vitest';
import { gapSlug } from '#lib/domain/gaps/gap-address.ts';
import { CELL_RESOLUTIONS, compareOperators, type OperatorFigures } from '#lib/domain/gaps/gap.ts';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { addDays } from '#lib/domain/local-date.ts';
import { ownDates } from '#lib/domain/period.ts';
import { seededRandom } from '#lib/server/simulation/random.ts';
import { gapExport } from '#lib/server/exports/gap-export.ts';
import { gapWorkbookExport } from '#lib/server/exports/gap-workbook-export.ts';
import { lookUpGap } from '#lib/server/statistics/gaps/gap-lookup.ts';
import { cellOutlines } from '#lib/server/statistics/gaps/gap-outlines.ts';
import { gapsWithin } from '#lib/server/statistics/gaps/gaps-within.ts';
import { findingViews } from '#lib/server/workbench/snapshot/finding-views.ts';
import { gapFilter } from '#lib/server/statistics/gaps/gap-period.ts';
import { quotas } from '#lib/server/statistics/quotas.ts';
import { gaps, type Gaps } from '#lib/server/statistics/gaps/gaps.ts';
import { areaStatistics } from '#lib/server/statistics/area-statistics.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { shownAreas } from '#lib/server/areas/shown-areas.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { exported, load, openWarehouse } from '../ingest/support.ts';

/** In the middle of the province: weak for everybody. */
const WEAK = latLngToCell(21.3, 106.45, 8);
/** Weak too, but measured by few. */
const SPARSE = latLngToCell(21.45, 106.75, 8);
/** Measured by MobiFone alone, and fast. */
const OTHER = latLngToCell(21.2, 106.2, 8);
const [FROM, TO] = ['2024-06-13', '2024-07-13'];

const comma = (value: number) => value.toFixed(5).replace('.', ',');

/** One test of each of some devices, a day after another, in the middle of cells. */
function testsBy(
  name: string,
  cells: readonly string[],
  operator: string,
  speeds: readonly number[],
  from = FROM,
) {
  return speeds.map((mbps, i) => {
    const [latitude, longitude] = cellToLatLng(cells[i % cells.length]!);
    const [year, month, day] = addDays(from, i % 25).split('-');
    return `${day}/${month}/${year} 08:00:${String(i % 60).padStart(2, '0')};${operator};4G;${mbps};11;20;${comma(longitude)};${comma(latitude)};${name}${i}`;
  });
}

/** Speeds around a mean: every one the same distance above and below in turn, so the mean is exact. */
const around = (mean: number, count: number) =>
  range(count).map((i) => mean + (i % 2 === 0 ? 1 : -1) * mean * (0.2 + 0.1 * (Math.floor(i / 2) % 5)));

/** Fast devices over the whole province, so that the spread of one place is known. */
function everywhere(): string[] {
  const random = seededRandom(5);
  const cells = range(300).map(() =>
    latLngToCell(21.2 + 0.3 * random.next(), 106.1 + 0.6 * random.next(), 8),
  );
  const away = new Set([...gridDisk(WEAK, 5), ...gridDisk(SPARSE, 5), ...gridDisk(OTHER, 5)]);
  return testsBy(
    'e',
    cells.filter((cell) => !away.has(cell)),
    'Viettel',
    around(70, 400),
  );
}

const SEARCH = 'edition=2024&level=district&technology=4G';
const filterOf = (warehouse: Warehouse, search = '', dates: readonly [string, string] = [FROM, TO]) =>
  resolveFilter(warehouse, {
    ...parseFilterChoice(new URLSearchParams(`${SEARCH}&${search}`)),
    period: ownDates(...dates),
  });

it('the mean of a commune is the one that decides the verdict beside it, not that of all tests', async () => {
  const warehouse = await openWarehouse('areas');
  const often = testsBy(
    'w',
    [WEAK],
    'Viettel',
    range(20).map(() => 200),
  ).map((row) => row.replace(/w\d+$/, 'w0'));
  await load(warehouse, 'often.csv', exported(...testsBy('w', [WEAK], 'Viettel', around(14, 60)), ...often));
  const filter = await filterOf(warehouse);
  const { byArea, naming } = await gaps(warehouse, filter, 8);
  const area = byArea.find(({ tests }) => tests > 0)!;
  const row = (
    await areaStatistics(warehouse, { ...filter, edition: naming.edition, level: naming.level })
  ).find(({ code }) => code === area.code)!;
  expect(row.decidedBy).toBe('device');
  expect(row.downloadKbpsMean).toBeGreaterThan(2 * row.deciding!);
  expect([area.downloadKbpsMean, area.downloadKbpsMeanLower, area.downloadKbpsMeanUpper]).toEqual([
    row.deciding,
    row.decidingLower,
    row.decidingUpper,
  ]);
  expect(area.operators[0]!.downloadKbpsMean).toBe(row.deciding);
});

describe('gaps', () => {
  let warehouse: Warehouse;
  let found: Gaps;

  beforeAll(async () => {
    warehouse = await openWarehouse('areas');
    const file = exported(
      ...everywhere(),
      ...testsBy('w', gridDisk(WEAK, 1), 'Viettel', around(14, 50)),
      ...testsBy('m', gridDisk(WEAK, 1), 'MobiFone', around(60, 6)),
      ...testsBy('s', [SPARSE], 'Viettel', around(9, 12)),
      ...testsBy('o', [OTHER], 'MobiFone', around(90, 30)),
      // Failed, and by an unknown device: no votes.
      ...testsBy('f', [WEAK], 'Viettel', [0, 0]),
      '14/06/2024 08:00:01;Viettel;4G;9;11;20;106,45;21,3;r',
      ...testsBy('', [SPARSE], 'Viettel', [9]).map((row) => row.replace(/;0$/, ';')),
      // In the period after, by devices that were not there before, and by one that was.
      ...testsBy('later', gridDisk(WEAK, 1), 'Viettel', around(18, 20), TO),
      ...testsBy('w', [WEAK], 'Viettel', [900], TO),
    );
    await load(warehouse, 'a.csv', file);
    found = await gaps(warehouse, await filterOf(warehouse), 8);
  });

  it('a weak place is confirmed with a bound above what was measured and below the limit, never with its mean', () => {
    const confirmed = found.areas.filter(({ status }) => status === 'confirmed');
    expect(confirmed).toHaveLength(1);
    const [area] = confirmed;
    expect(area!.cells).toContain(WEAK);
    expect(area).toMatchObject({ rank: 1, devices: 56, tests: 56, failedTests: 2, devicesMissing: null });
    expect(area!.atMostKbps).toBeGreaterThan(15_000);
    expect(area!.atMostKbps).toBeLessThan(40_000);
    expect(Object.keys(area!).filter((key) => /mean|median/i.test(key))).toEqual([]);
    expect(area!.name).not.toBe('');
    expect(area!.people).toBeGreaterThan(0);
  });

  it('shows the mean of other devices in the period after, a vote for each', () => {
    // 20 devices at 18 Mbps on average; the one that had chosen the place does not count.
    expect(found.areas[0]!.later).toMatchObject({ devices: 20, downloadKbpsMean: 18_000 });
    expect(found.areas[0]!.later!.downloadKbpsMeanUpper).toBeGreaterThan(18_000);
  });

  it('a place that few devices measured is suspected: devices missing, no speed, people apart', () => {
    const suspected = found.areas.filter(({ status }) => status === 'suspected');
    expect(suspected.map(({ cells }) => cells.includes(SPARSE))).toEqual([true]);
    const [area] = suspected;
    expect(area).toMatchObject({ atMostKbps: null, later: null, devices: 12 });
    // The test of an unknown device counts as a test and casts no vote: 20 devices are needed, 12 voted.
    expect(area).toMatchObject({ tests: 13, devicesMissing: 8 });
    expect(found.peopleByStatus.confirmed).toBeCloseTo(found.areas[0]!.people!, 6);
    expect(found.peopleByStatus.suspected).toBeCloseTo(area!.people!, 6);
  });

  it('says how many places and times of day stand behind them', () => {
    expect(found.areas[0]).toMatchObject({ timesOfDay: 1, enoughTimes: 'short' });
    expect(found.areas[0]!.places).toBeGreaterThan(1);
    expect(found.minimums.times).toBeGreaterThan(1);
  });

  it('says of operators there what their own maps say', () => {
    const statuses = found.areas[0]!.operators.map(({ operator, status }) => [operator, status]);
    expect(statuses).toEqual([
      ['viettel', 'confirmed'],
      ['mobifone', null],
    ]);
  });

  it('everybody lives in a place of one status, and nowhere is good', async () => {
    const { within } = await filterOf(warehouse, '');
    const areas = await shownAreas(warehouse, { edition: '2025', level: 'commune', within });
    expect(areas).toHaveLength(58);
    expect(sum(Object.values(found.peopleByStatus))).toBeCloseTo(
      sum(areas, ({ population }) => population!),
      3,
    );
    expect(found.peopleByStatus.untested).toBe(found.peopleUntestedByAll);
  });

  it('of an operator counts people where it was not measured apart from where nobody was', async () => {
    const own = await gaps(warehouse, await filterOf(warehouse, 'operator=viettel'), 8);
    expect(own.areas.filter(({ status }) => status === 'confirmed')).toHaveLength(1);
    expect(own.areas[0]!.operators.map(({ operator }) => operator)).toEqual(['viettel']);
    expect(own.peopleUntestedByAll).toBeCloseTo(found.peopleByStatus.untested, 6);
    expect(own.peopleByStatus.untested).toBeGreaterThan(own.peopleUntestedByAll);
  });

  it('of an operator compares all operators of a commune, not the one with itself', async () => {
    const own = await gaps(warehouse, await filterOf(warehouse, 'operator=mobifone'), 8);
    const compared = (of: Gaps) =>
      of.byArea.map(({ code, operators }) => [code, operators.map(({ operator }) => operator)] as const);
    expect(new Map(compared(own))).toEqual(new Map(compared(found)));
  });

  it('counts failed tests as zeros where the filter says so', async () => {
    const own = await gaps(warehouse, await filterOf(warehouse, 'failed=as_zero'), 8);
    expect(own.areas[0]).toMatchObject({ tests: 58, devices: 58 });
    expect(own.areas[0]!.atMostKbps).not.toBe(found.areas[0]!.atMostKbps);
  });

  it('are the same at every size of cells', async () => {
    for (const resolution of CELL_RESOLUTIONS) {
      const { areas } = await gaps(warehouse, await filterOf(warehouse), resolution);
      expect(areas).toEqual(found.areas);
    }
  });

  it('keep their address, which says what the place is under another filter and in another period', async () => {
    const [confirmed] = found.areas;
    const address = gapSlug(confirmed!.id, confirmed!.name);
    const asked = async (search: string, text: string, dates?: readonly [string, string]) => {
      const filter = await filterOf(warehouse, search, dates);
      return lookUpGap(warehouse, filter, (await gaps(warehouse, filter, 7)).areas, text);
    };
    expect(await asked('', address)).toEqual({ kind: 'found', id: confirmed!.id });
    expect(await asked('', '2')).toEqual({ kind: 'old' });
    expect(await asked('', `${latLngToCell(10, 106, 8)}-1`)).toEqual({ kind: 'outside' });
    expect(await asked('', `${WEAK}-3`)).toEqual(
      confirmed!.id === `${WEAK}-3`
        ? { kind: 'found', id: confirmed!.id }
        : { kind: 'within', id: confirmed!.id, of: `${WEAK}-3` },
    );
    expect(await asked('', address, ['2024-01-13', '2024-02-13'])).toMatchObject({
      kind: 'status',
      id: confirmed!.id,
      name: confirmed!.name,
      status: 'untested',
    });
  });

  it('in an area are those that overlap it, by status', async () => {
    const [confirmed] = found.areas;
    const filter = await filterOf(warehouse);
    const reference = { edition: '2025', level: 'commune' as const, code: confirmed!.areaCodes[0]! };
    const inside = await gapsWithin(warehouse, filter, reference);
    expect(inside.map(({ id, status }) => [id, status])).toEqual([[confirmed!.id, 'confirmed']]);
    expect(inside[0]!.peopleWithin).toBeLessThanOrEqual(confirmed!.people!);
  });

  it('are drawn without the mean of the tests that chose them', async () => {
    const { features } = await cellOutlines(warehouse, await filterOf(warehouse), 8, null);
    const of = (cell: string) => features.find(({ properties }) => properties.cell === cell)!.properties;
    expect(of(WEAK)).toMatchObject({ status: 'confirmed', kbps: null, at_most: found.areas[0]!.atMostKbps });
    expect(of(SPARSE)).toMatchObject({ status: 'suspected', kbps: null, at_most: null });
    expect(of(OTHER)).toMatchObject({ status: 'nothing_found', at_most: null });
    expect(of(OTHER).kbps).toBeCloseTo(90_000, 0);
  });

  it('stand in the file with a status column, an operator’s row by its own map', async () => {
    const { body } = await gapExport(
      warehouse,
      new URLSearchParams(`${SEARCH}&from=${FROM}&to=${TO}&format=csv&bom=0`),
    );
    const [head, ...lines] = String(body).trim().split(/\r?\n/);
    const names = head!.split(',');
    const rows = lines.map((line) =>
      Object.fromEntries(line.split(',').map((value, i) => [names[i], value])),
    );
    expect(rows.map(({ operator, status }) => [operator, status])).toEqual([
      ['', 'confirmed'],
      ['viettel', 'confirmed'],
      ['mobifone', ''],
      ['', 'suspected'],
      ['viettel', 'suspected'],
    ]);
    expect(names.filter((name) => /^download_kbps_(mean|median)/.test(name))).toEqual([]);
    expect(rows[3]).toMatchObject({ download_kbps_at_most: '' });
  });

  it('stand in the workbench with the figures of their file, and so do further tests', async () => {
    const views = await findingViews(warehouse);
    const { period } = await gapFilter(warehouse, {});
    const search = new URLSearchParams({ from: period.from, to: period.to, format: 'json' });
    const { body } = await gapExport(warehouse, search);
    const file = JSON.parse(String(body)) as { rows: Record<string, unknown>[] };
    expect(file.rows.length).toBeGreaterThan(3);
    const mbps = (kbps: unknown) => (kbps === null ? null : Number(kbps) / 1000);
    expect(
      views.gaps.map(
        ({ gap, operator = null, status, at_most_mbps, tests, devices, later_mean_mbps = null }) => ({
          ...{ gap, operator, status, at_most_mbps, tests, devices, later_mean_mbps },
        }),
      ),
    ).toEqual(
      file.rows.map((row) => ({
        ...{ gap: row.gap_id, operator: row.operator, status: row.status, tests: row.tests },
        ...{ devices: row.devices, at_most_mbps: mbps(row.download_kbps_at_most) },
        later_mean_mbps: mbps(row.later_download_kbps_mean),
      })),
    );
    const districts = await resolveFilter(warehouse, { edition: '2024', level: 'district' });
    const expected = await quotas(warehouse, districts);
    const found = views.quotas.filter(({ edition, level }) => edition === '2024' && level === 'district');
    expect(
      found.map((row) => [row.code, row.operator, row.tests, row.tests_for_decision, row.mean_mbps]),
    ).toEqual(
      expected.map((row) => [
        ...[row.code, row.operator, row.tests, row.testsForDecision],
        mbps(row.downloadKbpsMean),
      ]),
    );
    expect(found.some((row) => Number(row.tests_for_minimum) > 0)).toBe(true);
  });

  it('say the filter in words in the workbook, with figures rounded as on the page', async () => {
    const search = new URLSearchParams(`${SEARCH}&cells=8&from=${FROM}&to=${TO}&operator=viettel`);
    const { body, fileName } = await gapWorkbookExport(warehouse, search, 'vi');
    expect(fileName).toContain('viettel');
    const book = read(body);
    const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['Vùng lõm']!);
    const own = await gaps(warehouse, await filterOf(warehouse, 'operator=viettel'), 8);
    expect(rows).toHaveLength(own.areas.length);
    expect(rows[0]).toMatchObject({
      'Nhà mạng': 'Viettel',
      'Tình trạng': 'Đã xác nhận',
      'Nhiều nhất (Mbps)': Math.round(own.areas[0]!.atMostKbps! / 100) / 10,
      'Số người (ước lượng)': Math.round(own.areas[0]!.people! / 10) * 10,
    });
    for (const sheet of ['Địa bàn', 'Ô đo']) {
      const [row] = utils.sheet_to_json<Record<string, unknown>>(book.Sheets[sheet]!);
      expect(row).toMatchObject({ 'Nhà mạng': 'Viettel' });
    }
    const source = utils.sheet_to_json<string[]>(book.Sheets['Nguồn']!, { header: 1 });
    expect(source.find(([name]) => name === 'Bộ lọc')![1]).toMatch(/^4G · Viettel · /);
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
      const { cells, testsWithoutCell } = await gaps(warehouse, filter, resolution);
      const exact = positions.filter((position) =>
        position.some((degrees) => degrees !== Number(degrees.toFixed(2))),
      );
      const expected = rollup(
        exact,
        (all) => all.length,
        (position) => latLngToCell(...position, resolution),
      );
      expect(testsWithoutCell).toBe(positions.length - exact.length);
      expect(new Map(cells.map(({ cell, tests }) => [cell, tests]))).toEqual(
        new Map([...expected].sort(([a], [b]) => (a < b ? -1 : 1))),
      );
    }
  });
});

describe('operators compared', () => {
  const of = (operator: string, verdict: OperatorFigures['verdict'], mean: number, half: number | null = 2) =>
    ({
      ...{ operator, verdict, downloadKbpsMean: mean },
      downloadKbpsMeanLower: half === null ? null : mean - half,
      downloadKbpsMeanUpper: half === null ? null : mean + half,
    }) as OperatorFigures;

  it('only one meets the limit where one does and another does not', () => {
    const both = [of('a', 'met', 50), of('b', 'not_met', 10), of('c', 'not_met', 5)];
    expect(compareOperators(both)).toMatchObject({ onlyOperator: 'a', worstOperator: 'c' });
    expect(compareOperators([...both, of('d', 'met', 60)]).onlyOperator).toBeNull();
    expect(compareOperators([of('a', 'met', 50), of('b', 'undecided', 30)]).onlyOperator).toBeNull();
  });

  it('one is the weakest only where the interval of its difference to every other lies below 0', () => {
    expect(
      compareOperators([of('a', 'met', 50), of('b', 'not_met', 20), of('c', 'not_met', 19)]).worstOperator,
    ).toBeNull();
    // Half-widths of 2 and 2 make one of the difference of 2.83.
    expect(compareOperators([of('a', 'not_met', 12.8), of('b', 'not_met', 10)]).worstOperator).toBeNull();
    expect(compareOperators([of('a', 'not_met', 12.9), of('b', 'not_met', 10)]).worstOperator).toBe('b');
  });

  it('nobody is the weakest of one, and one without an interval is compared with nobody', () => {
    expect(compareOperators([of('a', 'not_met', 10)]).worstOperator).toBeNull();
    expect(compareOperators([of('a', 'not_met', 10), of('b', 'too_few', 5, null)]).worstOperator).toBeNull();
  });
});
