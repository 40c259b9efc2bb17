import { describe, expect, it } from 'vitest';
import { faultOf, load, sharedWarehouse } from './support.ts';
import {
  lettersOfColumns,
  unicodeCells,
  unicodeRows,
} from '#lib/server/ingest/read/letters/column-letters.ts';
import { repairTwice } from '#lib/server/ingest/read/letters/repair-twice.ts';

const warehouse = sharedWarehouse();
const places = async () =>
  (
    await warehouse().db.query<{ name: string }, Record<never, never>>(
      {
        text: 'select coalesce(commune_name, district_name) as name from place where district_name is not null',
      },
      {},
    )
  ).map(({ name }) => name);

describe('old fonts in a Unicode table', () => {
  const table = [
    ['Ngày đo', 'Công nghệ', 'Huyện', 'Ghi chú', 'Xã'],
    ['01/07/2024', '4G', 'Việt Yên', 'NguyÔn V¨n An', 'Tân Mỹ'],
    ['02/07/2024', '4G', 'Tân Yên', '§µo ThÞ Hoa', 'Yên Sơn'],
    ['03/07/2024', '4G', 'Yên Thế', 'B¾c Giang', 'Ngạn'],
  ];

  it('are those of their columns: Unicode beside them stays', () => {
    const fonts = lettersOfColumns(table);
    expect(fonts[3]).toBe('tcvn3');
    expect([fonts[1], fonts[2], fonts[4]].filter(Boolean)).toEqual([]);
    const read = unicodeRows(table, fonts);
    expect(read[0]).toEqual(table[0]);
    expect(read.slice(1).map((row) => row[3])).toEqual(['Nguyễn Văn An', 'Đào Thị Hoa', 'Bắc Giang']);
    expect(read.map((row) => row[2])).toEqual(['Huyện', 'Việt Yên', 'Tân Yên', 'Yên Thế']);
  });

  it('may be in some cells of a column only', () => {
    const fonts = lettersOfColumns([
      ['Huyện'],
      ['ViÖt Yªn'],
      ['HiÖp Hßa'],
      ['L¹ng Giang'],
      ['Tân Yên'],
      ['Lục Ngạn'],
    ]);
    expect(unicodeCells(['ViÖt Yªn'], fonts)).toEqual(['Việt Yên']);
    expect([unicodeCells(['Tân Yên'], fonts), unicodeCells(['Lục Ngạn'], fonts)]).toEqual([
      ['Tân Yên'],
      ['Lục Ngạn'],
    ]);
  });
});

describe('UTF-8 that was read twice', () => {
  const twice = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text));

  it.each([['Lục Nam'], ['Sơn Động'], ['Nhà mạng'], ['Thời gian đo'], ['Đà Nẵng']])(
    '%s is repaired',
    (text) => {
      expect(repairTwice(twice(text))).toBe(text);
      expect(repairTwice(twice(text).replaceAll('\u00a0', ' '))).toBe(text);
      expect(repairTwice(text)).toBe(text);
    },
  );

  it('is repaired in a file, and said', async () => {
    const content = 'Ngày đo;Tốc độ tải xuống (Mbps);Huyện;Mã thiết bị\n13/06/2024;38,5;Yên Dũng;d1\n';
    const { batch, notices } = await load(warehouse(), 'twice.csv', twice(content));
    expect([batch.accepted, batch.mapping?.columns.district?.column]).toEqual([1, 'Huyện']);
    expect(notices.map(({ code }) => code)).toContain('encoding_repaired');
    expect(await places()).toContain('Yên Dũng');
  });
});

describe('letters that were lost', () => {
  it('are named, with what to do; a question is no lost letter', async () => {
    const lossy = 'Th?i gian ?o;Nhà m?ng;Download (Mbps);Huy?n\n13/06/2024;Viettel;38,5;L?c Nam\n';
    const fault = await faultOf(load(warehouse(), 'lost.csv', Buffer.from(lossy, 'latin1')));
    expect([fault.code, fault.details]).toEqual([
      'letters_lost',
      { file: 'lost.csv', example: 'Th?i gian ?o' },
    ]);
    const accented = lossy.replace('Nhà m?ng', 'Mã thi?t b?').replace('L?c Nam', 'Yên D?ng');
    const again = await faultOf(load(warehouse(), 'ansi.csv', Buffer.from(accented, 'latin1')));
    expect(again.code).toBe('letters_lost');
    const asked = 'Date;Where are you?;Which operator?;Download (Mbps)\n2024-06-13;Luc Nam;Viettel;38.5\n';
    const columns = { district: { column: 'Where are you?' } };
    expect((await load(warehouse(), 'asked.csv', asked, { columns })).batch.accepted).toBe(1);
  });
});
