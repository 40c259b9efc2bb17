import { read, utils } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TALLY_FIGURES } from '#lib/domain/tally.ts';
import { statement } from '#lib/server/db/statement.ts';
import { consolidatedTables } from '#lib/server/documents/consolidated-table.ts';
import { workbookAnswer } from '#lib/server/documents/workbook-answer.ts';
import { tallyBoard } from '#lib/server/tallies/board.ts';
import { findTallyHeader } from '#lib/server/tallies/tally-header.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';

const UNITS = statement()`
  insert into reporting_unit values
    ('so-a', 'Sở A', 'department', null, 1),
    ('ubnd-luc-nam', 'UBND huyện Lục Nam', 'district', '216', 2),
    ('ubnd-viet-yen', 'UBND thị xã Việt Yên', 'district', '222', 3)
`;
const FORMS = statement()`
  insert into batch values
    (1, 'tally', 'a.xlsx', 'a', 1, 'test', timestamp '2024-06-20', null, 3, 3, 0, 0, 0, null, null, 'loaded', null, false, '[]'),
    (2, 'tally', 'b.xlsx', 'b', 1, 'test', timestamp '2024-07-20', null, 1, 1, 0, 0, 0, null, null, 'loaded', null, true, '[]')
`;
const FIGURES = statement()`
  insert into tally values
    (1, 4, 'so-a', date '2024-06-01', 1250, 3000, 1250, 3000, 'đủ "cả", sở', 1, 'form', timestamp '2024-06-12'),
    (1, 5, 'ubnd-luc-nam', date '2024-06-01', 25, null, 25, null, null, 1, 'form', timestamp '2024-06-12'),
    (1, 6, 'ubnd-viet-yen', date '2024-06-01', 0, 6, 30, 66, null, 1, 'form', timestamp '2024-06-12'),
    (2, 4, 'ubnd-luc-nam', date '2024-07-01', 7, 8, 32, 68, null, 1, 'form', timestamp '2024-07-12')
`;

let warehouse: Warehouse;
beforeEach(async () => {
  warehouse = await Warehouse.open({
    dataDir: null,
    threads: 1,
    memoryLimit: '512MB',
    clock: () => new Date('2024-07-20T00:00:00Z'),
  });
  await warehouse.change({
    commit: async (writer) => {
      for (const insert of [UNITS, FORMS, FIGURES]) await writer.run(insert, {});
    },
  });
});
afterEach(() => warehouse.close());

const ask = (query: string) => workbookAnswer(warehouse, new URLSearchParams(query));
const workbook = async (query: string) => read((await ask(query)).body, { type: 'array' });

describe('the consolidated table', () => {
  it('puts each kind’s sum behind its units and the sum of all last', async () => {
    const [june] = await consolidatedTables(warehouse, { from: '2024-06', to: '2024-07' });
    expect(june!.lines.map(({ line, kind, installs, accesses }) => [line, kind, installs, accesses])).toEqual(
      [
        ['unit', 'department', 1250, 3000],
        ['group', 'department', 1250, 3000],
        ['unit', 'district', 25, null],
        ['unit', 'district', 0, 6],
        ['group', 'district', 25, 6],
        ['total', null, 1275, 3006],
      ],
    );
  });

  it('names the units that sent nothing and leaves their figures out, not 0', async () => {
    const [july] = await consolidatedTables(warehouse, { from: '2024-07', to: '2024-08' });
    expect(july!.silent).toEqual(['Sở A', 'UBND thị xã Việt Yên']);
    expect(july!.lines[0]).toMatchObject({ reported: 0, installs: null, batchId: null });
    expect(july!.lines.at(-1)).toMatchObject({ reported: 1, units: 3, installs: 7 });
  });

  it('read back as a workbook by another library has every figure of the board, month by month', async () => {
    const board = await tallyBoard(warehouse, { from: '2024-06', to: '2024-08' });
    const { Sheets, SheetNames } = await workbook('from=2024-06&to=2024-08');
    expect(SheetNames).toEqual(['Tháng 6-2024', 'Tháng 7-2024']);
    SheetNames.forEach((name, month) => {
      const cells = utils.sheet_to_json<unknown[]>(Sheets[name]!, { header: 1, defval: null });
      const figuresOf = (first: string) => cells.find((row) => row[1] === first)!.slice(2, 6);
      for (const { unit, tallies } of board.groups.flatMap((group) => group.rows)) {
        const tally = tallies[month];
        expect(figuresOf(unit.name)).toEqual(TALLY_FIGURES.map((figure) => tally?.[figure] ?? null));
      }
      expect(figuresOf('Tổng cộng')).toEqual(TALLY_FIGURES.map((figure) => board.totals[month]![figure]));
    });
  });

  it('is laid out as the letter’s form, so that it is recognised as one', async () => {
    const { Sheets } = await workbook('month=2024-06');
    const cells = utils.sheet_to_json<string[]>(Object.values(Sheets)[0]!, { header: 1, defval: '' });
    expect(cells.slice(0, 2).map(([title]) => title)).toEqual([
      'BIỂU TỔNG HỢP',
      'Số liệu, báo cáo về việc cài đặt và sử dụng công cụ i-Speed Tháng 6/2024',
    ]);
    expect([...findTallyHeader(cells.map((row) => row.map(String)))!.columns]).toEqual([
      ['unit', 1],
      ['installs', 2],
      ['accesses', 3],
      ['installsCumulative', 4],
      ['accessesCumulative', 5],
      ['note', 6],
    ]);
  });

  it('says that it is simulated only where a simulated report stands in it', async () => {
    const text = async (query: string) => JSON.stringify((await workbook(query)).Sheets);
    expect(await text('month=2024-06')).not.toContain('MÔ PHỎNG');
    expect(await text('month=2024-07')).toContain('SỐ LIỆU MÔ PHỎNG');
    expect((await ask('month=2024-07')).fileName).toMatch(
      /^bieu-tong-hop_2024-07_2024-08_v\d+_mo-phong\.xlsx$/,
    );
  });
});
