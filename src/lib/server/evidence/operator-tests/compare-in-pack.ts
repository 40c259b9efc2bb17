import { BAND_HOURS } from '#lib/domain/counting.ts';
import { compareTests, type ComparisonRules } from '../../cases/operator-tests/compare-tests.ts';
import type { ComparedRow } from '../../cases/operator-tests/compared-row.sql.ts';
import type { PackRow } from '../pack-rows.ts';
import { byCode, type AreaComparison } from './operator-evidence.ts';

/** Both sides' tests compared, area by area, from the rows of a pack alone. */
export function compareInPack(
  citizens: readonly PackRow[],
  operator: readonly PackRow[],
  areas: readonly string[],
  rules: ComparisonRules,
): readonly AreaComparison[] {
  const numbers = new Map(areas.map((code, i) => [code, i]));
  const [frozen, sent] = [citizens, operator].map((rows) => rows.map((row) => comparedRow(row, numbers)));
  return compareTests(frozen!, sent!, [...numbers.values()], rules).map((comparison) =>
    byCode(areas[comparison.place]!, comparison),
  );
}

const comparedRow = (row: PackRow, numbers: ReadonlyMap<string, number>): ComparedRow => ({
  place: numbers.get(row.area) ?? -1,
  kbps: row.download_kbps,
  device: row.device,
  site: row.longitude === null ? `named ${row.named_place}` : `${row.longitude} ${row.latitude}`,
  band: row.hour === null ? null : Math.floor(row.hour / BAND_HOURS),
  day: row.tested_on,
  marked: row.marks !== null,
});
