import { PLACES_PER_DEGREE } from '#lib/domain/counting.ts';
import type { Level } from '#lib/domain/area.ts';
import { WAITING } from '#lib/domain/place-name.ts';
import type { LeftOutReason, RowOrder, RowSort } from '#lib/domain/rows/row-question.ts';
import type { Technology } from '#lib/domain/technology.ts';
import { LOCAL_HOUR, type MeasurementParams } from '../aggregates/clustered-measurements.sql.ts';
import { onLattice, type LatticeParams } from '../aggregates/hex-lattice.sql.ts';
import {
  CHOSEN_MEASUREMENTS,
  CONDITIONS,
  DATES_IN_SCOPE,
  MEASUREMENTS_IN_SCOPE,
  PLACE_SCOPE,
} from '../aggregates/scope.sql.ts';
import { fragment, literalList, statement, wholeNumber, type Fragment } from '../db/statement.ts';

/** Measurements in scope that a question selects: counted ones, all that were left out, or those of one reason. */
export type RowSet = 'loaded' | 'counted' | 'left_out' | LeftOutReason;

/** Stands for an hour that is not known. */
export const NO_HOUR = -1;

/** What is asked beside the filter and its areas. */
export type NarrowingParams = {
  /** Local hour, `NO_HOUR` for unknown ones; null takes every hour. */
  readonly hour: number | null;
  /** Bits of which a measurement has at least one; null asks for none. */
  readonly withMarks: number | null;
  /** Leaves out measurements with any mark. */
  readonly withoutMarks: boolean;
};
/** The filter, its areas, and what is asked beside them. */
export type RowParams = MeasurementParams & NarrowingParams;
/** The cells of a gap window: JSON list of numbers on the lattice. */
export type CellParams = LatticeParams & { readonly cells: string };

/** The first reason for which a measurement in scope is not counted; null for a counted one. */
const REASON = fragment`case
    when not ${CONDITIONS.technology} then 'other_technology'
    when (${CONDITIONS.operator}) is not true then 'other_operator'
    when not ${CONDITIONS.unflagged} then 'marked'
    when download_kbps = 0 and not $failedAsZero then 'failed'
  end`;
const COUNTED = fragment`(download_kbps > 0 or $failedAsZero)`;
const IS_WAITING = fragment`coalesce(list_contains(${literalList(WAITING)}, recognition), false)`;

/** Measurements of a filter that lie in none of the areas in scope. */
const outOfScope = (waits: Fragment) => fragment`
  measurement left join place using (place_id)
  where ${CHOSEN_MEASUREMENTS} and ${COUNTED} and ${waits}
    and (place_id is null or place_id not in (select place_id from place_scope))`;

/** What of a filter's measurements lies in no area in scope, to follow `from`. */
const LOADED = fragment`measurement join place_scope using (place_id) where ${DATES_IN_SCOPE}`;
const ofReason = (reason: string) => fragment`${LOADED} and ${REASON} = ${literalList([reason])}[1]`;

const RELATIONS: Record<RowSet, Fragment> = {
  loaded: LOADED,
  counted: fragment`${MEASUREMENTS_IN_SCOPE} and ${COUNTED}`,
  left_out: fragment`${LOADED} and ${REASON} is not null`,
  other_technology: ofReason('other_technology'),
  other_operator: ofReason('other_operator'),
  marked: ofReason('marked'),
  failed: ofReason('failed'),
  duplicate: fragment`duplicate_measurement join place_scope using (place_id)
    where ${CHOSEN_MEASUREMENTS} and ${COUNTED}`,
  waiting: outOfScope(IS_WAITING),
  outside: outOfScope(fragment`not ${IS_WAITING}`),
};

const NARROWED = fragment`
  ($hour::integer is null or coalesce(${LOCAL_HOUR}, ${wholeNumber(NO_HOUR)}) = $hour)
  and ($withMarks::uinteger is null or flags & $withMarks::uinteger <> 0)
  and (not $withoutMarks or flags = 0)`;

const IN_CELLS = fragment`cell in (select unnest(from_json($cells::json, '["BIGINT"]')))`;

/** CTEs `place_scope` and `chosen`: the measurements of a set. */
function chosenRows(set: RowSet, inGap: boolean): Fragment {
  const relation = fragment`${RELATIONS[set]} and ${NARROWED}`;
  const from = inGap ? fragment`${onLattice(relation)} as on_lattice where ${IN_CELLS}` : relation;
  const reason = set === 'loaded' || set === 'left_out' ? REASON : fragment`null`;
  return fragment`${PLACE_SCOPE}, chosen as (
    select batch_id, row_number, tested_on, ${LOCAL_HOUR} as hour, place_id, operator_id, technology, download_kbps,
      upload_kbps, latency_ms, longitude, latitude, flags, device_hash, ${reason} as reason
    from ${from})`;
}

/** Number of measurements in scope by what became of them; `reason` null for counted ones. */
export const reasonCounts = (inGap: boolean) =>
  statement<{ readonly reason: LeftOutReason | null; readonly tests: number }, RowParams>()`
  with ${chosenRows('loaded', inGap)} select reason, count(*) as tests from chosen group by reason`;

