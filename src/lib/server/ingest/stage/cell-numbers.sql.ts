import { fragment, joinFragments, literal, type Fragment } from '../../db/statement.ts';
import { bind } from './bind.sql.ts';

/** A unit that may stand behind a number in its cell, and what the number is multiplied by then. */
export interface CellUnit {
  /** Of the whole unit, in RE2. */
  readonly pattern: string;
  /** A decimal: `1000`, `0.001`. */
  readonly factor: string;
  /** Only for numbers with decimals: `106.2°` is a position, `106°` half of one. */
  readonly withDecimals?: boolean;
}

/** How a column of numbers is written, and what its numbers become. */
export interface NumberColumn {
  readonly decimal: 'point' | 'comma';
  readonly type: Fragment;
  readonly units: readonly CellUnit[];
}

/** Spaces that part thousands: plain, no-break, narrow no-break; and the Swiss apostrophe. */
const SPACES = String.raw`\s\x{00a0}\x{202f}'`;
const NUMBER_AND_UNIT =
  String.raw`^[${SPACES}]*([+-]?\d(?:[\d.,${SPACES}]*\d)?[.,]?(?:[eE][+-]?\d{1,3})?)` +
  String.raw`[${SPACES}]*(\D.*?)?[${SPACES}]*$`;
const SPACED = String.raw`[+-]?\d{1,3}([${SPACES}]\d{3})+([.,]\d+)?`;
/** Wide enough for 10 Gbit/s in bit/s; times the largest factor it still fits 38 digits, so it cannot overflow. */
const WITH_UNIT = fragment`decimal(19, 6)`;
const FACTOR = fragment`decimal(19, 9)`;

/** The number of a cell in the default spelling of its column, by one cast; NULL for any other spelling. */
export function defaultNumber(text: Fragment, decimal: NumberColumn['decimal'], type: Fragment): Fragment {
  return decimal === 'point'
    ? fragment`try_cast(${text} as ${type})`
    : fragment`case when strpos(${text}, '.') = 0 then try_cast(replace(${text}, ',', '.') as ${type}) end`;
}

/**
 * What the texts hold that may be numbers: for each its digits as a plain decimal (NULL when it is none), whether
 * those have decimals, and the unit behind them. All in one list, for to tell a number's parts takes a dozen regular
 * expressions, and a statement with as many for each column takes longer to plan than a small file to load.
 */
export function numberParts(texts: readonly Fragment[], decimal: NumberColumn['decimal']): Fragment {
  const parts = fragment`regexp_extract(t, ${literal(NUMBER_AND_UNIT)}, ['number', 'unit'])`;
  const plain = bind(
    plainNumber(fragment`c.number`, decimal),
    'n',
    fragment`{'number': n, 'decimals': regexp_matches(n, '[.][0-9]'), 'unit': c.unit}`,
  );
  return fragment`list_transform([${joinFragments(texts, ', ')}], lambda t: ${bind(parts, 'c', plain)})`;
}

/**
 * The number a cell holds: NULL when it is none. What is not in the default spelling (thousands marks, the other
 * decimal mark, a unit in the cell) is told from its `part` of numberParts, only where that spelling fails.
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

/** A number that may carry thousands marks, or the other decimal mark where only that makes sense of it, as plain text. */
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
