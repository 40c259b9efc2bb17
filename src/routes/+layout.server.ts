import { ACTIONS } from '#lib/domain/access/action.ts';
import { grantOf } from '#lib/domain/access/actor.ts';
import { allow, ownResource } from '#lib/domain/access/allow.ts';
import { inForce } from '#lib/domain/area.ts';
import { issuingBodyOn } from '#lib/domain/issuing-body.ts';
import { localDateAt, type LocalDate } from '#lib/domain/local-date.ts';
import { dataDates, readCatalog, vocabularyOf, type Catalog } from '#lib/server/warehouse/catalog.ts';
import { forPage } from '#lib/server/http.ts';
import type { LayoutServerLoad } from './$types';

/** What the frame of every page shows; read again with `invalidateAll()` after the data changed. */
export const load: LayoutServerLoad = ({ locals: { reader: warehouse, locale, actor, isOpen } }) =>
  forPage(locale, async () => {
    const catalog = await readCatalog(warehouse);
    const isKnown = actor.kind !== 'nobody';
    return {
      locale,
      /** Who asks, as the frame names them. */
      who: {
        isOpen,
        name: actor.kind === 'account' ? actor.name : null,
        role: grantOf(actor)?.role ?? null,
        unit: ownResource(actor).unit ?? null,
        /** What they may do, so that a page offers nothing that would be refused: with everything, or with what is theirs. */
        may: ACTIONS.filter((action) => allow(actor, action, ownResource(actor))),
      },
      ...(isKnown ? frameOf(catalog, localDateAt(warehouse.clock())) : BARE),
      /** What the warehouse holds, and today's date: what a period can be complete by. */
      holdings: isKnown
        ? { ...catalog.holdings, ...dataDates(warehouse, catalog) }
        : { ...NO_HOLDINGS, ...simulatedIn(catalog), today: localDateAt(warehouse.clock()) },
      dataVersion: warehouse.dataVersion,
      /** Instant of the change that made this version. */
      dataChangedAt: catalog.changedAt,
    };
  });

function frameOf(catalog: Catalog, today: LocalDate) {
  const { editions, issuingBodies } = catalog;
  const vocabulary = vocabularyOf(catalog);
  const { widest } = vocabulary;
  const now = editions.find((edition) => inForce(edition, today));
  const [only, ...others] = widest.filter(({ edition }) => edition === now?.id);
  const isOne = only !== undefined && others.length === 0;
  return {
    /** Name of today's one province; where today's edition has several, the place of the office that uses the program. Null when neither is known. */
    province: isOne ? only.name : (issuingBodyOn(issuingBodies, today)?.place ?? null),
    /** Words the filter line offers. */
    vocabulary,
  };
}

/** What somebody sees without a session: that figures are simulated, and nothing of them. */
const BARE: ReturnType<typeof frameOf> = {
  province: null,
  vocabulary: { editions: [], operators: [], standards: [], widest: [] },
};
const NO_HOLDINGS = { measurements: 0, simulatedMeasurements: 0, batches: 0, firstOn: null, lastOn: null };
const simulatedIn = ({ holdings: { simulatedBatches } }: Catalog) => ({ simulatedBatches });
