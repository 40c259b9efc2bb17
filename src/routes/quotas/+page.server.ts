import { parseFilterChoice, periodParameters } from '#lib/domain/filter.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import { weekOf } from '#lib/domain/quota.ts';
import { standingOf } from '#lib/domain/standards/standing.ts';
import { forPage } from '#lib/server/http.ts';
import { sheetsFor, unitInCharge } from '#lib/server/documents/quota-sheets.ts';
import { judgingStandard } from '#lib/server/statistics/judging-standard.ts';
import { narrowestLevel } from '#lib/server/statistics/quota-areas.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import { dataDates, readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { PageServerLoad } from './$types';

/** The quota sheets of a period for every operator, of communes where no area is chosen; one unit's (`unit`, or that of an `area`), or every one's. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, url }) =>
  forPage(locale, async () => {
    const { scope, root } = warehouse;
    const catalog = await readCatalog(root);
    const choice = { ...parseFilterChoice(url.searchParams) };
    delete choice.operator;
    const narrowest = (params: URLSearchParams) => {
      const level = narrowestLevel(catalog, params);
      return level ? { level } : {};
    };
    const [filter, defaults] = await Promise.all([
      resolveFilter(root, { ...choice, ...narrowest(url.searchParams) }),
      resolveFilter(root, narrowest(new URLSearchParams())),
    ]);
    const standard = judgingStandard(catalog, filter.standard);
    const sheets = await sheetsFor(warehouse, filter);
    const asked =
      url.searchParams.get('unit') ?? unitInCharge(sheets.sheets, filter.level, url.searchParams.get('area'));
    return {
      pinned: periodParameters(filter.period),
      choice,
      filter,
      defaults,
      standard,
      standing: standingOf(standard, catalog.gates, filter),
      unit: scope?.kind === 'unit' ? scope.unit : asked,
      /** The week that the sheets are for: this one. */
      week: weekOf(localDateAt(root.clock())),
      /** A unit sees its own sheet and no other. */
      isOwn: scope !== null,
      /** Of the tests that the sheets count, whoever reads them: a unit holds none itself. */
      holdings: { ...(await readCatalog(warehouse)).holdings, ...dataDates(root, catalog) },
      ...sheets,
    };
  });
