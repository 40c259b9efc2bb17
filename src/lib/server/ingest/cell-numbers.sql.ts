import { fragment, literal, type Fragment } from '../db/statement.ts';
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

/** The number of a cell in the usual spelling of its column, by one cast; NULL for any other spelling. */
export function usualNumber(text: Fragment, decimal: NumberColumn['decimal'], type: Fragment): Fragment {
  return decimal === 'point'
    ? fragment`try_cast(${text} as ${type})`
    : fragment`case when strpos(${text}, '.') = 0 then try_cast(replace(${text}, ',', '.') as ${type}) end`;
}

/**
 * The number a cell holds: NULL when it is none. What is not in the usual spelling (thousands marks, the other
 * decimal mark, a unit in the cell) is looked at only where that fails.
 */
export function cellNumber(text: Fragment, column: NumberColumn): Fragment {
  const usual = usualNumber(text, column.decimal, column.type);
  return fragment`coalesce(${usual}, case when ${text} is not null then ${unusualNumber(text, column)} end)`;
}

function unusualNumber(text: Fragment, { decimal, type, units }: NumberColumn): Fragment {
  const parts = fragment`regexp_extract(${text}, ${literal(NUMBER_AND_UNIT)}, ['number', 'unit'])`;
  const factors = units.reduce(
    (cases, { pattern, factor, withDecimals }) => fragment`${cases}
      when regexp_full_match(c.unit, ${literal(pattern)})${
        withDecimals ? fragment` and regexp_matches(c.number, '[.,][0-9]')` : fragment``
      } then ${literal(factor)}::${FACTOR}`,
    fragment`case when false then null`,
  );
  const scaled = fragment`try_cast(${numberText(fragment`c.number`, decimal, WITH_UNIT)} * ${factors} end as ${type})`;
  return bind(
    parts,
    'c',
    fragment`case when c.unit = '' then ${numberText(fragment`c.number`, decimal, type)} else ${scaled} end`,
  );
}

/** A number that may carry thousands marks, or the other decimal mark where only that makes sense of it. */
function numberText(number: Fragment, decimal: 'point' | 'comma', type: Fragment): Fragment {
  const [mark, other] = decimal === 'point' ? ['.', ','] : [',', '.'];
  const [markText, otherText] = [literal(mark), literal(other)];
  const grouped = literal(String.raw`[+-]?\d{1,3}([${other}]\d{3})+([${mark}]\d+)?`);
  const groupedOtherwise = literal(String.raw`[+-]?\d{1,3}([${mark}]\d{3})+[${other}]\d+`);
  return fragment`case
    when regexp_full_match(${number}, ${grouped})
      then try_cast(replace(replace(${number}, ${otherText}, ''), ${markText}, '.') as ${type})
    when regexp_full_match(${number}, ${groupedOtherwise})
      then try_cast(replace(replace(${number}, ${markText}, ''), ${otherText}, '.') as ${type})
    when regexp_full_match(${number}, ${literal(SPACED)})
      then try_cast(replace(regexp_replace(${number}, ${literal(`[${SPACES}]`)}, '', 'g'), ',', '.') as ${type})
    when strpos(${number}, ${markText}) = 0 then try_cast(replace(${number}, ${otherText}, '.') as ${type})
    when strpos(${number}, ${otherText}) = 0 then try_cast(replace(${number}, ${markText}, '.') as ${type}) end`;
}
