import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseFilterChoice, type Filter } from '#lib/domain/filter.ts';
import { statement } from '#lib/server/db/statement.ts';
import { quotaSheets, unitInCharge } from '#lib/server/documents/quota-sheets.ts';
import { weekOf } from '#lib/domain/quota.ts';
import { loadReference } from '#lib/server/reference.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';

const BATCH = statement()`
  insert into batch values (1, 'tally', 'a.csv', 'a', 1, 'test', timestamp '2024-07-12', null, 2, 2, 0, 0, 0, null,
    null, 'loaded', null, false, '[]', null, null)`;
const FIGURES = statement()`
  insert into tally values
    (1, 1, 'ubnd-213', date '2024-06-01', 20, 30, 20, 30, null, 1, 'form', timestamp '2024-06-12'),
    (1, 2, 'ubnd-213', date '2024-07-01', 5, null, 25, null, null, 1, 'form', timestamp '2024-07-12'),
    (1, 3, 'noi-vu', date '2024-07-01', 7, 8, 7, 8, null, 1, 'form', timestamp '2024-07-12')`;

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await Warehouse.open({
    dataDir: null,
    threads: 1,
    memoryLimit: '512MB',
    clock: () => new Date('2024-07-20T00:00:00Z'),
  });
  await loadReference(warehouse, 'data/reference');
  await warehouse.change({
    commit: async (writer) => {
      await writer.run(BATCH, {});
      await writer.run(FIGURES, {});
    },
  });
});
afterAll(() => warehouse.close());

const filterOf = (query: string): Promise<Filter> =>
  resolveFilter(warehouse, parseFilterChoice(new URLSearchParams(query)));
const sheetsOf = async (query: string) => quotaSheets(warehouse, await filterOf(query));

it('every commune is on the sheet of one district, the one with most of its territory', async () => {
  const query = 'period=report:2024-07&edition=2025&level=commune';
  const { sheets } = await sheetsOf(`${query}&within=2024/province/24`);
  const { areasOf, reportingUnits } = await readCatalog(warehouse);
  const codes = sheets.flatMap(({ areas }) => areas.map(({ area }) => area.code));
  const whole = (await sheetsOf(query)).sheets;
  // The 41 of former Bắc Ninh, whose districts reported elsewhere, are those of their own UBND, which measure on.
  const own = whole
    .filter(({ reportingUnit }) => reportingUnit?.kind === 'commune')
    .flatMap(({ areas }) => areas);
  expect([codes.length, own.length, whole.length]).toEqual([58, 41, 51]);
  expect([...codes, ...own.map(({ area }) => area.code)].sort()).toEqual(
    areasOf('2025', 'commune').map(({ code }) => code),
  );
  expect(sheets.map(({ reportingUnit }) => reportingUnit?.code)).toEqual(
    reportingUnits.filter(({ kind }) => kind === 'district').map(({ code }) => code),
  );
  const onSheet = (code: string) =>
    sheets.find(({ areas }) => areas.some(({ area }) => area.code === code))?.reportingUnit?.name;
  // Đa Mai took a commune of Tân Yên, Tân Tiến and Tiền Phong took communes of the city.
  expect(['07228', '07699', '07696'].map(onSheet)).toEqual([
    'UBND thành phố Bắc Giang',
    'UBND huyện Yên Dũng',
    'UBND huyện Yên Dũng',
  ]);
});

it('beside the tests stands what was reported in the months that end within the period; silence is not 0', async () => {
  const [month, quarter] = await Promise.all([
    sheetsOf('period=report:2024-07&edition=2024&level=district'),
    sheetsOf('period=quarter:2024-Q2&edition=2024&level=district'),
  ]);
  expect([month.months, quarter.months]).toEqual([['2024-07'], ['2024-04', '2024-05', '2024-06']]);
  expect([month, quarter].map(({ sheets }) => sheets[0]!.funnel)).toEqual([
    { installs: 5, accesses: null, testsMade: 0, tests: 0 },
    { installs: 20, accesses: 30, testsMade: 0, tests: 0 },
  ]);
});

it('an area leads to the sheet it is on: its own, its district’s, or the one that holds it', async () => {
  const { sheets } = await sheetsOf(
    'period=report:2024-07&edition=2025&level=commune&within=2024/province/24',
  );
  const of = (area: string | null) => unitInCharge(sheets, 'commune', area);
  expect([of('commune/07228'), of('district/213'), of('commune/213'), of(null)]).toEqual([
    'ubnd-213',
    'ubnd-213',
    null,
    null,
  ]);
});

it.each([
  ['2024-07-15', '2024-07-15', '2024-07-21'],
  ['2024-07-21', '2024-07-15', '2024-07-21'],
  ['2025-01-01', '2024-12-30', '2025-01-05'],
])('%s is in the week from %s to %s', (date, first, last) => {
  expect(weekOf(date)).toEqual({ first, last });
});

it('departments and the press have figures and no areas', async () => {
  const { others } = await sheetsOf('period=report:2024-07&edition=2025&level=commune');
  expect(others.map(({ unit }) => unit.kind)).not.toContain('district');
  expect(others.find(({ unit }) => unit.code === 'noi-vu')).toMatchObject({ installs: 7, accesses: 8 });
});

it('those that lack as many measurements are ordered by their people', async () => {
  const { sheets } = await sheetsOf('period=report:2024-07&edition=2025&level=commune');
  const people = sheets[0]!.areas.map(({ area }) => area.population!);
  expect(people).toEqual([...people].sort((a, b) => b - a));
  expect(sheets[0]!.areas[0]!.whole).toMatchObject({ verdict: 'untested', testsForMinimum: 300 });
});
