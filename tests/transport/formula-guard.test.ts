import { csvParse, dsvFormat, randomLcg, range } from 'd3';
import { describe, expect, it } from 'vitest';
import type { Column } from '#lib/transport/column.ts';
import { encodeCsv } from '#lib/transport/csv.ts';
import { guardFormula } from '#lib/transport/formula-guard.ts';

interface Row {
  readonly text: string;
  readonly figure: number | null;
}
const COLUMNS: readonly Column<Row>[] = [
  { name: 'text', key: 'text', kind: 'text', unit: null },
  { name: 'figure', key: 'figure', kind: 'number', unit: null },
];
const write = (rows: readonly Row[]) => encodeCsv(COLUMNS, rows, { marked: false });

const PASSED_OVER = /^[\p{Z}\p{C}"']*/u;
/** Would a spreadsheet run this cell? An apostrophe in front makes it text. */
function runs(cell: string): boolean {
  if (/^[\t\r\n]/.test(cell)) return true;
  const apostropheFirst = /^(?:(?!')[\p{Z}\p{C}"])*'/u.test(cell);
  return !apostropheFirst && /^[=+\-@＝＋－＠﹦﹢﹣﹫]/.test(cell.replace(PASSED_OVER, ''));
}

/** The inverse of `guardFormula`, by its description: one apostrophe less wherever what follows it needs one. */
function unguard(text: string): string {
  const opens = (rest: string) => /^[\p{Z}\p{C}"']*[=+\-@＝＋－＠﹦﹢﹣﹫]/u.test(rest.split(/[\t\r\n]/)[0]!);
  const needsOne = (rest: string) => opens(rest) || /^(?:(?![\t\r\n])[\p{Z}\p{C}"'])*[\t\r\n]/u.test(rest);
  const first = text.startsWith("'") && needsOne(text.slice(1)) ? text.slice(1) : text;
  return first.replace(/([;\t\r\n])'([^;\t\r\n]*)/g, (whole, divider: string, rest: string) =>
    opens(rest) ? divider + rest : whole,
  );
}

const HOSTILE = [
  ...['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\tplain', '\rplain'],
  ...[' =1', '\u00a0=1', '\u200b=1', '\ufeff=1', '\u3000＝1', '＝1', '＋1', '－1', '＠x', '﹦1'],
  ...['"=1', '""=1', '"\t=1', '-5', '+84912345678', '-0,5', "=cmd|' /C calc'!A0"],
  ...[
    'a;=1',
    'a; =1',
    'a;"=1',
    'a;""=1""',
    'a\n=1',
    'a\r\n=1',
    'a\t=1',
    '"a;=1"',
    'a";=1;"',
    "a;'\u200b=1;-2",
  ],
];
const HARMLESS = [
  '',
  'Huyện Lục Nam',
  '5',
  '0,5',
  'a = b',
  'a-b',
  'x@y',
  'a; b',
  "'",
  "'a",
  'a;5',
  '"a"',
  ' a',
];

describe('a text that a spreadsheet would run', () => {
  it.each(HOSTILE)('%j gets an apostrophe in front', (text) => {
    expect(runs(text) || text.split(/[;\t\r\n]/).some(runs)).toBe(true);
    expect(
      guardFormula(text)
        .split(/[;\t\r\n]/)
        .filter(runs),
    ).toEqual([]);
    expect(runs(guardFormula(text))).toBe(false);
  });

  it.each(HARMLESS)('%j stays as it is', (text) => {
    expect(guardFormula(text)).toBe(text);
  });

  it.each([',', ';', '\t'])('is no cell of a file, split at %j', (divider) => {
    const rows = [...HOSTILE, ...HARMLESS].map((text) => ({ text, figure: 1 }));
    const cells = dsvFormat(divider).parseRows(write(rows)).flat();
    expect(cells.length).toBeGreaterThan(rows.length);
    expect(cells.filter(runs)).toEqual([]);
  });

  it('is read back as it was, also one that had its own apostrophes', () => {
    const random = randomLcg(7);
    const pieces = ["'", '=', '-', ';', '"', ' ', 'a', '\n', '\t', '\r', '＝', ',', '\u200b'];
    const texts = range(5000).map(() =>
      range(1 + Math.floor(random() * 6))
        .map(() => pieces[Math.floor(random() * pieces.length)])
        .join(''),
    );
    const back = csvParse(write(texts.map((text) => ({ text, figure: 0 }))));
    expect(back.map(({ text }) => unguard(text!))).toEqual(texts);
    const [written, distinct] = [new Set(texts.map(guardFormula)), new Set(texts)];
    expect(written.size).toBe(distinct.size);
  });
});

it('leaves numbers numbers, negative ones too, by the type of their column', () => {
  expect(write([-5, -0.1, 1e-7, null].map((figure) => ({ text: '-5', figure })))).toBe(
    "text,figure\r\n'-5,-5\r\n'-5,-0.1\r\n'-5,1e-7\r\n'-5,\r\n",
  );
});

it('begins with a byte order mark where that is wanted', () => {
  expect(encodeCsv(COLUMNS, [], { marked: true })).toBe('\ufefftext,figure\r\n');
});

it('takes time that grows with the length of a text only', () => {
  const started = performance.now();
  for (const piece of [';', "'", ' ', ';"', '\n', "'\t"]) guardFormula(`${piece.repeat(300_000)}=`);
  expect(performance.now() - started).toBeLessThan(2000);
});
