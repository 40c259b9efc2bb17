import { areaTitle } from '#lib/domain/area.ts';
import type { Level } from '#lib/domain/area.ts';
import type { Locale } from '#lib/domain/format.ts';
import type { Vocabulary } from '#lib/domain/workbench/vocabulary.ts';
import { filterMessages } from '#lib/messages/filter.ts';
import type { Outlines } from '#lib/map/map-frame.ts';
import type { ResultContext } from '#lib/workbench/result-context.ts';

/** What the viewer of results shows beside their values. `limitMbps` of the standard that judges by default. */
export function resultContext(
  { editions, operators, edition, level }: Vocabulary,
  { limitMbps, label }: Pick<ResultContext, 'limitMbps' | 'label'>,
  locale: Locale,
): ResultContext {
  const levels = filterMessages[locale].levels;
  const areaLevels = editions.flatMap(({ id, levels: held, areas }) =>
    held.map((each) => ({
      edition: id,
      level: each,
      label: `${levels[each].toLowerCase()} ${id}`,
      areas: (areas[each] ?? []).map((area) => ({
        code: area.code,
        name: area.name,
        title: areaTitle(area),
      })),
    })),
  );
  const isFirst = (one: { edition: string; level: Level }) => one.edition === edition && one.level === level;
  return {
    operators: new Map(operators.map(({ code, name }) => [code, name])),
    areaLevels: [...areaLevels.filter(isFirst), ...areaLevels.filter((one) => !isFirst(one))],
    limitMbps,
    label,
    outlines: readOutlines,
  };
}

const outlines = new Map<string, Promise<Outlines>>();

/** The outlines of a level, asked for once; again after the server could not be reached. */
function readOutlines(edition: string, level: Level): Promise<Outlines> {
  const path = `/api/v1/areas/${encodeURIComponent(edition)}/${level}`;
  const known = outlines.get(path);
  if (known) return known;
  const asked = fetch(path).then((response) => {
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json() as Promise<Outlines>;
  });
  outlines.set(path, asked);
  asked.catch(() => outlines.delete(path));
  return asked;
}
