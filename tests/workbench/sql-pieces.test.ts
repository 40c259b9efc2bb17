import { describe, expect, it } from 'vitest';
import { parametersOf } from '#lib/domain/workbench/query-parameters.ts';
import { sqlPieces, statementAt, statementsIn } from '#lib/domain/workbench/sql-pieces.ts';

describe('pieces of a SQL text', () => {
  it('follow on each other and are the whole text', () => {
    const text = `select 'a;''b', "c;d" -- e; f\n, $tu /* ; */ from đo; select $$ ; $$, e'\\';' ;`;
    const pieces = sqlPieces(text);
    expect(pieces.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
    expect(pieces.filter(({ kind }) => kind === 'semicolon')).toHaveLength(2);
  });

  it('end an open string at the end of the text', () => {
    expect(statementsIn(`select 'open; select 2`)).toHaveLength(1);
  });
});

describe('the statement at the cursor', () => {
  const text = `select 1;\n-- của tháng\nselect ';' as x;\n\n`;

  it('is the one that the cursor lies in', () => {
    expect(statementAt(text, 3)?.sql).toBe('select 1');
    expect(statementAt(text, text.indexOf('as x'))?.sql).toBe(`-- của tháng\nselect ';' as x`);
  });

  it('is the one before, between two and after the last', () => {
    expect(statementAt(text, 9)?.sql).toBe('select 1');
    expect(statementAt(text, text.length)?.sql).toContain('as x');
  });

  it('is none in an empty text or a comment', () => {
    expect(statementAt(' -- only; this\n', 2)).toBeNull();
  });
});

describe('parameters of a query', () => {
  it('have the type of their cast, else of their name', () => {
    const sql = `select $x::date, $n::integer, $nha_mang, $tu, $xa_moi, $so_luot, $other from t where a = '$not' -- $nor`;
    expect(parametersOf(sql)).toEqual([
      { name: 'x', type: 'date' },
      { name: 'n', type: 'number' },
      { name: 'nha_mang', type: 'operator' },
      { name: 'tu', type: 'date' },
      { name: 'xa_moi', type: 'area' },
      { name: 'so_luot', type: 'number' },
      { name: 'other', type: 'text' },
    ]);
  });

  it('are asked once, by the first cast that tells', () => {
    expect(parametersOf('select $v, $v::boolean')).toEqual([{ name: 'v', type: 'flag' }]);
  });
});
