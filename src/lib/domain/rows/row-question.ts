import { Fault } from '../fault.ts';
import { parseGapAddress, gapId, type GapPlace } from '../gaps/gap-address.ts';
import { FLAG_RULES, markOf, type RuleCode } from '../quality-rule.ts';

/** The measurements that a figure counts, or those that were loaded for its areas and dates and left out. */
export const ROW_KINDS = ['counted', 'left_out'] as const;
/** One of `ROW_KINDS`. */
export type RowKind = (typeof ROW_KINDS)[number];

/**
 * Why is a stored measurement not counted? In the order in which the first reason that applies is given: another
 * technology or operator than the filter's, a mark where the filter leaves marked ones out, 0 kbit/s. Apart from those:
 * a duplicate of a counted one; a place name that waits for a decision; a place in no area of the level.
 */
export const LEFT_OUT_REASONS = [
  'other_technology',
  'other_operator',
  'marked',
  'failed',
  'duplicate',
  'waiting',
  'outside',
] as const;
/** One of `LEFT_OUT_REASONS`. */
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** The reasons of measurements that lie in the areas asked for and are no duplicates. */
export const REASONS_IN_SCOPE = LEFT_OUT_REASONS.slice(0, 4);

/** Columns that rows can be sorted by. */
export const ROW_SORTS = [
  'place',
  'day',
  'hour',
  'download',
  'upload',
  'latency',
  'operator',
  'technology',
  'marks',
  'position',
  'file',
] as const;
/** One of `ROW_SORTS`. */
export type RowSort = (typeof ROW_SORTS)[number];

/** A column and a direction; in addresses `download`, or `-download` from high to low. */
export interface RowOrder {
  readonly sort: RowSort;
  readonly descending: boolean;
}

/** Rows on one page of the list. */
export const ROWS_PER_PAGE = 50;
/** Rows of a list that can be paged to; the total is told, and files have more. */
export const MOST_LISTED = 10_000;

/** Most rows of a file: what a spreadsheet opens without trouble, and a server holds while it writes. */
export const MOST_IN_FILE = 100_000;

/** Which rows of a filter's measurements are asked for, beside the filter itself. */
export interface RowQuestion {
  /** An area of the filter's edition and level; null takes all of them. */
  readonly code: string | null;
  /** A window of the gap analysis; null takes every position. */
  readonly gap: GapPlace | null;
  /** Local hour; `unknown`: only measurements of which nothing but the date is known. */
  readonly hour: number | 'unknown' | null;
  /** Only measurements with any mark, without one, or with this one. */
  readonly marks: 'any' | 'none' | RuleCode | null;
  readonly kind: RowKind;
  /** Of what was left out only this; null takes all reasons in `REASONS_IN_SCOPE`. */
  readonly reason: LeftOutReason | null;
  readonly order: RowOrder;
  /** From 1. */
  readonly page: number;
}

/** Values of `marks` beside the rules' codes. */
export const MARK_CHOICES = ['any', 'none', ...FLAG_RULES.map(({ code }) => code)] as const;

const DEFAULT_ORDER: RowOrder = { sort: 'day', descending: false };

/** Every value of `sort`. */
export const ROW_ORDER_WORDS = ROW_SORTS.flatMap((sort) => [sort, `-${sort}`]);

/** The word for an address; the inverse of what `parseRowQuestion` reads. */
export const rowOrderWord = ({ sort, descending }: RowOrder): string => (descending ? `-${sort}` : sort);

/** Names of the question's parameters in addresses, beside the filter's. */
export const ROW_NAMES = ['code', 'gap', 'hour', 'marks', 'kind', 'reason', 'sort', 'page'] as const;

/** The question in a query string. Throws a Fault with parameter and value for one that is not understood. */
export function parseRowQuestion(params: URLSearchParams): RowQuestion {
  const of = (name: (typeof ROW_NAMES)[number]) => params.get(name) || null;
  const refuse = (parameter: string, value: string | null): never => {
    throw new Fault('filter_value_unknown', { parameter, value });
  };
  const among = <T extends string>(name: (typeof ROW_NAMES)[number], known: readonly T[]): T | null => {
    const value = of(name);
    return value === null ? null : (known.find((entry) => entry === value) ?? refuse(name, value));
  };
  const [gap, hour, page] = [of('gap'), of('hour'), of('page') ?? '1'];
  const reason = among('reason', LEFT_OUT_REASONS);
  const order = among('sort', ROW_ORDER_WORDS);
  if (hour !== null && hour !== 'unknown' && !/^(1?\d|2[0-3])$/.test(hour)) refuse('hour', hour);
  if (!/^[1-9]\d{0,5}$/.test(page)) refuse('page', page);
  return {
    code: of('code'),
    gap: gap === null ? null : (parseGapAddress(gap) ?? refuse('gap', gap)),
    hour: hour === null || hour === 'unknown' ? hour : Number(hour),
    marks: among('marks', MARK_CHOICES),
    kind: reason === null ? (among('kind', ROW_KINDS) ?? 'counted') : 'left_out',
    reason,
    order: order === null ? DEFAULT_ORDER : parseOrder(order),
    page: Number(page),
  };
}

const parseOrder = (word: string): RowOrder => ({
  sort: word.replace(/^-/, '') as RowSort,
  descending: word.startsWith('-'),
});

/** What determines the rows apart from their order and the page, for caches and tags. */
export const rowsKey = ({ code, gap, hour, marks }: RowQuestion) => ({
  code,
  gap: gap && gapId(gap),
  hour,
  marks,
});

/** The marks of a choice as bits: a measurement needs one of them; null asks for none. */
export function marksWanted(marks: RowQuestion['marks']): number | null {
  if (marks === null || marks === 'none') return null;
  const rules = FLAG_RULES.filter(({ code }) => marks === 'any' || code === marks);
  return rules.reduce((bits, rule) => bits + markOf(rule), 0);
}
