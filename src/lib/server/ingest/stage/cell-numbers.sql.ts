import { fragment, joinFragments, literal, type Fragment } from '../../db/statement.ts';
import { FULL_WIDTH, HALF_WIDTH } from '../read/letters/plain-cell.ts';
import { bind } from './bind.sql.ts';

/** A unit that may follow a number in its cell, and the factor to multiply the number by. */
export interface CellUnit {
  /** Must match the whole unit, in RE2 syntax. */
  readonly pattern: string;
  /** As decimal text: `1000`, `0.001`. */
  readonly factor: string;
  /** Only for numbers with decimals: `106.2°` is a position, `106°` half of one. */
  readonly withDecimals?: boolean;
}

/** The format of a column of numbers, and its target type. */
export interface NumberColumn {
  readonly decimal: 'point' | 'comma';
  readonly type: Fragment;
  readonly units: readonly CellUnit[];
}

/** Thousands separators: plain, no-break and narrow no-break space, and the Swiss apostrophe. */
const SPACES = String.raw`\s\x{00a0}\x{202f}'`;
const NUMBER_AND_UNIT =
  String.raw`^[${SPACES}]*([+-]?\d(?:[\d.,${SPACES}]*\d)?[.,]?(?:[eE][+-]?\d{1,3})?)` +
  String.raw`[${SPACES}]*(\D.*?)?[${SPACES}]*$`;
const INVISIBLE = String.raw`[\x{200b}-\x{200f}\x{2060}\x{feff}]`;
const SPACED = String.raw`[+-]?\d{1,3}([${SPACES}]\d{3})+([.,]\d+)?`;
/** Wide enough for 10 Gbit/s in bit/s; its product with the largest factor fits 38 digits and cannot overflow. */
const WITH_UNIT = fragment`decimal(19, 6)`;
const FACTOR = fragment`decimal(19, 9)`;

/** Parses a cell in the default format of its column by a single cast; NULL for any other format. */
export function defaultNumber(text: Fragment, decimal: NumberColumn['decimal'], type: Fragment): Fragment {
  return decimal === 'point'
    ? fragment`try_cast(${text} as ${type})`
    : fragment`case when strpos(${text}, '.') = 0 then try_cast(replace(${text}, ',', '.') as ${type}) end`;
}

/**
 * Splits texts into numbers and units: for each its plain decimal (NULL when it is not a number), whether it has decimals,
 * and the unit. As one list, because this takes a dozen regular expressions, and repeating them for each column makes
 * planning slower than loading a small file.
 */
export function numberParts(texts: readonly Fragment[], decimal: NumberColumn['decimal']): Fragment {
  const visible = fragment`translate(regexp_replace(t, ${literal(INVISIBLE)}, '', 'g'), ${literal(FULL_WIDTH)}, ${literal(HALF_WIDTH)})`;
  const parts = fragment`regexp_extract(${visible}, ${literal(NUMBER_AND_UNIT)}, ['number', 'unit'])`;
  const plain = bind(
    plainNumber(fragment`c.number`, decimal),
    'n',
    fragment`{'number': n, 'decimals': regexp_matches(n, '[.][0-9]'), 'unit': c.unit}`,
  );
  return fragment`list_transform([${joinFragments(texts, ', ')}], lambda t: ${bind(parts, 'c', plain)})`;
}

/**
 * Parses a cell in any format; NULL when it is not a number. Only if the default format fails, thousands separators, the
 * other decimal mark and a unit are taken from `part`, the cell's entry of `numberParts`.
 */
export function cellNumber(text: Fragment, part: Fragment, { decimal, type, units }: NumberColumn): Fragment {
  const factors = units.reduce(
    (cases, { pattern, factor, withDecimals }) => fragment`${cases}
      when regexp_full_match(${part}.unit, ${literal(pattern)})${
        withDecimals ? fragment` and ${part}.decimals` : fragment``
      } then ${literal(factor)}::${FACTOR}`,
    fragment`case when false then null`,
  );
  return fragment`coalesce(${defaultNumber(text, decimal, type)}, case when ${text} is null then null
    when ${part}.unit = '' then try_cast(${part}.number as ${type})
    else try_cast(try_cast(${part}.number as ${WITH_UNIT}) * ${factors} end as ${type}) end)`;
}

/** Normalises a number with thousands separators, or with the other decimal mark where unambiguous, to plain decimal text. */
function plainNumber(number: Fragment, decimal: 'point' | 'comma'): Fragment {
  const [mark, other] = decimal === 'point' ? ['.', ','] : [',', '.'];
  const [markText, otherText] = [literal(mark), literal(other)];
  const grouped = literal(String.raw`[+-]?\d{1,3}([${other}]\d{3})+([${mark}]\d+)?`);
  const groupedOtherwise = literal(String.raw`[+-]?\d{1,3}([${mark}]\d{3})+[${other}]\d+`);
  return fragment`case
    when regexp_full_match(${number}, ${grouped})
      then replace(replace(${number}, ${otherText}, ''), ${markText}, '.')
    when regexp_full_match(${number}, ${groupedOtherwise})
      then replace(replace(${number}, ${markText}, ''), ${otherText}, '.')
    when regexp_full_match(${number}, ${literal(SPACED)})
      then replace(regexp_replace(${number}, ${literal(`[${SPACES}]`)}, '', 'g'), ',', '.')
    when strpos(${number}, ${markText}) = 0 then replace(${number}, ${otherText}, '.')
    when strpos(${number}, ${otherText}) = 0 then replace(${number}, ${markText}, '.') end`;
}
