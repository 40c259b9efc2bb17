import { tableFromIPC } from 'apache-arrow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '#lib/domain/fault.ts';
import { FAULT_CODES } from '#lib/messages/faults.ts';
import { statement } from '#lib/server/db/statement.ts';
import { tallyBoard } from '#lib/server/tallies/board.ts';
import { reminderCalendar } from '#lib/server/exports/reminder-calendar.ts';
import { awaitedReports } from '#lib/server/tallies/awaited-reports.ts';
import { unitReports } from '#lib/server/tallies/unit-reports.ts';
import { acceptFinding, withdraw } from '#lib/server/tallies/acceptances.ts';
import { tallyExport } from '#lib/server/exports/tally-export.ts';
import { boardYears } from '#lib/server/tallies/board-years.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { idleMonths } from '../../src/routes/tallies/idle-months.ts';

const UNITS = statement()`
  insert into reporting_unit (code, name, kind, district_code, position) values
    ('ubnd-luc-nam', 'UBND huyện Lục Nam', 'district', '216', 1),
    ('ubnd-viet-yen', 'UBND thị xã Việt Yên', 'district', '222', 2),
    ('bao', 'Báo Bắc Giang', 'press', null, 3)
`;
const FORMS = statement()`
  insert into batch values
    (1, 'tally', 'a.xlsx', 'a', 1, 'test', timestamp '2024-06-20', null, 3, 3, 0, 0, 0, null, null, 'loaded', null, false, '[]', null, null),
    (2, 'tally', 'b.xlsx', 'b', 1, 'test', timestamp '2024-07-20', null, 1, 1, 0, 0, 0, null, null, 'loaded', null, false, '[]', null, null),
    (3, 'tally', 'c.xlsx', 'c', 1, 'test', timestamp '2024-08-20', null, 1, 1, 0, 0, 0, null, null, 'undone', timestamp '2024-08-21', false, '[]', null, null)
`;
const FIGURES = statement()`
  insert into tally values
    (1, 4, 'ubnd-luc-nam', date '2024-06-01', 25, 60, 25, 60, null, 1, 'form', timestamp '2024-06-12 16:59:59'),
    (1, 5, 'ubnd-viet-yen', date '2024-06-01', 10, null, 10, null, null, 1, 'form', timestamp '2024-06-12 17:00'),
    (1, 4, 'ubnd-luc-nam', date '2024-07-01', 5, 6, 30, 66, null, 1, 'form', timestamp '2024-06-20'),
    (2, 4, 'ubnd-luc-nam', date '2024-07-01', 7, 8, 32, 68, 'sửa lại', 2, 'web', timestamp '2024-07-20'),
    (3, 4, 'ubnd-viet-yen', date '2024-07-01', 999, 999, 999, 999, null, 1, 'form', timestamp '2024-07-10')
`;

let warehouse: Warehouse;

beforeEach(async () => {
  warehouse = await Warehouse.open({
    dataDir: null,
    threads: 1,
    memoryLimit: '512MB',
    clock: () => new Date('2024-12-20T00:00:00Z'),
  });
  await warehouse.change({
    commit: async (writer) => {
      for (const insert of [UNITS, FORMS, FIGURES]) await writer.run(insert, {});
    },
  });
});
afterEach(() => warehouse.close());

const board = () => tallyBoard(warehouse, { from: '2024-05', to: '2024-08' });

