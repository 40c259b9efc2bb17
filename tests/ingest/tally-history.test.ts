import { describe, expect, it } from 'vitest';
import { documentExport } from '#lib/server/exports/document-export.ts';
import { undoBatch } from '#lib/server/ingest/undo.ts';
import { tallyBoard } from '#lib/server/tallies/board.ts';
import { standingReports } from '#lib/server/tallies/reports.sql.ts';
import { unitReports } from '#lib/server/tallies/unit-reports.ts';
import { counts, faultOf, load, sharedWarehouse } from './support.ts';

const shared = sharedWarehouse();

const standing = async () =>
  (await shared().db.query(standingReports, { to: '2025-01-01' })).map(
    ({ unitCode, month, installs, accesses, installsCumulative, accessesCumulative, origin }) =>
      [unitCode, month, installs, accesses, installsCumulative, accessesCumulative, origin] as const,
  );

const HEADER = 'Đơn vị,Cài đặt trong tháng,Truy cập trong tháng,Cài đặt lũy kế,Truy cập lũy kế';
const form = (month: string, ...rows: string[]) =>
  [`Biểu tổng hợp tháng ${month},,,,`, HEADER, ...rows].join('\n');
const long = (...rows: string[]) => [`Tháng,${HEADER}`, ...rows].join('\n');

const PAST = long(
  '4/2024,Lục Nam,10,20,10,20',
  '4/2024,Sở Y tế,1,2,1,2',
  '5/2024,Lục Nam,5,9,15,29',
  '5/2024,Sở Y tế,,,,',
);
const PAST_ROWS = [
  ['ubnd-218', '2024-04', 10, 20, 10, 20, 'history'],
  ['ubnd-218', '2024-05', 5, 9, 15, 29, 'history'],
  ['y-te', '2024-04', 1, 2, 1, 2, 'history'],
];

describe('a past consolidated table', () => {
  it('is one of several units over several months; units that were silent then are no fault of the file', async () => {
    const report = await load(shared(), 'past.csv', PAST);
    expect(counts(report)).toEqual([3, 3, 0, 0]);
    expect(report.notices.map(({ code }) => code)).toEqual(['tally_history']);
    expect(await standing()).toEqual(PAST_ROWS);
  });

  it('may have its months side by side', async () => {
    const wide = [
      'Tổng hợp năm 2024,,,,,,,,',
      'Đơn vị,Tháng 4/2024,,,,Tháng 5/2024,,,',
      `,${HEADER.replace('Đơn vị,', '')},${HEADER.replace('Đơn vị,', '')}`,
      'Lục Nam,10,20,10,20,5,9,15,29',
      'Sở Y tế,1,2,1,2,,,,',
    ].join('\n');
    await load(shared(), 'wide.csv', wide);
    expect(await standing()).toEqual(PAST_ROWS);
  });

  it('may be the program’s own workbook, a sheet for each month: it comes back as it went', async () => {
    const own = await load(shared(), 'past.csv', PAST, { constants: { origin: 'form' } });
    const { body } = await documentExport(shared(), 'xlsx', new URLSearchParams('from=2024-04&to=2024-06'));
    await undoBatch(shared(), own.batch.id);
    await load(shared(), 'workbook.xlsx', body as Uint8Array);
    expect(await standing()).toEqual(PAST_ROWS);
  });

  it('never displaces what a unit sent itself, whichever came first, and the trend goes on through it', async () => {
    await load(shared(), '5.csv', form('5/2024', 'Lục Nam,6,9,16,29'));
    await load(shared(), 'past.csv', PAST);
    await load(shared(), '6.csv', form('6/2024', 'Lục Nam,4,8,20,37'));
    const { months } = await unitReports(shared(), 'ubnd-218');
    expect(months.map(({ month, state, report }) => [month, state, report?.installs])).toEqual([
      ['2024-04', 'consolidated', 10],
      ['2024-05', 'late', 6],
      ['2024-06', 'late', 4],
    ]);
    const findings = months.flatMap(({ report }) => report!.findings.map(({ code }) => code));
    expect(findings).toEqual(['differs_from_consolidated']);
  });

  it('does not say that a unit it leaves out failed to report', async () => {
    await load(shared(), 'past.csv', PAST);
    const { groups } = await tallyBoard(shared(), { from: '2024-04', to: '2024-06' });
    const health = groups.flatMap(({ rows }) => rows).find(({ unit }) => unit.code === 'y-te');
    expect(health!.states).toEqual(['consolidated', 'not_asked']);
  });
});

describe('what a person says of a form', () => {
  it('is how it came in, and on which day', async () => {
    await load(shared(), '7.csv', form('7/2024', 'Lục Nam,6,9,16,29'), {
      constants: { received: '2024-07-12' },
    });
    const { months } = await unitReports(shared(), 'ubnd-218');
    expect(months[0]).toMatchObject({ state: 'on_time', report: { receivedAt: '2024-07-11T17:00:00.000Z' } });
    await load(shared(), '6.csv', form('6/2024', 'Lục Nam,1,2,3,4'), { constants: { origin: 'history' } });
    expect((await standing()).map((row) => row.at(-1))).toEqual(['history', 'form']);
  });

  it.each([
    [{ received: '2024-08-02' }, 'tally_received_invalid'],
    [{ received: '2024-02-30' }, 'tally_received_invalid'],
    [{ origin: 'web' }, 'tally_origin_unknown'],
  ])('is refused when it cannot be: %o', async (constants, code) => {
    const sent = load(shared(), '7.csv', form('7/2024', 'Lục Nam,6,9,16,29'), { constants });
    expect((await faultOf(sent)).code).toBe(code);
  });
});
