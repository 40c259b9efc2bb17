import { REPORT_DAY } from '#lib/domain/period.ts';
import { NOT_STATED } from '../../aggregates/column-store/measurement-columns.sql.ts';
import { fragment, statement, wholeNumber, type Fragment } from '../../db/statement.ts';
import type { ShapeRow } from './area-lookup.ts';
import type { StandardRow } from './judging-rules.ts';

/** Values with clusters that are known devices where `known` is 1, as `intervals.ts` reads them. */
const clustered = (value: Fragment, known: Fragment) => fragment`coalesce(
    list({v: ${value}, c: cluster::integer, k: (${known})::utinyint})
      filter (where ${value} is not null and cluster is not null), [])`;

const VALUE = fragment`value::double`;
const CONDITION = fragment`condition::boolean::double`;
/** The clusters of unknown devices have numbers below 0. */
const KNOWN_BY_SIGN = fragment`cluster > 0`;
const KNOWN_BY_DEVICE = fragment`device is not null`;

/** `mean_interval`. */
const meanInterval = statement()`
  create or replace temp macro mean_interval
    (value, cluster) as mean_of_list(${clustered(VALUE, KNOWN_BY_SIGN)}),
    (value, cluster, device) as mean_of_list(${clustered(VALUE, KNOWN_BY_DEVICE)})
`;

/** `median_interval`. */
const medianInterval = statement()`
  create or replace temp macro median_interval
    (value, cluster) as median_of_list(${clustered(VALUE, KNOWN_BY_SIGN)}),
    (value, cluster, device) as median_of_list(${clustered(VALUE, KNOWN_BY_DEVICE)})
`;

/** `share_interval`. */
const shareInterval = statement()`
  create or replace temp macro share_interval
    (condition, cluster) as share_of_list(${clustered(CONDITION, KNOWN_BY_SIGN)}),
    (condition, cluster, device) as share_of_list(${clustered(CONDITION, KNOWN_BY_DEVICE)})
`;

/** `device_mean_interval`: measurements of unknown devices have no vote. */
const deviceMeanInterval = statement()`
  create or replace temp macro device_mean_interval(value, device) as device_mean_of_list(coalesce(
    list({v: value::double, c: device::integer, k: 1::utinyint})
      filter (where value is not null and device is not null), []))
`;

/** `difference_interval`: measurements of both periods, with which of them each is of. */
const paired = (known: Fragment) => fragment`coalesce(
    list({v: ${VALUE}, c: cluster::integer, k: (${known})::utinyint, n: (is_now::boolean)::utinyint})
      filter (where ${VALUE} is not null and cluster is not null and is_now is not null), [])`;
const differenceInterval = statement()`
  create or replace temp macro difference_interval
    (value, is_now, cluster) as difference_of_list(${paired(KNOWN_BY_SIGN)}),
    (value, is_now, cluster, device) as difference_of_list(${paired(KNOWN_BY_DEVICE)})
`;

/** Measurements as `judged-list.ts` reads them. */
const JUDGED = fragment`coalesce(
    list({v: value::double, c: cluster::integer, s: coalesce(site, 0)::uinteger, d: (day::date - date '1970-01-01')::integer,
      m: coalesce(marked, false)::utinyint,
      p: coalesce(tests_per_person, ${wholeNumber(NOT_STATED)})::utinyint})
      filter (where value is not null and cluster is not null), [])`;

const judging = (name: Fragment, of: Fragment) => statement()`
  create or replace temp macro ${name}
    (value, cluster, site, day, marked, tests_per_person, standard, level, failed_as_zero := false)
    as ${of}(${JUDGED}, standard::varchar, level::varchar, failed_as_zero)
`;

/** `area_at`. */
const areaAt = statement()`
  create or replace temp macro area_at(longitude, latitude, edition, level)
    as area_of_position(longitude::double, latitude::double, edition::varchar, level::varchar)
`;

/** Names by key; its columns have names that no column of a query has, for `area_name` searches it. */
const areaNames = statement()`
  create or replace temp table area_name_of_key as
  select edition || '/' || level || '/' || code as area_name_key, name as area_name_text from areas
`;

/** `area_name`. */
const areaName = statement()`
  create or replace temp macro area_name(code, edition, level) as (
    select area_name_text from area_name_of_key
    where area_name_key = edition::varchar || '/' || level::varchar || '/' || code::varchar)
`;

/** `report_month`: from the 13th on, the next month. */
const reportMonth = statement()`
  create or replace temp macro report_month(day) as strftime(
    (case when extract(day from day::date) < ${wholeNumber(REPORT_DAY)} then day::date
      else last_day(day::date) + 1 end)::date, '%Y-%m')
`;

/** `fold`: as `textKey` does. */
const fold = statement()`
  create or replace temp macro fold(text) as trim(regexp_replace(
    lower(translate(strip_accents(text::varchar), '\u0111\u0110\u00f0\u00d0', 'dddd')), '[^\\p{L}\\p{N}]+', ' ', 'g'))
`;

/** What makes the functions of the house out of those that `register-functions.ts` registers. */
export const MACROS = [
  meanInterval,
  medianInterval,
  shareInterval,
  deviceMeanInterval,
  differenceInterval,
  judging(fragment`verdict`, fragment`verdict_of_list`),
  judging(fragment`verdict_reason`, fragment`reason_of_list`),
  areaAt,
  areaNames,
  areaName,
  reportMonth,
  fold,
];

/** The standards that are judged by. */
export const standardRows = statement<StandardRow>()`
  select standard, statistic, (limit_mbps * 1000)::integer as limit_kbps, share, deciding_mean, minimum_tests,
    minimum_devices_province, minimum_devices_district, minimum_devices_commune
  from standards where enabled
`;

/** The shapes of boundary layers, in the order in which overlapping ones take positions. */
export const shapeRows = statement<ShapeRow>()`
  select layer, shape, edition, level, code from boundary_shapes order by layer, position
`;

/** The outlines of each boundary layer. */
export const topologies = statement<{ readonly layer: number; readonly topology: string }>()`
  select layer, topology from boundary_layers
`;