/** Numbers of measurements and of their known devices in a set. */
export const setTotals = (set: RowSet, inGap: boolean) =>
  statement<{ readonly tests: number; readonly devices: number }, RowParams>()`
  with ${chosenRows(set, inGap)} select count(*) as tests, count(distinct device_hash) as devices from chosen`;

const inDegrees = (axis: Fragment) =>
  fragment`(round(${axis} * ${wholeNumber(PLACES_PER_DEGREE)}) / ${wholeNumber(PLACES_PER_DEGREE)})`;

/** What a column is sorted by, and the table that it comes from. */
interface SortKey {
  readonly key: Fragment;
  readonly from?: Fragment;
}

const SORT_KEYS: Record<RowSort, SortKey> = {
  place: {
    key: fragment`place_rank`,
    from: fragment`left join (
      select place_id, min(rank) as place_rank
      from place_unit join (
        select code, row_number() over (order by strip_accents(lower(name)), code) as rank
        from unit where edition_id = $edition and level = $fineLevel) as named using (code)
      where edition_id = $edition and level = $fineLevel group by place_id) as ranked using (place_id)`,
  },
  day: { key: fragment`tested_on` },
  hour: { key: fragment`hour` },
  download: { key: fragment`download_kbps` },
  upload: { key: fragment`upload_kbps` },
  latency: { key: fragment`latency_ms` },
  operator: { key: fragment`position`, from: fragment`left join operator using (operator_id)` },
  technology: { key: fragment`technology` },
  marks: { key: fragment`flags` },
  position: {
    key: fragment`round(latitude * ${wholeNumber(PLACES_PER_DEGREE)}) * ${wholeNumber(360 * PLACES_PER_DEGREE)}
      + round(longitude * ${wholeNumber(PLACES_PER_DEGREE)})`,
  },
  file: {
    key: fragment`file_rank`,
    from: fragment`left join (
      select batch_id, row_number() over (order by file_name, batch_id) as file_rank from batch
    ) as file using (batch_id)`,
  },
};

/** One row of the list. */
export interface ListedRow {
  readonly day: string;
  readonly hour: number | null;
  readonly downloadKbps: number;
  readonly uploadKbps: number | null;
  readonly latencyMs: number | null;
  readonly operator: string | null;
  readonly technology: Technology;
  readonly flags: number;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly batch: number;
  readonly fileName: string;
  readonly rowNumber: number;
  readonly reason: LeftOutReason | null;
  /** Area of `$fineLevel`, and of the filter's level. */
  readonly fineCode: string | null;
  readonly code: string | null;
  /** As written in the file, where only the name is known. */
  readonly written: string | null;
  /** Tells devices apart within one answer; never shown. */
  readonly device: string | null;
}

/**
 * The measurements of a set from `$offset` on, at most `$limit`, in a total order: by the column, unknown values last, then
 * by batch and row. `$fineLevel` is the narrowest level of the edition.
 */
export function listedRows(set: RowSet, inGap: boolean, { sort, descending }: RowOrder) {
  const { key, from = fragment`` } = SORT_KEYS[sort];
  const order = fragment`order by sort_key ${descending ? fragment`desc` : fragment`asc`} nulls last, batch_id, row_number`;
  const areas = (level: Fragment) => fragment`(
    select place_id, min(code) as code from place_unit where edition_id = $edition and level = ${level} group by place_id)`;
  return statement<
    ListedRow,
    RowParams & { readonly fineLevel: Level; readonly limit: number; readonly offset: number }
  >()`
  with ${chosenRows(set, inGap)}, ranked_row as (
    select batch_id, row_number, reason, ${key} as sort_key from chosen ${from} ${order} limit $limit offset $offset
  ), listed as (
    select ranked_row.reason, sort_key, stored.*, ${LOCAL_HOUR} as hour
    from ranked_row join ${set === 'duplicate' ? fragment`duplicate_measurement` : fragment`measurement`} as stored
      using (batch_id, row_number)
    where ${DATES_IN_SCOPE})
  select tested_on::varchar as day, hour, download_kbps as "downloadKbps", upload_kbps as "uploadKbps",
    latency_ms::double as "latencyMs", operator.code as operator, technology::varchar as technology, flags,
    ${inDegrees(fragment`longitude`)} as longitude, ${inDegrees(fragment`latitude`)} as latitude,
    batch_id as batch, file_name as "fileName", row_number as "rowNumber", reason, fine.code as "fineCode", own.code as code,
    nullif(concat_ws(', ', address, commune_name, district_name), '') as written, device_hash::varchar as device
  from listed left join operator using (operator_id) left join batch using (batch_id)
    left join place using (place_id)
    left join ${areas(fragment`$fineLevel`)} as fine using (place_id)
    left join ${areas(fragment`$level`)} as own using (place_id)
  ${order}`;
}

/** The loaded files of measurements with rows of these dates that have rejected rows, most of them first. */
export const rejectedByFile = statement<
  { readonly id: number; readonly fileName: string; readonly rows: number },
  { readonly from: string; readonly to: string }
>()`
  select batch_id as id, file_name as "fileName", rows_rejected as rows from batch
  where kind = 'measurement' and state = 'loaded' and rows_rejected > 0
    and first_on < $to::date and last_on >= $from::date
  order by rows_rejected desc, batch_id
`;
