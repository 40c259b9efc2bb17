import { read, utils } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { formatCount } from '#lib/domain/format.ts';
import { TALLY_FIGURES } from '#lib/domain/tally.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { statement } from '#lib/server/db/statement.ts';
import { consolidatedTables } from '#lib/server/documents/consolidated-table.ts';
import { documentExport, type DocumentFormat } from '#lib/server/exports/document-export.ts';
import { pageBreaks } from '#lib/server/documents/page-breaks.ts';
import { tallyBoard } from '#lib/server/tallies/board.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import { addReportingUnitAliases } from '#lib/server/reporting-units/reporting-units.sql.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { load } from '../ingest/support.ts';

const UNITS = statement()`
  insert into reporting_unit (code, name, kind, district_code, position) values
    ('so-a', 'Sở A', 'department', null, 1),
    ('ubnd-luc-nam', 'UBND huyện Lục Nam', 'district', '216', 2),
    ('ubnd-viet-yen', 'UBND thị xã Việt Yên', 'district', '222', 3)
`;
const ISSUERS = statement()`
  insert into issuing_body values
    ('Sở Thông tin và Truyền thông', 'UBND tỉnh Bắc Giang', 'STTTT', 'BCVT', 'Bắc Giang', 'Giám đốc', null, date '2024-07-01'),
    ('Sở Khoa học và Công nghệ', 'UBND tỉnh Bắc Giang', 'SKHCN', null, 'Bắc Giang', 'Giám đốc', date '2024-07-01', null)
`;
const FORMS = statement()`
  insert into batch values
    (1, 'tally', 'a.xlsx', 'a', 1, 'test', timestamp '2024-06-20', null, 3, 3, 0, 0, 0, null, null, 'loaded', null, false, '[]', null, null),
    (2, 'tally', 'b.xlsx', 'b', 1, 'test', timestamp '2024-07-20', null, 1, 1, 0, 0, 0, null, null, 'loaded', null, true, '[]', null, null)
`;
const FIGURES = statement()`
  insert into tally values
    (1, 4, 'so-a', date '2024-06-01', 1250, 3000, 1250, 3000, 'đủ "cả", sở', 1, 'form', timestamp '2024-06-12'),
    (1, 5, 'ubnd-luc-nam', date '2024-06-01', 25, null, 25, null, null, 1, 'form', timestamp '2024-06-12'),
    (1, 6, 'ubnd-viet-yen', date '2024-06-01', 0, 6, 30, 66, null, 1, 'form', timestamp '2024-06-12'),
    (2, 4, 'ubnd-luc-nam', date '2024-07-01', 7, 8, 32, 68, null, 1, 'form', timestamp '2024-07-12')
`;

const emptyWarehouse = () =>
  Warehouse.open({
    dataDir: null,
    threads: 1,
    memoryLimit: '512MB',
    clock: () => new Date('2024-07-20T00:00:00Z'),
  });

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await emptyWarehouse();
  await warehouse.change({
    commit: async (writer) => {
      for (const insert of [UNITS, ISSUERS, FORMS, FIGURES]) await writer.run(insert, {});
    },
  });
});
afterAll(() => warehouse.close());

const ask = (query: string, format: DocumentFormat = 'xlsx') =>
  documentExport(warehouse, format, new URLSearchParams(query));
const workbook = async (query: string) => read((await ask(query)).body, { type: 'array' });
const TWO_MONTHS = 'from=2024-06&to=2024-08';

/** The tables of a DOCX as another library reads them: their rows as texts of cells. */
async function tablesOf(docx: Uint8Array): Promise<string[][][]> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(docx) });
  return value
    .split('<table>')
    .slice(1)
    .map((table) =>
      table
        .split('</table>')[0]!
        .split('<tr>')
        .slice(1)
        .map((row) =>
          row.split(/<t[dh][^>]*>/).map((cell) => cell.replaceAll(/<[^>]+>/g, '').replaceAll('&amp;', '&')),
        )
        .map((cells) => cells.slice(1)),
    );
}

