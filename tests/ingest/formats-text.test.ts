import { describe, expect, it } from 'vitest';
import { noticeSentence } from '#lib/messages/notices.ts';
import { fromLegacy } from '#lib/server/ingest/read/letters/legacy-letters.ts';
import { countSyllables } from '#lib/server/ingest/read/letters/vietnamese-syllables.ts';
import { counts, exported, load, rowsOf, sharedWarehouse } from './support.ts';

const shared = sharedWarehouse();
const A = '13/06/2024 08:00:01;Viettel;4G;38,2;11;20;106,2;21,3;a';
const B = '14/06/2024 08:00:01;Mạng Lục Ngạn;4G;39,2;12;21;106,3;21,4;b';
const TEXT = exported(A, B);

/** The same text as typed with the "ABC" and the VNI fonts, made by hand. */
const TCVN3_HEADER =
  'Thêi gian ®o;Nhµ m¹ng;C«ng nghÖ;Tèc ®é t¶i xuèng (Mbps);Tèc ®é t¶i lªn (Mbps);Ping (ms);Kinh ®é;VÜ ®é;M· thiÕt bÞ';
const VNI_HEADER =
  'Thôøi gian ño;Nhaø maïng;Coâng ngheä;Toác ñoä taûi xuoáng (Mbps);Toác ñoä taûi leân (Mbps);Ping (ms);Kinh ñoä;Vó ñoä;Maõ thieát bò';

const wide = (text: string, littleEnd: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return littleEnd ? bytes : bytes.swap16();
};

describe('a text in another encoding', () => {
  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TEXT}`), null],
    ['UTF-16 with a mark, little end first', wide(`\ufeff${TEXT}`, true), null],
    ['UTF-16 with a mark, big end first', wide(`\ufeff${TEXT}`, false), null],
    ['UTF-16 without a mark', wide(TEXT, true), null],
    ['UTF-8 with letters composed of several', Buffer.from(TEXT.normalize('NFD')), null],
    ['Windows-1258', windows1258(TEXT), 'Windows-1258'],
    [
      'TCVN3',
      Buffer.from([TCVN3_HEADER, A, B.replace('Mạng Lục Ngạn', 'M¹ng Lôc Ng¹n'), ''].join('\n'), 'latin1'),
      'TCVN3 (ABC)',
    ],
    [
      'VNI',
      Buffer.from([VNI_HEADER, A, B.replace('Mạng Lục Ngạn', 'Maïng Luïc Ngaïn'), ''].join('\n'), 'latin1'),
      'VNI',
    ],
    [
      'TCVN3 pasted into UTF-8',
      Buffer.from([TCVN3_HEADER, A, B.replace('Mạng Lục Ngạn', 'M¹ng Lôc Ng¹n'), ''].join('\n')),
      'TCVN3 (ABC)',
    ],
  ])('%s is read, and what was assumed is reported', async (_name, content, assumed) => {
    const report = await load(shared(), 'text.csv', content);
    expect(counts(report)).toEqual([2, 2, 0, 0]);
    expect(
      report.notices.flatMap(({ code, details }) => (code === 'encoding_assumed' ? [details] : [])),
    ).toEqual(assumed === null ? [] : [{ encoding: assumed }]);
    expect((await rowsOf(shared())).map(({ operator }) => operator)).toEqual(['viettel', 'mang-luc-ngan']);
  });

  it('is known by lines that come late, and reported in a sentence', async () => {
    const rows = Array.from({ length: 9000 }, (_, i) =>
      A.replace(';a', `;device-number-${i}`).replace('08:00:01', `1${i % 10}:00:01`),
    );
    const late = B.replace('Mạng Lục Ngạn', 'M¹ng Lôc Ng¹n');
    const header = 'tested_at;operator;technology;download (Mbps);upload (Mbps);ping;lon;lat;device';
    const report = await load(
      shared(),
      'late.csv',
      Buffer.from([header.replace('tested_at', 'tested at'), ...rows, late, ''].join('\n'), 'latin1'),
    );
    expect(counts(report)).toEqual([9001, 9001, 0, 0]);
    const sentences = report.notices.map((notice) => noticeSentence(notice, 'vi')).join('\n');
    expect(sentences).toContain('TCVN3 (ABC)');
    expect((await rowsOf(shared())).at(-1)?.operator).toBe('mang-luc-ngan');
  });

  it('of one damaged letter does not turn the rest into something else', async () => {
    const damaged = Buffer.concat([
      Buffer.from(TEXT),
      Buffer.from(A),
      Buffer.from([0xe1]),
      Buffer.from('\n'),
    ]);
    const report = await load(shared(), 'letter.csv', damaged);
    expect(counts(report)).toEqual([3, 3, 0, 0]);
    expect(report.notices.map(({ code }) => code)).toContain('letters_unreadable');
    expect((await rowsOf(shared())).map((row) => row.operator)).toContain('viettel');
  });
});

describe('separators and line ends', () => {
  it.each([
    ['tabs', TEXT.replaceAll(';', '\t')],
    ['bars', TEXT.replaceAll(';', '|')],
    ['CR LF', TEXT.replaceAll('\n', '\r\n')],
    ['CR only', TEXT.replaceAll('\n', '\r')],
    ['line ends of all kinds', TEXT.replace('\n', '\r\n')],
    ['a quoted line break', TEXT.replace('Viettel', '"Viet\ntel"')],
  ])('%s are understood', async (_name, content) => {
    expect((await load(shared(), 'ends.csv', content)).batch.read).toBe(2);
  });
});

describe('letters of old fonts', () => {
  it.each([
    ['tcvn3', 'HuyÖn Lôc Ng¹n, x· §ång ViÖt', 'Huyện Lục Ngạn, xã Đồng Việt'],
    [
      'vni',
      'Huyeän Luïc Ngaïn, xaõ Ñoàng Vieät, ñöôøng, THAØNH PHOÁ',
      'Huyện Lục Ngạn, xã Đồng Việt, đường, THÀNH PHỐ',
    ],
  ] as const)('%s become Vietnamese', (font, typed, meant) => {
    expect(fromLegacy(typed, font)).toBe(meant);
  });

  it('are detected by the syllables that Vietnamese can have', () => {
    expect(countSyllables('Tốc độ tải xuống, Huyện Yên Dũng, 4G, Mbps')).toEqual({ marked: 7, possible: 7 });
    expect(countSyllables('Tèc ®é t¶i xuèng')).toEqual({ marked: 4, possible: 0 });
  });
});

/** Letters with the tone after them, as this code page has it. */
function windows1258(text: string): Buffer {
  const decoder = new TextDecoder('windows-1258');
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  const letters = [...text].flatMap((letter) => {
    if (bytes.has(letter)) return [letter];
    const parts = letter.normalize('NFD');
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(parts)![0];
    return [parts.replace(tone, '').normalize('NFC'), tone];
  });
  return Buffer.from(letters.map((letter) => bytes.get(letter)!));
}
