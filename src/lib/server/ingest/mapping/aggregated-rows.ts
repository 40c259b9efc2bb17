import { textKey } from '#lib/domain/text-key.ts';
import { numberIn } from './column-facts.ts';
import { columnName } from './column-name.ts';

/** Headers of columns that count what a row is made of, as text keys. */
const COUNTS =
  /^(?:tests?|(?:test|sample|device|user|measurement)s? count|(?:no|num|number|count) (?:of )?(?:tests|samples|devices|users|measurements)|n (?:tests|samples)|samples?|devices|so (?:luot do|phep do|mau|mau do|thiet bi|nguoi do|luong (?:mau|phep do|luot do))|tong so (?:luot do|phep do|mau))$/;
/** Words of figures over several tests. */
const PERCENTILES = /\b(?:median|percentile|quantile|trung vi|phan vi|p ?(?:5|10|25|50|75|90|95|99))\b/;
const SPEED =
  /\b(?:download|upload|downlink|uplink|dl|ul|tai xuong|tai ve|tai len|toc do|speed|throughput)\b/;
/** A row of one test only is one. */
const FEWEST_TESTS = 2;

/**
 * The column by which a file's rows are averages of several tests each: it counts them, or is a percentile of their speeds.
 * Null without one.
 */
export function aggregatedBy(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
): string | null {
  const index = headers.findIndex((header, i) => {
    const key = textKey(header);
    if (PERCENTILES.test(key) && SPEED.test(key)) return true;
    return COUNTS.test(key) && areCounts(sample.map((row) => row[i] ?? ''));
  });
  return index < 0 ? null : columnName(headers, index);
}

/** The column that counts the tests of each row; null without one. */
export function countColumn(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
): string | null {
  const index = headers.findIndex(
    (header, i) => COUNTS.test(textKey(header)) && areCounts(sample.map((row) => row[i] ?? '')),
  );
  return index < 0 ? null : columnName(headers, index);
}

function areCounts(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const counts = filled.flatMap((cell) => numberIn(cell) ?? []);
  if (counts.length < filled.length || counts.length === 0) return false;
  return (
    counts.every((count) => Number.isInteger(count) && count >= 0) && Math.max(...counts) >= FEWEST_TESTS
  );
}
