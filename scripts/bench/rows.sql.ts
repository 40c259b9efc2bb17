import { BLOCK_SIDE } from '#lib/server/areas/layers.sql.ts';
import { fragment, literal, statement, wholeNumber } from '#lib/server/db/statement.ts';
import { LOCAL_ZONE } from '#lib/server/ingest/read/recognise-header.ts';

/** An export in order of time begins in one night, of which the zone would be asked. */
export const LOCAL_TIMES = { tested_at: { column: 'Thời gian đo', zone: LOCAL_ZONE } };

const side = wholeNumber(BLOCK_SIDE);
const header = fragment`
  strftime(timestamp '2019-08-01' + to_seconds(((i * 157680000 // total) + hash(i) % 50)::bigint), '%d/%m/%Y %H:%M:%S') as "Thời gian đo",
  ['Viettel', 'VinaPhone', 'MobiFone', 'Vietnamobile'][1 + (hash(i, 1) % 4)::integer] as "Nhà mạng",
  '4G' as "Công nghệ",
  round(5 + (hash(i, 2) % 90000) / 1000, 2) as "Tốc độ tải xuống (Mbps)",
  round(1 + (hash(i, 3) % 40000) / 1000, 2) as "Tốc độ tải lên (Mbps)",
  1 + hash(i, 4) % 80 as "Ping (ms)",
  round(west + (block % columns + hash(i, 5) % 1000 / 1000) * side / columns_per_degree, 6) as "Kinh độ",
  round(south + (block // columns + hash(i, 6) % 1000 / 1000) * side / rows_per_degree, 6) as "Vĩ độ",
  'dev-' || hash(i, 7) % (1 + total // 5) as "Mã thiết bị"
`;

/**
 * Writes so many tests of five years, in order of time and all over the province, borders included, as a CSV
 * export. Needs the reference areas.
 */
export const writeExport = (rows: number, path: string) => statement()`
  copy (
    with blocks as (select list(block order by block) as blocks from grid_block)
    select ${header}
    from (
      select i, total, blocks[(1 + hash(i, 8) % len(blocks))::integer] as block
      from (select i, ${wholeNumber(rows)}::bigint as total from range(${wholeNumber(rows)}) t(i)), blocks
    ), (
      select grid_west as west, grid_south as south, ceil(grid_columns / ${side})::integer as columns, ${side} as side,
        grid_columns_per_degree as columns_per_degree, grid_rows_per_degree as rows_per_degree
      from layer limit 1
    )
  ) to ${literal(path)} (format csv, header)
`;

/** An export's rows, figures as numbers, as a workbook holds them. */
export const exportRows = (path: string) =>
  statement<Record<string, string | number>>()`
    select * from read_csv(${literal(path)}, types = {'Thời gian đo': 'VARCHAR'})
  `;

/** DuckDB's own reading of the same file, the baseline. */
export const bareRead = (path: string) =>
  statement()`create table bare as select * from read_csv(${literal(path)})`;

/** Ten years, before the dates of the reference areas' change. */
const TEN_YEARS = { from: '2014-08-01', days: 3650 };
const DAY_S = 86_400;

/**
 * Tests of so many days (of ten years) straight into the warehouse, in order of time, each square kilometre in one of its
 * places. Speeds are skewed (lognormal, some failed), devices come back with a long tail, two thirds of the tests are on 4G.
 */
export const fillMeasurements = (rows: number, { from, days } = TEN_YEARS) => statement()`
  insert into measurement
  select 1, i, (${literal(from)}::date + (i * ${wholeNumber(days)} // total)::integer),
    ${literal(from)}::timestamp + to_seconds((i * ${wholeNumber(days * DAY_S)} // total)::bigint),
    (select list(place_id order by place_id) from place where area_ids is not null)[
      (1 + hash(round(longitude, 2), round(latitude, 2))
        % (select count(*) from place where area_ids is not null)::ubigint)::integer],
    1 + hash(i, 2) % 4, ['4G', '4G', '4G', '4G', '5G', '3G'][(1 + hash(i, 6) % 6)::integer]::technology_t,
    case when hash(i, 7) % 50 = 0 then 0
      else least(900000, 35000 * exp(0.8 * sqrt(-2 * ln((1 + hash(i, 3) % 99999) / 1e5)) * cos(2 * pi() * (hash(i, 8) % 99999) / 1e5)))
    end::integer,
    1000 + hash(i, 4) % 40000, 20, 2, longitude, latitude,
    ((hash(i, 5) % 1000000) / 1e6) ** 3 * (1 + total // 3), 0, 0
  from (
    select i, ${wholeNumber(rows)}::bigint as total,
      106.1 + (hash(i, 9) % 10000) / 1e4 as longitude, 21.2 + (hash(i, 10) % 4000) / 1e4 as latitude
    from range(${wholeNumber(rows)}) t(i)
  )
`;

/** The batch of those tests, which says of which dates they are. */
export const recordFilled = statement()`
  insert into batch by name
  select nextval('batch_id_sequence') as batch_id, 'measurement' as kind, 'bench.csv' as file_name, '' as file_sha256, 0 as file_bytes,
    'bench' as loaded_by, now()::timestamp as loaded_at, count(*) as rows_read, count(*) as rows_accepted,
    0 as rows_rejected, 0 as rows_duplicate, 0 as rows_unplaced, min(tested_on) as first_on,
    max(tested_on) as last_on, 'loaded' as state, true as simulated, '[]' as notices
  from measurement
`;

/** The same month of raw rows without any of our work: the floor. */
export const bareMonth = statement<never, { from: string; to: string }>()`
  create or replace temp table bare_month as
  select place_id, count(*), avg(download_kbps), median(download_kbps) from measurement
  where tested_on >= $from::date and tested_on < $to::date and technology = '4G' group by place_id
`;

/** The same without medians. */
export const bareMeans = statement<never, { from: string; to: string }>()`
  create or replace temp table bare_month as
  select place_id, count(*), avg(download_kbps) from measurement
  where tested_on >= $from::date and tested_on < $to::date and technology = '4G' group by place_id
`;
