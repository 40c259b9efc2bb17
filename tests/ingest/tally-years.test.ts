import { describe, expect, it } from 'vitest';
import { awaitedReports } from '#lib/server/tallies/awaited-reports.ts';
import { tallyBoard } from '#lib/server/tallies/board.ts';
import { namesByMonth, type NamedUnit } from '#lib/server/tallies/name-units.ts';
import { counts, load, openWarehouse, reasons } from './support.ts';

const FORM = 'Đơn vị,Tháng,Cài đặt,Truy cập,Lũy kế cài đặt,Lũy kế truy cập';
const unit = (
  code: string,
  name: string,
  from: string | null,
  to: string | null,
  successor: string | null = null,
) => ({
  ...{ code, name, validFrom: from, validTo: to, successor },
});
const REFORM = '2025-07-01';

describe('names of reporting units', () => {
  const units: NamedUnit[] = [
    unit('ubnd-218', 'UBND huyện Lục Nam', null, REFORM),
    unit('ubnd-218', 'Lục Nam', null, REFORM),
    unit('ubnd-07444', 'UBND xã Lục Nam', REFORM, null),
    unit('ubnd-07444', 'Lục Nam', REFORM, null),
    unit('nong-nghiep', 'Sở Nông nghiệp và PTNT', null, '2025-03-01', 'nong-nghiep-moi-truong'),
    unit('nong-nghiep-moi-truong', 'Sở Nông nghiệp và Môi trường', '2025-03-01', null),
  ];
  const of = namesByMonth(units);

  it.each([
    ['2024-07', 'Lục Nam', 'ubnd-218'],
    ['2025-06', 'Lục Nam', 'ubnd-218'],
    ['2025-07', 'Lục Nam', 'ubnd-07444'],
    ['2026-06', 'UBND xã Lục Nam', 'ubnd-07444'],
    ['2026-06', 'UBND huyện Lục Nam', undefined],
    ['2024-07', 'UBND xã Lục Nam', undefined],
    ['2024-07', 'Sở Nông nghiệp và PTNT', 'nong-nghiep'],
    ['2026-06', 'Sở Nông nghiệp và PTNT', 'nong-nghiep-moi-truong'],
    ['2026-06', 'Sở Nông nghiệp và Môi trường', 'nong-nghiep-moi-truong'],
  ] as const)('in %s %s is %s', (month, name, code) => {
    expect(of(month).ofCell(name)).toBe(code);
  });

  it('of any time have all of them', () => {
    expect(of(null).ofCell('UBND huyện Lục Nam')).toBe('ubnd-218');
  });
});

describe('a form of any year', () => {
  it('goes to the offices of its month; only these are awaited, and an ended one keeps its figures', async () => {
    const warehouse = await openWarehouse('no areas', () => new Date('2026-07-01T05:00:00Z'));
    const rows = [
      'UBND xã Lục Nam,2026-06,5,6,7,8',
      'Sở Nông nghiệp và Môi trường,2026-06,1,2,3,4',
      'UBND huyện Lục Nam,2026-06,5,6,7,8',
    ];
    await load(warehouse, 'before.csv', [FORM, 'Lục Nam,2024-07,1,2,30,40'].join('\n'));
    const report = await load(warehouse, 'years.csv', [FORM, ...rows].join('\n'));
    expect([counts(report), reasons(report)]).toEqual([
      [3, 2, 0, 1],
      { tally_unit_not_then: [[4, 'UBND huyện Lục Nam']] },
    ]);
    const { awaited, units } = await awaitedReports(warehouse, '2026-06');
    const codes = awaited.map(({ unit: { code } }) => code);
    expect([codes.includes('ubnd-218'), codes.includes('ubnd-07444'), codes.includes('noi-vu')]).toEqual([
      false,
      false,
      true,
    ]);
    const before = await awaitedReports(warehouse, '2025-06');
    expect(before.awaited.map(({ unit: { code } }) => code)).toContain('ubnd-218');
    const { groups, totals } = await tallyBoard(warehouse, { from: '2026-06', to: '2026-07' });
    const rowsOf = groups.flatMap((group) =>
      group.rows.map((row) => [row.unit.code, row.states[0], row.toDate[0]?.installsCumulative]),
    );
    expect(rowsOf).toContainEqual(['ubnd-218', 'not_asked', 30]);
    expect(rowsOf.map(([code]) => code)).not.toContain('ubnd-219');
    const nameIn = async (year: number) =>
      (await tallyBoard(warehouse, { from: `${year}-01`, to: `${year + 1}-01` })).groups
        .flatMap((group) => group.rows)
        .find((row) => row.unit.code === 'vp-ubnd')?.unit.name;
    expect([await nameIn(2025), await nameIn(2026)]).toEqual([
      'Văn phòng UBND tỉnh',
      'Văn phòng UBND thành phố',
    ]);
    expect([totals[0]!.units, totals[0]!.reported, totals[0]!.installsCumulative]).toEqual([units, 2, 40]);
  });
});
