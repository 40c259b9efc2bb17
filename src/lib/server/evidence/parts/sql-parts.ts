import { READ_ROWS_NOTE, RECOMPUTE_NOTE, SIMULATED_LABEL } from '#lib/messages/packs/readme.ts';
import { scopeOf } from '../../aggregates/scope.ts';
import type { Evidence } from '../evidence.ts';
import { evidenceRows } from '../evidence-rows.sql.ts';
import { ROW_TYPES } from '../pack-rows.ts';

const label = (simulated: boolean) => (simulated ? `-- ${SIMULATED_LABEL}\n` : '');

/** read-rows.sql: the statement that read the rows, with its parameters. */
export function readRowsSql({ scope: { filter, areas }, simulated }: Evidence): string {
  const params = { ...scopeOf(filter, {}), codes: JSON.stringify(areas) };
  const lines = Object.entries(params).map(([name, value]) => `-- $${name} = ${JSON.stringify(value)}\n`);
  return `${label(simulated)}-- ${READ_ROWS_NOTE}\n${lines.join('')}${evidenceRows.text.trim()};\n`;
}

/** recompute.sql: the main figures of each area from rows.csv, for DuckDB's own program. */
export function recomputeSql({ rule, scope: { filter }, simulated }: Evidence): string {
  const types = Object.entries(ROW_TYPES).map(([name, type]) => `'${name}': '${type}'`);
  const counted = filter.failedTests === 'as_zero' ? 'true' : 'download_kbps > 0';
  return `${label(simulated)}-- ${RECOMPUTE_NOTE}
with every_row as (
  select * from read_csv('rows.csv', header = true, auto_detect = false, delim = ',', quote = '"', new_line = '\\r\\n',
    columns = {${types.join(', ')}})
),
counted as (select * from every_row where ${counted}),
vote as (
  select area, device, (sum(download_kbps)::bigint + count(*) // 2) // count(*) as kbps
  from counted where device is not null group by area, device
),
device_mean as (select area, count(*) as devices, sum(kbps)::bigint / count(*) as download_kbps_device_mean from vote group by area)
select area as unit_code, count(*) as tests, any_value(devices) as devices,
  sum(download_kbps)::bigint / count(*) as download_kbps_mean,
  any_value(download_kbps_device_mean) as download_kbps_device_mean,
  quantile_cont(download_kbps, 0.5) as download_kbps_median,
  count(*) filter (download_kbps >= ${rule.limit}) / count(*) as share_at_limit
from counted left join device_mean using (area) group by area order by area;
`;
}