async function partOf(query: string, part: string): Promise<string> {
  const files = unzipSync((await ask(query, 'docx')).body as Uint8Array);
  return new TextDecoder().decode(files[part]);
}

describe('the consolidated table', () => {
  it('puts each kind’s sum after its units and the total last', async () => {
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

  it('names the units without a report and leaves their figures empty, not 0', async () => {
    const [july] = await consolidatedTables(warehouse, { from: '2024-07', to: '2024-08' });
    expect(july!.silent).toEqual(['Sở A', 'UBND thị xã Việt Yên']);
    expect(july!.lines[0]).toMatchObject({ reported: 0, installs: null, batchId: null });
    expect(july!.lines.at(-1)).toMatchObject({ reported: 1, units: 3, installs: 7 });
  });

  it('read back as a workbook by another library has every figure of the board, month by month', async () => {
    const board = await tallyBoard(warehouse, { from: '2024-06', to: '2024-08' });
    const { Sheets, SheetNames } = await workbook(TWO_MONTHS);
    expect(SheetNames).toEqual(['Tháng 6-2024', 'Tháng 7-2024', 'Phiên bản báo cáo']);
    SheetNames.slice(0, 2).forEach((name, month) => {
      const cells = utils.sheet_to_json<unknown[]>(Sheets[name]!, { header: 1, defval: null });
      const figuresOf = (first: string) => cells.find((row) => row[1] === first)!.slice(2, 6);
      for (const { unit, tallies, toDate } of board.groups.flatMap((group) => group.rows)) {
        const figures = { ...tallies[month], ...toDate[month] };
        expect(figuresOf(unit.name)).toEqual(TALLY_FIGURES.map((figure) => figures[figure] ?? null));
      }
      expect(figuresOf('Tổng cộng')).toEqual(TALLY_FIGURES.map((figure) => board.totals[month]![figure]));
    });
  });

  it('read back as a text document by another library has every figure of the board, month by month', async () => {
    const board = await tallyBoard(warehouse, { from: '2024-06', to: '2024-08' });
    const tables = await tablesOf((await ask(TWO_MONTHS, 'docx')).body as Uint8Array);
    const months = tables.filter(([header]) => header![0] === 'STT');
    expect(months).toHaveLength(2);
    months.forEach((rows, month) => {
      const figuresOf = (name: string) => rows.find((row) => row[1] === name)!.slice(2, 6);
      const figuresIn = (figures: Partial<Record<(typeof TALLY_FIGURES)[number], number | null>> | null) =>
        TALLY_FIGURES.map((figure) => formatCount(figures?.[figure] ?? null, 'vi'));
      for (const { unit, tallies, toDate } of board.groups.flatMap((group) => group.rows)) {
        expect(figuresOf(unit.name)).toEqual(figuresIn({ ...tallies[month], ...toDate[month] }));
      }
      for (const { kind, totals } of board.groups) {
        const sum = {
          department: 'Cộng các sở, ban, ngành tỉnh',
          district: 'Cộng UBND cấp huyện',
          commune: 'Cộng UBND xã, phường',
          press: '',
        };
        expect(figuresOf(sum[kind])).toEqual(figuresIn(totals[month]!));
      }
      expect(figuresOf('Tổng cộng')).toEqual(figuresIn(board.totals[month]!));
    });
  });

  it('names the body that stood when the month was due, the silent units, and every version used', async () => {
    const { value } = await mammoth.extractRawText({
      buffer: Buffer.from((await ask(TWO_MONTHS, 'docx')).body as Uint8Array),
    });
    const [june, july] = value.split('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').slice(1);
    expect(value).toMatch(/UBND TỈNH BẮC GIANG\s+SỞ THÔNG TIN VÀ TRUYỀN THÔNG\s+Số: +\/STTTT-BCVT/);
    expect(june).toMatch(/\(Kèm theo văn bản số +\/STTTT-BCVT ngày/);
    expect(june).toContain('Tất cả các đơn vị đã báo cáo.');
    expect(june).toMatch(/a\.xlsx\s+12\/6\/2024 07:00\s+20\/6\/2024 07:00\s+Bản 1: Sở A; UBND huyện Lục Nam/);
    expect(june).toContain('- Lưu: VT, BCVT.');
    expect(july).toMatch(/\(Kèm theo văn bản số +\/SKHCN ngày/);
    expect(july).toContain('Đơn vị chưa báo cáo (2): Sở A; UBND thị xã Việt Yên.');
    expect(july).toContain(
      'Tổng hợp: 1/3 đơn vị đã báo cáo. Trong tháng có 7 người cài đặt, 8 lượt truy cập;',
    );
    expect(july).toContain('GIÁM ĐỐC');
  });

  it('as a text document has the decree’s type, page and margins, a header on every page and no parted row', async () => {
    expect(await partOf('month=2024-06', 'word/styles.xml')).toContain('w:ascii="Times New Roman"');
    const text = await partOf(TWO_MONTHS, 'word/document.xml');
    const millimetres = (name: string) =>
      [...text.matchAll(new RegExp(`<w:pg(?:Sz|Mar) [^>]*w:${name}="(\\d+)"`, 'g'))].map((match) =>
        Math.round((Number(match[1]) / 1440) * 25.4),
      );
    expect(['w', 'h', 'top', 'bottom', 'left', 'right'].map(millimetres)).toEqual(
      [297, 210, 20, 20, 30, 15].map((length) => [length, length]),
    );
    expect(text.match(/<w:tr>/g)).toHaveLength(text.match(/<w:cantSplit\/>/g)!.length);
    expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(2 * 3);
    expect(text.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(2);
  });

  it.each(['xlsx', 'docx'] as const)('as %s is itself a form that can be loaded', async (format) => {
    const other = await emptyWarehouse();
    await other.change({
      commit: async (writer) => {
        await writer.run(UNITS, {});
        const { reportingUnits } = await readCatalog(warehouse);
        const aliases = reportingUnits.map(({ code, name }) => ({ key: textKey(name), code }));
        await writer.run(addReportingUnitAliases, { aliases: JSON.stringify(aliases) });
      },
    });
    const { body } = await ask('month=2024-06', format);
    const { batch } = await load(other, `bieu.${format}`, body as Uint8Array);
    expect(batch).toMatchObject({ accepted: 3, rejected: 0 });
    const june = { from: '2024-06', to: '2024-07' };
    expect((await tallyBoard(other, june)).totals).toEqual((await tallyBoard(warehouse, june)).totals);
    await other.close();
  });

  it.each(['xlsx', 'docx'] as const)(
    'as %s is the same, byte by byte, as long as the reports are',
    async (format) => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2024-08-01T00:00:00Z') });
      const first = (await ask('month=2024-06', format)).body as Uint8Array;
      vi.setSystemTime(new Date('2026-01-31T12:34:56Z'));
      const second = (await ask('month=2024-06', format)).body as Uint8Array;
      vi.useRealTimers();
      expect(Buffer.compare(first, second)).toBe(0);
    },
  );

  it('as a workbook repeats its header on every page, by a name that Excel can read', async () => {
    const { Workbook } = await workbook('month=2024-06');
    expect(Workbook!.Names).toContainEqual(
      expect.objectContaining({ Name: '_xlnm.Print_Titles', Ref: "'Tháng 6-2024'!$10:$11" }),
    );
  });

  it('ends a page before the last rows rather than leave the signature alone', () => {
    const rows = Array.from({ length: 10 }, () => 10);
    expect(pageBreaks(rows, { height: 100, repeated: 20 }, 3)).toEqual([]);
    expect(pageBreaks([...rows, 10], { height: 100, repeated: 20 }, 3)).toEqual([8]);
    expect(pageBreaks(Array(20).fill(10), { height: 100, repeated: 20 }, 3)).toEqual([10, 17]);
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