describe('the board of tallies', () => {
  it('has a row for every reporting unit and a cell for every month', async () => {
    const { months, groups } = await board();
    expect(months).toEqual(['2024-05', '2024-06', '2024-07']);
    expect(groups.map((group) => [group.kind, group.rows.length])).toEqual([
      ['district', 2],
      ['press', 1],
    ]);
    expect(groups[1]!.rows[0]!.tallies).toEqual([null, null, null]);
  });

  it('shows the version received last where a unit sent two', async () => {
    const [districts] = (await board()).groups;
    expect(districts!.rows[0]!.tallies[2]).toMatchObject({
      installs: 7,
      batchId: 2,
      version: 2,
      versions: 2,
      origin: 'web',
    });
  });

  it('leaves out forms that were undone', async () => {
    const [districts] = (await board()).groups;
    expect(districts!.rows[1]!.tallies[2]).toBeNull();
  });

  it('decides by a unit’s first report whether it was on time, despite a correction', async () => {
    const [districts, press] = (await board()).groups;
    expect(districts!.rows.map(({ states }) => states)).toEqual([
      ['not_asked', 'on_time', 'on_time'],
      ['not_asked', 'late', 'missing'],
    ]);
    expect(press!.rows[0]!.states).toEqual(['not_asked', 'missing', 'missing']);
  });

  it('marks doubtful figures until they are accepted with a reason, and again once the acceptance is withdrawn', async () => {
    const marks = async () =>
      (await board()).groups[0]!.rows[0]!.tallies.flatMap((tally) => tally?.findings ?? []);
    const [sample, twice] = await marks();
    expect([sample!.code, twice!.code]).toEqual(['sample_row', 'reported_twice']);
    const finding = { unit: 'ubnd-luc-nam', month: '2024-06', finding: sample!.key };
    const id = await acceptFinding(warehouse, { ...finding, reason: 'đã hỏi', by: 'Lan' });
    expect((await marks())[0]!.acceptance).toMatchObject({ id, reason: 'đã hỏi', by: 'Lan' });
    await expect(acceptFinding(warehouse, { ...finding, reason: 'x', by: 'y' })).rejects.toMatchObject({
      code: 'tally_finding_accepted',
    });
    await withdraw(warehouse, id, 'Lan');
    expect((await marks())[0]!.acceptance).toBeNull();
    await expect(
      acceptFinding(warehouse, { ...finding, month: '2024-07', reason: 'x', by: 'y' }),
    ).rejects.toMatchObject({ code: 'tally_finding_absent' });
  });

  it('adds up only what was reported and says how many units that was', async () => {
    const june = (await board()).totals[1]!;
    expect(june).toMatchObject({ reported: 2, units: 3, installs: 35, accesses: 60 });
  });

  it('gives no total, not zero, for a month without reports', async () => {
    const may = (await board()).totals[0]!;
    expect(may).toMatchObject({ reported: 0, units: 3, installs: null, accessesCumulative: null });
  });

  it('offers the years with figures and the year of the running report month', async () => {
    expect((await boardYears(warehouse, null)).years).toEqual([2024, 2025]);
  });

  it('opens on the latest year with figures unless another is asked for', async () => {
    expect((await boardYears(warehouse, null)).year).toBe(2024);
    expect((await boardYears(warehouse, '2023')).year).toBe(2023);
    expect((await boardYears(warehouse, null, '2025-03')).year).toBe(2025);
    expect((await boardYears(warehouse, '2023', '2025-03')).year).toBe(2023);
  });

  it('refuses what is no year', async () => {
    await expect(boardYears(warehouse, 'abc')).rejects.toMatchObject({ code: 'tally_year_unknown' });
  });
});

