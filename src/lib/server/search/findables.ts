import { RULES } from '#lib/domain/access/action.ts';
import type { Action } from '#lib/domain/access/action.ts';
import type { Actor } from '#lib/domain/access/actor.ts';
import { allow, ownResource } from '#lib/domain/access/allow.ts';
import { areaKey, areaTitle, LEVELS, type AreaReference } from '#lib/domain/area.ts';
import { formatCount, formatDate, type Locale } from '#lib/domain/format.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import type { Findable } from '#lib/domain/search/match.ts';
import { searchMessages, type FindablePage } from '#lib/messages/search.ts';
import { PAGES } from '../access/page-actions.ts';
import { readGazetteer } from '../areas/place-names/read-gazetteer.ts';
import { memoize } from '../cache/result-cache.ts';
import { readLedger } from '../cases/ledger/ledger.ts';
import { listBatches } from '../ingest/batches.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { listQuestions } from '../workbench/questions/questions.ts';

/** Who searches: `warehouse` is the part of the data that is theirs (`Warehouse.readAs`). */
export interface Searcher {
  readonly warehouse: Warehouse;
  readonly actor: Actor;
  readonly locale: Locale;
}

/** Everything that somebody may find: what their role would be refused is not among it, nor what another's part holds. */
export async function findables({ warehouse, actor, locale }: Searcher): Promise<readonly Findable[]> {
  const own = ownResource(actor);
  const may = (action: Action) => allow(actor, action, own);
  const none: readonly Findable[] = [];
  const parts = await Promise.all([
    may('view_figures') ? areas(warehouse, locale) : none,
    pages(may, locale),
    may('view_figures') ? operators(warehouse, locale) : none,
    may('view_reports') ? units(warehouse) : none,
    may('view_cases') ? cases(warehouse, locale) : none,
    may('view_loads') ? files(warehouse, locale) : none,
    may('query') ? questions(warehouse) : none,
  ]);
  return parts.flat();
}

/** Areas of every edition, of the latest that has them by the same name in the same place; then names that no edition has. */
const areas = (warehouse: Warehouse, locale: Locale): Promise<readonly Findable[]> =>
  memoize(warehouse, { statistic: 'findable_areas', further: locale }, async () => {
    const t = searchMessages[locale];
    const [{ editions, areasOf }, gazetteer] = await Promise.all([
      readCatalog(warehouse),
      readGazetteer(warehouse.db),
    ]);
    const latest = [...editions].sort((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? ''));
    const districtsOf = (reference: AreaReference) => gazetteer.entry(reference)?.districts ?? [];
    const known = new Map<string, Findable>();
    const titles = new Map<string, string>();
    for (const level of LEVELS) {
      for (const { id: edition } of latest) {
        for (const area of areasOf(edition, level)) {
          const reference = { edition, level, code: area.code };
          const title = areaTitle(area);
          titles.set(areaKey(reference), title);
          const districts = districtsOf(reference);
          const place = [level, title, ...districts].join('/');
          if (known.has(place)) continue;
          known.set(place, {
            ...{ kind: 'area', title, href: `/areas/${edition}/${level}/${encodeURIComponent(area.code)}` },
            detail: [
              ...(area.type ? [] : [t.levels[level]]),
              t.borders(edition),
              ...(districts.length > 0 ? [t.within(districts.join(', '))] : []),
            ].join(' · '),
            words: districts.join(' '),
          });
        }
      }
    }
    const former = gazetteer.entries.flatMap(({ title, level, districts, areas: holders, ...entry }) => {
      if (titles.has(areaKey({ level, ...entry }))) return [];
      const holder = latest
        .flatMap(({ id }) => holders.filter(({ edition }) => edition === id))
        .sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))[0];
      if (!holder || titles.get(areaKey(holder)) === title) return [];
      const { edition, level: within, code } = holder;
      return [
        {
          ...{ kind: 'former_name' as const, title },
          detail: [...districts, t.now(titles.get(areaKey(holder)) ?? code)].join(' · '),
          href: `/areas/${edition}/${within}/${encodeURIComponent(code)}`,
          words: districts.join(' '),
        },
      ];
    });
    return [...known.values(), ...former];
  });

/** Pages without a code in their address. */
function pages(may: (action: Action) => boolean, locale: Locale): readonly Findable[] {
  const t = searchMessages[locale];
  const titles = Object.entries(t.pages) as [FindablePage, string][];
  return titles
    .filter(([path]) => may(PAGES[path]!.view) || RULES[PAGES[path]!.view].everybody)
    .map(([path, title]) => ({
      ...{ kind: 'page', title, detail: '', href: path },
      words: t.pageWords[path] ?? '',
    }));
}

/** The overview of each operator. */
async function operators(warehouse: Warehouse, locale: Locale): Promise<readonly Findable[]> {
  const catalog = await readCatalog(warehouse);
  return catalog.operators.map(({ code, name }) => ({
    ...{ kind: 'page', title: name, detail: searchMessages[locale].pages['/'] },
    href: `/?operator=${encodeURIComponent(code)}`,
  }));
}

async function units(warehouse: Warehouse): Promise<readonly Findable[]> {
  const { reportingUnits } = await readCatalog(warehouse);
  return reportingUnits.map(({ code, name }) => ({
    ...{ kind: 'unit', title: name, detail: '', href: `/tallies/${encodeURIComponent(code)}` },
  }));
}

async function cases(warehouse: Warehouse, locale: Locale): Promise<readonly Findable[]> {
  const ledger = await readLedger(warehouse);
  return ledger.cases.toReversed().map(({ id, number, operatorName, places, openedOn }) => {
    const where = places.map(({ title }) => title).join(', ');
    return {
      ...{ kind: 'case', title: `${number}, ${operatorName ?? ''}`, href: `/cases/${id}` },
      detail: [where, formatDate(openedOn)].join(' · '),
      words: `${searchMessages[locale].kinds.case} ${id} ${where}`,
    };
  });
}

async function files(warehouse: Warehouse, locale: Locale): Promise<readonly Findable[]> {
  const t = searchMessages[locale];
  const batches = await listBatches(warehouse);
  return batches
    .filter(({ fileName }) => fileName !== '')
    .map(({ id, fileName, loadedAt, accepted, state }) => ({
      ...{ kind: 'file', title: fileName, href: `/data/${id}` },
      detail: [
        formatDate(localDateAt(new Date(loadedAt))),
        t.rows(formatCount(accepted, locale)),
        ...(state === 'undone' ? [t.undone] : []),
      ].join(' · '),
    }));
}

async function questions(warehouse: Warehouse): Promise<readonly Findable[]> {
  const saved = await listQuestions(warehouse, { archived: false });
  return saved.map(({ id, title, folder }) => ({
    ...{ kind: 'question', title, detail: folder ?? '', href: `/workbench?saved=${id}` },
  }));
}
