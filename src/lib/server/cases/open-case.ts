import { sum } from 'd3';
import {
  MOST_PLACES,
  MOST_ROWS,
  placeWord,
  caseNumber,
  type CaseExclusions,
  type CasePlace,
  type CaseRequest,
  type FrozenCase,
} from '#lib/domain/cases/case.ts';
import { ENDED } from '#lib/domain/cases/case-state.ts';
import { Fault } from '#lib/domain/fault.ts';
import { parseRowQuestion, type LeftOutReason } from '#lib/domain/rows/row-question.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import type { Deed } from '../audit/audit-chain.ts';
import { scopeOf } from '../aggregates/scope.ts';
import type { Writer } from '../db/database.ts';
import { rowCounts } from '../rows/row-counts.ts';
import { rowScope } from '../rows/row-scope.ts';
import { provenanceOf } from '../statistics/provenance.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { liveEvidence } from '../evidence/live-evidence.ts';
import { freezeEvidence } from './case-evidence.ts';
import { countedOtherwise, findPlaces, type FoundPlace } from './case-places.ts';
import { standingsOfPlaces } from './case-standings.ts';
import { scopeInCells } from './cell-scope.ts';
import * as sql from './freeze.sql.ts';

/** The data changed while a case was computed: it is computed again, at most this often. */
const MOST_ATTEMPTS = 5;

/**
 * Opens a case as a draft and freezes its measurements and figures, all or nothing; returns its id. Throws a Fault
 * without a place or a measurement, with too many, for a place that does not exist, or for one that is in an open
 * case of the same operator and standard.
 */
export async function openCase(warehouse: Warehouse, request: CaseRequest): Promise<number> {
  const { filter, places } = request;
  if (places.length === 0 || places.length > MOST_PLACES)
    throw new Fault('case_places_count', { count: places.length, most: MOST_PLACES });
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const version = warehouse.dataVersion;
    const found = await findPlaces(warehouse, filter, places);
    const areas = found.flatMap(({ key }) => (key.kind === 'area' ? [key.code] : []));
    const gaps = found.flatMap(({ key }) => (key.kind === 'gap' ? [key.gap] : []));
    const [robust, provenance, catalog, exclusions, evidence] = await Promise.all([
      Promise.all(found.map((place) => countedOtherwise(warehouse, filter, place))),
      provenanceOf(warehouse, filter),
      readCatalog(warehouse),
      exclusionsAt(warehouse, filter, found),
      liveEvidence(warehouse, { filter, areas, gaps }),
    ]);
    const opened = await warehouse.record(
      (id: number | null) => (id === null ? null : openedDeed(id, request)),
      async (writer) => {
        if (warehouse.dataVersion !== version) return null;
        await refuseOpenElsewhere(warehouse, writer, request, found);
        const [next] = await writer.query(sql.nextCase, {});
        const id = next!.id;
        const frozenPlaces: CasePlace[] = [];
        for (const [i, place] of found.entries()) {
          const rows = await freezeRows(writer, filter, { id, number: i + 1 }, place);
          frozenPlaces.push({ number: i + 1, ...place, rows, robustness: robust[i]! });
        }
        const rows = frozenPlaces.reduce((sum, place) => sum + place.rows, 0);
        if (rows === 0) throw new Fault('case_without_rows', { operator: filter.operator });
        if (rows > MOST_ROWS) throw new Fault('case_too_large', { rows, most: MOST_ROWS });
        const [sample] = await writer.query(sql.frozenOfSample, { case: id });
        const frozen: FrozenCase = {
          filter,
          operatorName:
            catalog.operators.find(({ code }) => code === filter.operator)?.name ?? filter.operator,
          dataVersion: version,
          simulated: sample!.simulated,
          standard: provenance.standard,
          standing: provenance.standing,
          places: frozenPlaces,
          exclusions,
        };
        await record(warehouse, writer, id, request, frozen);
        await freezeEvidence(writer, id, evidence);
        return id;
      },
    );
    if (opened !== null) return opened;
  }
  throw new Fault('case_data_changing', {}, 503);
}

const openedDeed = (id: number, { filter, places, reason, by }: CaseRequest): Deed => ({
  action: 'case_opened',
  object: `case:${id}`,
  by,
  after: { operator: filter.operator, edition: filter.edition, level: filter.level, places, reason },
});

async function freezeRows(
  writer: Writer,
  filter: CaseRequest['filter'],
  { id, number }: { readonly id: number; readonly number: number },
  { key, gap }: FoundPlace,
): Promise<number> {
  const numbers = { case: id, place: number };
  const [frozen] =
    key.kind === 'area'
      ? await writer.query(sql.freezeArea, { ...scopeOf(filter, { code: key.code }), ...numbers })
      : await writer.query(sql.freezeCells, { ...scopeInCells(filter, gap!.cells), ...numbers });
  return Number(frozen!.Count);
}

/** What the figures of the places leave out, as the page of rows counts it: each measurement for its first reason. */
async function exclusionsAt(
  warehouse: Warehouse,
  filter: CaseRequest['filter'],
  found: readonly FoundPlace[],
): Promise<CaseExclusions> {
  const counts = await Promise.all(
    found.map(async ({ key }) => {
      const question = parseRowQuestion(
        new URLSearchParams(key.kind === 'area' ? { code: key.code } : { gap: key.gap }),
      );
      return rowCounts(warehouse, filter, question, await rowScope(warehouse, filter, question));
    }),
  );
  const tests = (reason: LeftOutReason) =>
    sum(counts, ({ leftOut }) => leftOut.find((entry) => entry.reason === reason)!.tests);
  return {
    failed: tests('failed'),
    otherTechnology: tests('other_technology'),
    flagged: tests('marked'),
    otherOperators: tests('other_operator'),
  };
}

/** A place is in at most one open case of an operator and standard. */
async function refuseOpenElsewhere(
  warehouse: Warehouse,
  writer: Writer,
  { filter }: CaseRequest,
  found: readonly FoundPlace[],
): Promise<void> {
  const words = new Map(found.map(({ key, title }) => [placeWord(key), title]));
  const others = await standingsOfPlaces(writer, filter, [...words.keys()], localDateAt(warehouse.clock()));
  const open = others.find(({ state }) => !ENDED.has(state));
  if (open) {
    throw new Fault('case_place_taken', { place: words.get(open.place)!, number: caseNumber(open.id) }, 409);
  }
}

async function record(
  warehouse: Warehouse,
  writer: Writer,
  id: number,
  { filter, reason, by }: CaseRequest,
  frozen: FrozenCase,
): Promise<void> {
  const now = warehouse.clock();
  for (const { number, key, title, people } of frozen.places)
    await writer.run(sql.insertPlace, { case: id, place: number, key: placeWord(key), title, people });
  await writer.run(sql.insertCase, {
    case: id,
    operator: filter.operator,
    standard: frozen.standard.id,
    edition: filter.edition,
    level: filter.level,
    reason,
    frozen: JSON.stringify(frozen),
    on: localDateAt(now),
    by,
    now: now.toISOString(),
  });
}
