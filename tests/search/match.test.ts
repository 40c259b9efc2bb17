import { describe, expect, it } from 'vitest';
import { find, type Findable } from '#lib/domain/search/match.ts';

const thing = (kind: Findable['kind'], title: string, words = ''): Findable => ({
  ...{ kind, title, words, detail: '', href: `/${title}` },
});
const THINGS = [
  thing('page', 'Vùng lõm'),
  thing('area', 'Huyện Lục Nam'),
  thing('area', 'Huyện Lục Ngạn'),
  thing('area', 'Xã Lãng Sơn'),
  thing('area', 'Xã Lạng Sơn'),
  thing('former_name', 'Thị trấn Đồi Ngô', 'Huyện Lục Nam'),
  thing('file', 'luc-nam-thang-6.csv'),
  thing('case', 'HS-0008, VinaPhone', 'Hồ sơ 8 Huyện Lục Nam'),
];
const titles = (text: string, most = 10) => find(text, THINGS, most).map(({ title }) => title);

describe('find', () => {
  it('reads names with marks and without, in any case, from their first letters', () => {
    for (const text of ['Lục Nam', 'luc nam', 'LUC NAM', 'lục na', 'huyện lục nam'])
      expect(titles(text)[0]).toBe('Huyện Lục Nam');
    expect(titles('doi ngo')).toEqual(['Thị trấn Đồi Ngô']);
  });

  it('puts the one with the very marks first, and keeps the others', () => {
    expect(titles('Lạng Sơn')).toEqual(['Xã Lạng Sơn', 'Xã Lãng Sơn']);
    expect(titles('Lãng Sơn')).toEqual(['Xã Lãng Sơn', 'Xã Lạng Sơn']);
  });

  it('finds by further words after those whose title fits', () => {
    expect(titles('luc nam')).toEqual([
      'Huyện Lục Nam',
      'luc-nam-thang-6.csv',
      'Thị trấn Đồi Ngô',
      'HS-0008, VinaPhone',
    ]);
    expect(titles('vina luc nam')).toEqual(['HS-0008, VinaPhone']);
  });

  it('finds nothing for nothing, and no more than is asked for', () => {
    expect(titles('')).toEqual([]);
    expect(titles(' -- ')).toEqual([]);
    expect(titles('luc', 1)).toEqual(['Huyện Lục Nam']);
    expect(titles('Quảng Ninh')).toEqual([]);
  });
});
