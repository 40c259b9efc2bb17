import { group } from 'd3';
import { LEVELS, type Edition, type Level, type Area } from '#lib/domain/area.ts';
import type { Gate } from '#lib/domain/standards/gate.ts';
import type { IssuingBody } from '#lib/domain/issuing-body.ts';
import { localDateAt } from '#lib/domain/local-date.ts';
import type { Operator } from '#lib/domain/operator.ts';
import type { DataDates } from '#lib/domain/period-coverage.ts';
import type { Standard } from '#lib/domain/standard.ts';
import type { ReportingUnit } from '#lib/domain/tally.ts';
import * as sql from './catalog.sql.ts';
import { readStandards } from './standards.ts';
import type { Warehouse } from './warehouse.ts';

/** Totals over the loaded batches. */
export interface Holdings {
  readonly measurements: number;
  readonly batches: number;
  readonly simulatedBatches: number;
  readonly simulatedMeasurements: number;
  readonly firstOn: string | null;
  readonly lastOn: string | null;
}

/** The reference data that figures are grouped and judged by: small, cached in memory per data version. */
export interface Catalog {
  readonly editions: readonly Edition[];
  readonly operators: readonly Operator[];
  /** Those that are switched off too; who judges leaves them out (`enabled`). */
  readonly standards: readonly Standard[];
  readonly gates: readonly Gate[];
  readonly reportingUnits: readonly ReportingUnit[];
  /** Offices that consolidate the units' reports, oldest first. */
  readonly issuingBodies: readonly IssuingBody[];
  readonly holdings: Holdings;
  /** Instant of the last change of the data, ISO 8601 in UTC. */
  readonly changedAt: string;
  /** Areas of an edition and level in code order; empty when there are none. */
  areasOf(edition: string, level: Level): readonly Area[];
}

const cache = new WeakMap<Warehouse, { version: number; catalog: Promise<Catalog> }>();

/** The catalog of the warehouse's current data version. */
export function readCatalog(warehouse: Warehouse): Promise<Catalog> {
  const cached = cache.get(warehouse);
  if (cached?.version === warehouse.dataVersion) return cached.catalog;
  const entry = { version: warehouse.dataVersion, catalog: load(warehouse) };
  cache.set(warehouse, entry);
  entry.catalog.catch(() => cache.delete(warehouse));
  return entry.catalog;
}

/** Which dates can have measurements now? Today's comes from the clock, so it is not part of the cached catalog. */
export function dataDates(warehouse: Warehouse, { holdings }: Catalog): DataDates {
  const { firstOn, lastOn } = holdings;
  return { firstOn, lastOn, today: localDateAt(warehouse.clock()) };
}

/** The words a filter can be made of, and the areas of each edition's widest level. */
export function vocabularyOf({ editions, operators, standards, areasOf }: Catalog) {
  const widest = editions.flatMap(({ id: edition, levels: [level] }) =>
    level ? areasOf(edition, level).map((area) => ({ ...area, edition, level })) : [],
  );
  return { editions, operators, standards, widest };
}

async function load({ db }: Warehouse): Promise<Catalog> {
  const [
    editions,
    areas,
    operators,
    { standards, gates },
    reportingUnits,
    issuingBodies,
    [holdings],
    [state],
  ] = await Promise.all([
    db.query(sql.editions, {}),
    db.query(sql.areas, {}),
    db.query(sql.operators, {}),
    readStandards(db),
    db.query(sql.reportingUnits, {}),
    db.query(sql.issuingBodies, {}),
    db.query(sql.holdings, {}),
    db.query(sql.lastChange, {}),
  ]);
  const groups = group(areas, (area) => `${area.edition}/${area.level}`);
  return {
    editions: editions.map((edition) => ({
      ...edition,
      levels: LEVELS.filter((level) => groups.has(`${edition.id}/${level}`)),
    })),
    operators: operators.map(({ code, name, kind, hostCode }) => ({ code, name, kind, hostCode })),
    standards,
    gates,
    reportingUnits: reportingUnits.map(({ formerNames, ...unit }) => ({
      ...unit,
      formerNames: JSON.parse(formerNames) as ReportingUnit['formerNames'],
    })),
    issuingBodies,
    holdings: holdings!,
    changedAt: state!.changedAt,
    areasOf: (edition, level) => groups.get(`${edition}/${level}`) ?? [],
  };
}
