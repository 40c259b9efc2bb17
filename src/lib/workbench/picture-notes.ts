import { formatCount, formatInstant, type Locale } from '#lib/domain/format.ts';
import type { QueryStamp } from '#lib/domain/workbench/query.ts';
import { workbenchChartMessages } from '#lib/messages/workbench-chart.ts';

/** Letters of a query's hash that tell queries apart for people. */
const HASH_LETTERS = 12;

/** What stands under a picture of a result: which query of which data, when, of how many rows, and what limits it. */
export function pictureNotes(stamp: QueryStamp, shown: number | null, locale: Locale): readonly string[] {
  const words = workbenchChartMessages[locale];
  const count = (rows: number) => formatCount(rows, locale);
  const limits = [
    ...(shown === null ? [] : [words.filtered(count(shown), count(stamp.rows))]),
    ...(stamp.truncated ? [words.truncated(count(stamp.rows))] : []),
    ...(stamp.simulated ? [words.simulated] : []),
  ];
  const source = words.source(
    count(stamp.dataVersion),
    stamp.hash.slice(0, HASH_LETTERS),
    formatInstant(stamp.ranAt),
  );
  return limits.length > 0 ? [source, limits.join(' · ')] : [source];
}
