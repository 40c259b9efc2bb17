import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerPlace } from '#lib/domain/cases/ledger/ledger-case.ts';
import { isBroken, quarterReport } from '#lib/domain/cases/ledger/quarter-report.ts';
import { quarter } from '#lib/domain/period.ts';
import { ledgerOn } from '#lib/server/cases/ledger/ledger-on.ts';
import { quarterReportFile } from '#lib/server/documents/quarter-report/quarter-report-file.ts';
import { openLedger, openSlow, step } from '../case-ledger/case-steps.ts';

let world: Awaited<ReturnType<typeof openLedger>>;
const on = (date: string) => (world.clock.now = `${date}T03:00:00Z`);
const planned = (to: string) => ({
  ...{ place: 1, status: 'planned', promised: { from: '2024-08-20', to } },
});

beforeAll(async () => {
  world = await openLedger();
  const { warehouse } = world;
  const viettel = await openSlow(warehouse, ['A']);
  const vnpt = await openSlow(warehouse, ['A'], 'VNPT');
  await step(warehouse, viettel, { kind: 'sent', on: '2024-08-01', deadline: '2024-08-15' });
  await step(warehouse, vnpt, { kind: 'sent', on: '2024-08-01', deadline: '2024-08-15' });
  on('2024-10-20');
  await step(warehouse, viettel, { kind: 'answered', on: '2024-08-10', answers: [planned('2024-10-01')] });
  await step(warehouse, vnpt, { kind: 'reminded', on: '2024-10-05', deadline: '2024-10-25' });
});
afterAll(() => world.warehouse.close());

describe('the report of a quarter', () => {
  const third = quarter('2024-07');
  const report = async (until: string) => quarterReport(await ledgerOn(world.warehouse, until), third, until);

  it('counts what had happened by its end, also what was entered later, and nothing of after', async () => {
    const { total, operators, broken } = await report('2024-09-30');
    expect(total).toMatchObject({
      letters: 2,
      answered: 1,
      overdue: 1,
      asked: { places: 2 },
      promised: { places: 1 },
    });
    expect(total.steps).toMatchObject({ sent: 2, answered: 1, reminded: 0 });
    expect(operators.map(({ letters }) => letters)).toEqual([1, 1]);
    expect(broken.map(({ number }) => number)).toEqual(['HS-0001']);
    expect((await report('2024-09-29')).broken).toEqual([]);
    expect((await report('2024-08-05')).total).toMatchObject({ answered: 0, overdue: 0 });
  });

  it('leaves simulated cases out where there are others, and counts them alone', async () => {
    const [first, second] = await ledgerOn(world.warehouse, '2024-09-30');
    const simulated = { ...first!, found: { ...first!.found, simulated: true } };
    expect(quarterReport([simulated, second!], third, '2024-09-30')).toMatchObject({
      leftOut: 1,
      simulated: false,
      total: { letters: 1 },
    });
    expect(quarterReport([simulated], third, '2024-09-30')).toMatchObject({
      leftOut: 0,
      simulated: true,
      total: { letters: 1 },
    });
  });

  it('says as a document, read back by another library, what the ledger has', async () => {
    const file = await quarterReportFile(world.warehouse, new URLSearchParams('period=quarter:2024-Q3'));
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(file.body) });
    expect(value.match(/Kết quả theo dõi việc khắc phục/g)).toHaveLength(1);
    expect(value).toContain('tính đến hết ngày 30/9/2024');
    expect(value).toContain('Lũy kế đến hết ngày 30/9/2024: đã gửi 2 công văn đề nghị về 2 nơi');
    expect(value).toContain('theo sổ hồ sơ kiến nghị quý III/2024');
    expect(value).toContain('từ 20/8 đến 30/9/2024');
    expect(value).toContain('đã trả lời 1 hồ sơ; 1 hồ sơ quá hạn trả lời');
    expect(value).toContain('Trong quý: 2 công văn đề nghị, 0 lần nhắc, 1 lần trả lời');
    expect(value).toContain('Nơi chưa thực hiện cam kết: 1 nơi');
    expect(value).toContain('Phụ lục III (nơi chưa thực hiện cam kết)');
    expect(value).toContain('HS-0001');
    expect(value).not.toMatch(/xử phạt|vi phạm|MÔ PHỎNG/i);
    const before = await quarterReportFile(world.warehouse, new URLSearchParams('period=quarter:2024-Q2'));
    const empty = (await mammoth.extractRawText({ buffer: Buffer.from(before.body) })).value;
    expect(empty).toContain('Trong quý không có thay đổi.');
    expect(empty).not.toContain('Phụ lục III');
    for (const wrong of ['month:2024-07', 'quarter:2025-Q1'])
      await expect(
        quarterReportFile(world.warehouse, new URLSearchParams({ period: wrong })),
      ).rejects.toThrow(/period_unknown/);
  });

  it('counts a case that was entered after its letter had gone, from the day of the letter', async () => {
    const late = await openSlow(world.warehouse, ['B']);
    await step(world.warehouse, late, { kind: 'sent', on: '2024-08-20', deadline: '2024-09-05' });
    expect((await report('2024-08-19')).total.letters).toBe(2);
    expect((await report('2024-08-20')).total.letters).toBe(3);
  });
});

const place: LedgerPlace = {
  ...{ key: 'area:A', title: 'A', people: 1, claimedOn: null, outcome: null },
  promised: { from: '2024-07-01', to: '2024-10-01' },
};

it.each([
  [{}, '2024-09-30', false],
  [{}, '2024-10-01', true],
  [{ claimedOn: '2024-09-20' }, '2024-10-01', false],
  [{ claimedOn: '2024-09-20', outcome: 'not_met' }, '2024-10-01', true],
  [{ outcome: 'met' }, '2024-10-01', false],
  [{ promised: null, outcome: 'worse' }, '2024-10-01', true],
  [{ promised: null }, '2024-10-01', false],
] as const)('a place with %j on %s is one whose promise was not kept: %s', (change, until, broken) => {
  expect(isBroken({ ...place, ...change }, until)).toBe(broken);
});
