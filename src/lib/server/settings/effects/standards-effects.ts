import { areaTitle, type Level } from '#lib/domain/area.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { lastDateOf } from '#lib/domain/period.ts';
import type { StandardsEffects, VerdictEffect } from '#lib/domain/settings/setting-effects.ts';
import type { StandardsSetting } from '#lib/domain/standards/standards-files.ts';
import type { StandardVerdict } from '#lib/domain/verdict.ts';
import { defaultStandard } from '../../statistics/judging-standard.ts';
import { editionNamed, resolveFilter } from '../../statistics/resolve-filter.ts';
import { standardVerdicts, verdictsBy } from '../../statistics/standard-verdicts.ts';
import { readCatalog, type Catalog } from '../../warehouse/catalog.ts';
import { standardsIn } from '../../warehouse/standards.ts';
import type { SettingSource } from '../setting-source.ts';
import { keptByOthers } from './effects.sql.ts';

/** As many as a page lists. */
const MOST_LISTED = 200;

/** Which verdicts of the period that pages show would be others, at every level, by every standard that judges before or after? */
export async function standardsEffects(
  { warehouse }: SettingSource,
  _before: StandardsSetting,
  after: StandardsSetting,
): Promise<StandardsEffects> {
  const catalog = await readCatalog(warehouse);
  const wanted: Catalog = { ...catalog, ...standardsIn(after) };
  const filter = await resolveFilter(warehouse, { technology: 'all' });
  const edition = editionNamed(catalog, filter.edition);
  const found: Awaited<ReturnType<typeof ofLevel>>[] = [];
  for (const level of edition.levels) found.push(await ofLevel(level));
  const verdicts = found.flatMap((one) => one.verdicts);
  const [kept] = await warehouse.db.query(keptByOthers, {});
  const shownBy = (of: Catalog) => defaultStandard(of, '4G', lastDateOf(filter.period)).name;
  const sum = (of: 'judged' | 'lights') => found.reduce((all, one) => all + one[of], 0);
  return {
    kind: 'standards',
    period: filter.period,
    edition: edition.name,
    judged: sum('judged'),
    changed: verdicts.length,
    verdicts: verdicts.slice(0, MOST_LISTED),
    lights: sum('lights'),
    shown: { before: shownBy(catalog), after: shownBy(wanted) },
    ...kept!,
  };

  async function ofLevel(level: Level) {
    const at: Filter = { ...filter, level, within: null };
    const [old, young] = await Promise.all([
      standardVerdicts(warehouse, at, null),
      verdictsBy(warehouse, wanted, at, null),
    ]);
    const titles = new Map(catalog.areasOf(edition.id, level).map((area) => [area.code, areaTitle(area)]));
    const keyOf = ({ code, standard }: StandardVerdict) => `${code} ${standard.id}`;
    const [earlier, later] = [old, young].map(
      (verdicts) => new Map(verdicts.map((verdict) => [keyOf(verdict), verdict])),
    ) as [Map<string, StandardVerdict>, Map<string, StandardVerdict>];
    const keys = [...new Set([...earlier.keys(), ...later.keys()])];
    const changed = keys.flatMap((key): VerdictEffect[] => {
      const [one, other] = [earlier.get(key), later.get(key)];
      const { code, standard } = (other ?? one)!;
      const [before, then] = [one?.verdict ?? null, other?.verdict ?? null];
      const area = titles.get(code) ?? code;
      return before === then
        ? []
        : [{ standard: standard.name, operator: standard.operator, level, area, before, after: then }];
    });
    const lights = keys.filter((key) => {
      const [one, other] = [earlier.get(key), later.get(key)];
      return one && other && JSON.stringify(one.lights) !== JSON.stringify(other.lights);
    });
    return { judged: keys.length, verdicts: changed, lights: lights.length };
  }
}
