import { areaTitle } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import { standingOf } from '#lib/domain/standards/standing.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { ringsOf } from '../areas/outlines.ts';
import { scopeOf } from '../aggregates/scope.ts';
import { areaMinimums, decisionRule } from '../statistics/area-minimums.ts';
import { areaStatistics } from '../statistics/area-statistics.ts';
import { judgingStandard } from '../statistics/judging-standard.ts';
import { editionNamed } from '../statistics/resolve-filter.ts';
import { readCatalog } from '../warehouse/catalog.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Evidence, EvidenceScope, Exclusion } from './evidence.ts';
import type { MapShape } from './map-shape.ts';
import {
  countEvidenceRows,
  evidenceBatches,
  evidenceRows,
  exclusionCounts,
  rejectionCounts,
} from './evidence-rows.sql.ts';
import { gapExclusions } from './gaps/gap-rows.sql.ts';
import { findGaps, gapEvidence, readGapRows, type FoundGaps } from './gaps/live-gaps.ts';
import { shownOutlines } from '../areas/shown-areas.ts';

/** Our own choice: some 40 MB of CSV, which a checker's memory holds. */
export const MOST_ROWS = 300_000;
/** Attempts while others load files. */
const ATTEMPTS = 3;

/**
 * The evidence in the warehouse as it is now, all of it at one data version. Throws a Fault for an unknown area, gap
 * area, standard or edition, for more rows than a pack may hold, or when the data keep changing.
 */
export async function liveEvidence(warehouse: Warehouse, scope: EvidenceScope): Promise<Evidence> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { dataVersion } = warehouse;
    const evidence = await readEvidence(warehouse, scope);
    if (warehouse.dataVersion === dataVersion) return evidence;
  }
  throw new Fault('pack_data_changing', {}, 503);
}

/** The rows of a scope's areas as they are now. Throws a Fault when there are too many. */
async function readRows(warehouse: Warehouse, { filter, areas }: EvidenceScope) {
  if (areas.length === 0) return [];
  const params = { ...scopeOf(filter, {}), codes: JSON.stringify(areas) };
  const [counted] = await warehouse.db.query(countEvidenceRows, params);
  refuseTooMany(counted!.rows);
  return warehouse.db.query(evidenceRows, params);
}

function refuseTooMany(rows: number): void {
  if (rows > MOST_ROWS) throw new Fault('pack_too_large', { rows, limit: MOST_ROWS }, 413);
}

async function readEvidence(warehouse: Warehouse, asked: EvidenceScope): Promise<Evidence> {
  const { filter } = asked;
  const catalog = await readCatalog(warehouse);
  const standard = judgingStandard(catalog, filter.standard);
  const known = new Map(catalog.areasOf(filter.edition, filter.level).map((area) => [area.code, area]));
  const codes = [...new Set(asked.areas)].sort();
  for (const code of codes) {
    if (!known.has(code)) {
      throw new Fault('unit_unknown', { edition: filter.edition, level: filter.level, code }, 404);
    }
  }
  const found = await findGaps(warehouse, filter, asked.gaps);
  const scope = { filter, areas: codes, gaps: found?.areas.map(({ id }) => id) ?? [] };
  const ofAreas = await readRows(warehouse, scope);
  const ofGaps = found ? await readGapRows(warehouse, found) : [];
  const rows = [...ofAreas, ...ofGaps];
  refuseTooMany(rows.length);
  const statistics = codes.length === 0 ? [] : await areaStatistics(warehouse, filter);
  const batches = JSON.stringify([...new Set(rows.map(({ batch }) => batch))]);
  const ofFiles = await warehouse.db.query(evidenceBatches, { batches });
  return {
    scope,
    order: [...scope.areas, ...scope.gaps],
    dataVersion: warehouse.dataVersion,
    changedAt: catalog.changedAt,
    simulated: rows.some((row) => row.simulated),
    edition: editionNamed(catalog, filter.edition),
    areas: codes.map((code) => {
      const area = known.get(code)!;
      return { code, title: areaTitle(area), population: area.population };
    }),
    operatorName: catalog.operators.find(({ code }) => code === filter.operator)?.name ?? filter.operator,
    rule: decisionRule(catalog, filter, standard),
    minimums: areaMinimums(catalog, filter),
    standard,
    standing: standingOf(standard, catalog.gates, filter),
    gates: catalog.gates,
    figures: codes.map((code) => statistics.find((row) => row.code === code)!),
    rows,
    exclusions: await exclusionsOf(warehouse, scope, found, batches),
    batches: ofFiles,
    operatorTests: null,
    map: codes.length === 0 ? [] : await mapShapes(warehouse, filter),
    gaps: found && {
      ...(await gapEvidence(warehouse, filter, found, ofGaps)),
      map: await mapShapes(warehouse, {
        edition: found.edition.id,
        level: found.level,
        within: filter.within,
      }),
    },
  };
}

/** The outlines of a filter's areas, for the report's map; none where the edition has no such outlines. */
export async function mapShapes(
  warehouse: Warehouse,
  filter: Pick<Filter, 'edition' | 'level'> & Partial<Pick<Filter, 'within'>>,
): Promise<readonly MapShape[]> {
  const collection = await shownOutlines(warehouse, filter).catch((error: unknown) => {
    if (error instanceof Fault && error.code === 'areas_level_missing') return null;
    throw error;
  });
  return (collection?.features ?? []).map((feature) => ({
    code: feature.properties.code,
    name: feature.properties.name,
    rings: ringsOf(feature),
    label: feature.properties.label,
  }));
}

async function exclusionsOf(
  { db }: Warehouse,
  { filter, areas }: EvidenceScope,
  gaps: FoundGaps | null,
  batches: string,
): Promise<readonly Exclusion[]> {
  const failedAsZero = filter.failedTests === 'as_zero';
  const params = { ...scopeOf(filter, {}), codes: JSON.stringify(areas), failedAsZero };
  const inAreas = areas.length === 0 ? [] : await db.query(exclusionCounts, params);
  const inGaps = gaps ? await db.query(gapExclusions, { ...gaps.asked, failedAsZero }) : [];
  const rejected = await db.query(rejectionCounts, { batches });
  return [
    ...inAreas,
    ...inGaps,
    ...rejected.map(({ reason, tests }) => ({ code: null, reason: `rejected:${reason}`, tests })),
  ];
}
