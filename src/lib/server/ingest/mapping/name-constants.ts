import type { ColumnMapping } from '#lib/domain/column-mapping.ts';
import { isLocalDate } from '#lib/domain/local-date.ts';
import type { NameField } from '#lib/domain/profile.ts';

const DATE = /(?:^|\D)(20\d{2}-\d{2}-\d{2})(?:\D|$)/;
const QUARTER = /(?:^|\D)(20\d{2})[-_ ]?q([1-4])(?:\D|$)/i;
const QUARTER_FIRST = /(?:^|[^a-z])q([1-4])[-_ ]?(20\d{2})(?:\D|$)/i;

/** Which constants does a file's name contain? Such as "2023-10-01_performance_fixed_tiles.csv", "tiles-mobile-2023Q4.csv". */
export function constantsInName(fields: readonly NameField[], fileName: string): ColumnMapping['constants'] {
  const date = fields.includes('tested_on') ? dateInName(fileName) : null;
  const technology = fields.includes('technology') ? technologyInName(fileName) : null;
  return { ...(date ? { tested_on: date } : {}), ...(technology ? { technology } : {}) };
}

/** A date, or the first date of a quarter. */
function dateInName(fileName: string): string | null {
  const date = DATE.exec(fileName)?.[1];
  if (date && isLocalDate(date)) return date;
  const [, year, quarter] = QUARTER.exec(fileName) ?? [];
  if (year) return firstOfQuarter(year, quarter!);
  const [, quarterFirst, yearLast] = QUARTER_FIRST.exec(fileName) ?? [];
  return quarterFirst ? firstOfQuarter(yearLast!, quarterFirst) : null;
}

function firstOfQuarter(year: string, quarter: string): string {
  return `${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`;
}

/** Mobile tiles contain all generations, hence `unknown`. */
function technologyInName(fileName: string): string | null {
  if (/fixed/i.test(fileName)) return 'fixed';
  return /mobile/i.test(fileName) ? 'unknown' : null;
}
