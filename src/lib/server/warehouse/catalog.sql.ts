import { statement } from '../db/statement.ts';
import type { IssuingBody } from '#lib/domain/issuing-body.ts';
import type { Level } from '#lib/domain/area.ts';
import type { ReportingUnit } from '#lib/domain/tally.ts';

/** All editions, oldest first. */
export const editions = statement<{
  id: string;
  name: string;
  validFrom: string | null;
  validTo: string | null;
  origin: string;
  licence: string;
  datedOn: string | null;
}>()`
  select edition_id as "id", name, valid_from as "validFrom", valid_to as "validTo", origin, licence,
    dated_on as "datedOn"
  from edition order by valid_from nulls last, edition_id
`;

/** All areas of all editions, ordered by edition, level and code. */
export const areas = statement<{
  edition: string;
  level: Level;
  code: string;
  name: string;
  type: string;
  parentCode: string | null;
  population: number | null;
  areaKm2: number | null;
}>()`
  select edition_id as edition, level, code, name, type, parent_code as "parentCode", population,
    area_km2 as "areaKm2"
  from unit order by edition_id, level, code
`;

/** All operators. */
export const operators = statement<{
  id: number;
  code: string;
  name: string;
  kind: 'mno' | 'mvno' | 'unlisted';
  hostCode: string | null;
}>()`
  select operator_id as id, code, name, kind, host_code as "hostCode" from operator order by position, code
`;

/**
 * All reporting units in the letter's order; `formerNames` is JSON. An office that has the name of an issuing body puts the
 * reports together itself from that body's first day on.
 */
export const reportingUnits = statement<
  Omit<ReportingUnit, 'formerNames'> & { readonly formerNames: string }
>()`
  select code, name, kind, district_code as "districtCode", commune_code as "communeCode", position,
    valid_from as "validFrom", valid_to as "validTo", successor,
    coalesce(former_names, '[]')::varchar as "formerNames",
    (select min(coalesce(valid_from, date '0001-01-01')) from issuing_body
      where issuing_body.name = reporting_unit.name) as "consolidatesFrom",
    coalesce(verified, 'yes') as verified, source
  from reporting_unit order by position
`;

/** All issuing bodies. */
export const issuingBodies = statement<IssuingBody>()`
  select name, superior, symbol, office, place, signatory, valid_from as "validFrom", valid_to as "validTo"
  from issuing_body order by valid_from nulls first
`;

/** Totals over the loaded batches. */
export const holdings = statement<{
  measurements: number;
  batches: number;
  simulatedBatches: number;
  simulatedMeasurements: number;
  firstOn: string | null;
  lastOn: string | null;
}>()`
  select coalesce(sum(rows_accepted) filter (where kind = 'measurement'), 0)::bigint as measurements,
    count(*) as batches,
    count(*) filter (where simulated) as "simulatedBatches",
    coalesce(sum(rows_accepted) filter (where simulated and kind = 'measurement'), 0)::bigint
      as "simulatedMeasurements",
    min(first_on) filter (where kind = 'measurement') as "firstOn",
    max(last_on) filter (where kind = 'measurement') as "lastOn"
  from batch where state = 'loaded'
`;

/** When did the data change last? */
export const lastChange = statement<{ changedAt: string }>()`
  select changed_at as "changedAt" from warehouse_state
`;
