import { fragment, statement } from '../../db/statement.ts';
import type { Level } from '#lib/domain/area.ts';

/** A resolution as stored; edition, level and code are null for a name outside the province. */
export interface DecisionRow {
  readonly id: number;
  readonly districtKey: string;
  readonly communeKey: string;
  readonly addressKey: string;
  readonly district: string | null;
  readonly commune: string | null;
  readonly address: string | null;
  readonly edition: string | null;
  readonly level: Level | null;
  readonly code: string | null;
  readonly by: string;
  readonly at: string;
}

const decision = fragment`select resolution_id as id, district_key as "districtKey", commune_key as "communeKey",
  address_key as "addressKey", district_name as district, commune_name as commune, address,
  edition_id as edition, level, code, resolved_by as "by", resolved_at as at
  from place_name_resolution where undone_at is null`;

/** Resolutions in force, latest first. */
export const decisions = statement<DecisionRow>()`${decision} order by resolution_id desc`;

/** A resolution in force by its id. */
export const decisionById = statement<DecisionRow, { id: number }>()`${decision} and resolution_id = $id`;

/** The id of the next resolution. */
export const nextDecisionId = statement<{ id: number }>()`
  select nextval('place_name_resolution_id_sequence')::integer as id
`;

/** Inserts a resolution. */
export const insertDecision = statement<
  never,
  {
    id: number;
    districtKey: string;
    communeKey: string;
    addressKey: string;
    district: string | null;
    commune: string | null;
    address: string | null;
    edition: string | null;
    level: Level | null;
    code: string | null;
    by: string;
    now: string;
  }
>()`
  insert into place_name_resolution (resolution_id, district_key, commune_key, address_key, district_name,
    commune_name, address, edition_id, level, code, resolved_by, resolved_at, undone_by, undone_at)
  values ($id, $districtKey, $communeKey, $addressKey, $district, $commune, $address, $edition, $level, $code,
    $by, $now::timestamp, null, null)
`;

/** Marks a resolution as undone. */
export const undoDecision = statement<never, { id: number; by: string; now: string }>()`
  update place_name_resolution set undone_by = $by, undone_at = $now::timestamp
  where resolution_id = $id and undone_at is null
`;

/** Named places that are not `known`, with the number of measurements and of reference values of each file tagged to them. */
export const unsettledPlaces = statement<{
  id: number;
  edition: string | null;
  district: string | null;
  commune: string | null;
  address: string | null;
  recognition: string;
  batch: number;
  fileName: string;
  tests: number;
  values: number;
}>()`
  with unsettled as (
    select * from place where area_ids is null and recognition <> 'known'
  ),
  tagged as (
    select place_id, batch_id, count(*) as tests, 0 as "values" from measurement
    where place_id in (select place_id from unsettled) group by all
    union all
    select place_id, batch_id, 0, count(*) from reference_value
    where place_id in (select place_id from unsettled) group by all
  )
  select u.place_id as id, u.named_on_edition as edition, u.district_name as district, u.commune_name as commune,
    u.address, u.recognition, t.batch_id as batch, b.file_name as "fileName", t.tests, t."values"
  from unsettled as u join tagged as t using (place_id) join batch as b on b.batch_id = t.batch_id
  order by u.place_id, t.batch_id
`;

/** Recounts the rows in no area, for batches with rows at the given places (JSON: [id]). */
export const recountUnplaced = statement<never, { ids: string }>()`
  update batch set rows_unplaced = counted.rows
  from (
    select batch_id, count(*) filter (
      where place_id is null or place_id not in (select place_id from place_unit)
    ) as rows
    from (select batch_id, place_id from measurement union all select batch_id, place_id from reference_value)
    where batch_id in (
      select batch_id from measurement where place_id in (select unnest(from_json($ids, '["INTEGER"]')))
      union all
      select batch_id from reference_value where place_id in (select unnest(from_json($ids, '["INTEGER"]')))
    )
    group by batch_id
  ) as counted
  where batch.batch_id = counted.batch_id
`;