describe('who has not reported', () => {
  it('is every unit without a report of the month, with the figures to date it goes on from', async () => {
    const july = await awaitedReports(warehouse, '2024-07');
    expect(july).toMatchObject({ month: '2024-07', units: 3, on: '2024-12-20', daysLeft: -160 });
    expect(july.awaited).toMatchObject([
      {
        unit: { code: 'ubnd-viet-yen' },
        state: 'missing',
        last: { month: '2024-06', installsCumulative: 10 },
      },
      { unit: { code: 'bao' }, state: 'missing', last: null },
    ]);
  });

  it('is nobody for months before the first report, and everybody who still has time in the running one', async () => {
    expect(await awaitedReports(warehouse, '2024-05')).toMatchObject({ units: 0, awaited: [] });
    const states = (await awaitedReports(warehouse, '2025-01')).awaited.map(({ state }) => state);
    expect(states).toEqual(['waiting', 'waiting', 'waiting']);
    expect((await awaitedReports(warehouse, null)).month).toBe('2024-12');
    await expect(awaitedReports(warehouse, '2024-13')).rejects.toMatchObject({ code: 'tally_month_invalid' });
  });

  it('is reminded by a calendar entry: on the last day in time, or on the next day once it is late', async () => {
    const ask = async (query: string) =>
      (await reminderCalendar(warehouse, new URLSearchParams(query))).body as string;
    const unfolded = (await ask('month=2025-01&unit=bao')).replaceAll('\r\n\t', '');
    expect(unfolded).toContain('DTSTART:20250112T010000Z');
    expect(unfolded).toContain('SUMMARY:Gửi báo cáo i-Speed tháng 1/2025');
    expect(unfolded.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    const late = await ask('month=2024-07');
    expect(late.match(/DTSTART:20241221T010000Z/g)).toHaveLength(2);
    await expect(ask('month=2024-05')).rejects.toMatchObject({ code: 'report_not_awaited' });
  });
});

describe('a unit’s reports', () => {
  it('go from the first month with a report to the last, every version with them', async () => {
    const { months } = await unitReports(warehouse, 'ubnd-luc-nam');
    expect(months.map(({ month, versions }) => [month, versions.map(({ version }) => version)])).toEqual([
      ['2024-06', [1]],
      ['2024-07', [2, 1]],
    ]);
    expect(months[1]!.versions.map(({ stands, fileName }) => [stands, fileName])).toEqual([
      [true, 'b.xlsx'],
      [false, 'a.xlsx'],
    ]);
    await expect(unitReports(warehouse, 'không có')).rejects.toMatchObject({
      code: 'reporting_unit_unknown',
    });
  });
});

describe('the tallies as a file', () => {
  const ask = (query: string, ifNoneMatch?: string) =>
    tallyExport(warehouse, new URLSearchParams(query), ifNoneMatch);

  it('have a row for every unit and month, nulls where a unit was silent', async () => {
    const { body, fileName } = await ask('month=2024-07&format=csv');
    expect(fileName).toMatch(/^tallies_2024-07_2024-08_v\d+\.csv$/);
    const lines = (body as string).replace('\ufeff', '').trimEnd().split('\r\n');
    expect(lines.slice(1)).toEqual([
      'ubnd-luc-nam,UBND huyện Lục Nam,district,216,2024-07,true,7,8,32,68,sửa lại,2,2,web,2024-07-20T00:00:00.000Z,on_time,reported_twice,false,,,,,,,32,68,',
      'ubnd-viet-yen,UBND thị xã Việt Yên,district,222,2024-07,false,,,,,,,,,,missing,,false,,,,,,,10,,2024-06',
      'bao,Báo Bắc Giang,press,,2024-07,false,,,,,,,,,,missing,,false,,,,,,,,,',
    ]);
  });

  it('are the same in every format, and are not sent again when the etag matches', async () => {
    const csv = (await ask('from=2024-05&to=2024-08&format=csv')).body as string;
    const { body, etag } = await ask('from=2024-05&to=2024-08');
    const { rows, simulated } = JSON.parse(body as string) as { rows: object[]; simulated: boolean };
    expect(rows).toHaveLength(csv.trimEnd().split('\r\n').length - 1);
    expect(simulated).toBe(false);
    const arrow = tableFromIPC((await ask('from=2024-05&to=2024-08&format=arrow')).body as Uint8Array);
    expect(arrow.numRows).toBe(rows.length);
    expect((await ask('from=2024-05&to=2024-08', etag)).body).toBeNull();
  });

  it.each([
    ['', 'tally_months_missing'],
    ['month=2024-13', 'tally_month_invalid'],
    ['from=2024-07&to=2024-07', 'tally_months_out_of_order'],
    ['month=2024-07&format=pdf', 'parameter_value_unknown'],
  ])('refuse %s with a sentence', async (query, code) => {
    const fault = await ask(query).then(
      () => null,
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(Fault);
    expect((fault as Fault).code).toBe(code);
    expect(FAULT_CODES).toContain(code);
  });
});

it('months before any report, and those to come, are idle; one that is awaited is not', async () => {
  const board = await tallyBoard(warehouse, { from: '2024-04', to: '2025-03' });
  const busy = board.months.filter((_, i) => !idleMonths(board)[i]);
  expect(busy).toEqual([
    '2024-06',
    '2024-07',
    '2024-08',
    '2024-09',
    '2024-10',
    '2024-11',
    '2024-12',
    '2025-01',
  ]);
});
