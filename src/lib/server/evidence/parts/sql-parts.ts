import type { Filter } from '#lib/domain/filter.ts';
import {
  READ_ROWS_NOTE,
  RECOMPUTE_GAPS_NOTE,
  RECOMPUTE_NOTE,
  SIMULATED_LABEL,
} from '#lib/messages/packs/readme.ts';
import { scopeOf } from '../../aggregates/scope.ts';
import type { Evidence } from '../evidence.ts';
import { evidenceRows } from '../evidence-rows.sql.ts';
import type { EvidenceGap } from '../gaps/gap-evidence.ts';
import { gapRows } from '../gaps/gap-rows.sql.ts';
import { ROW_TYPES } from '../pack-rows.ts';

const label = (simulated: boolean) => (simulated ? `-- ${SIMULATED_LABEL}\n` : '');

/** A statement with its parameters, as it was run. */
function asked(params: Readonly<Record<string, unknown>>, text: string): string {
  const lines = Object.entries(params).map(([name, value]) => `-- $${name} = ${JSON.stringify(value)}\n`);
  return `${lines.join('')}${text.trim()};\n`;
}

/** read-rows.sql: the statements that read the rows, with their parameters. */
export function readRowsSql({ scope: { filter, areas }, simulated, gaps }: Evidence): string {
  const params = { ...scopeOf(filter, {}), codes: JSON.stringify(areas) };
  const ofAreas = gaps && areas.length === 0 ? [] : [asked(params, evidenceRows.text)];
  const ofGaps = gaps ? [asked(gaps.asked, gapRows.text)] : [];
  return `${label(simulated)}-- ${READ_ROWS_NOTE}\n${[...ofAreas, ...ofGaps].join('\n')}`;
}

/** Reads rows.csv; failed tests count as the filter says. */
function countedRows(filter: Filter, condition: string): string {
  const types = Object.entries(ROW_TYPES).map(([name, type]) => `'${name}': '${type}'`);
  const counted = filter.failedTests === 'as_zero' ? 'true' : 'download_kbps > 0';
  return `with every_row as (
  select * from read_csv('rows.csv', header = true, auto_detect = false, delim = ',', quote = '"', new_line = '\\r\\n',
    columns = {${types.join(', ')}})
),
counted as (select * from every_row where ${counted}${condition})`;
}

const quoted = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(', ');

/** recompute-gaps.sql: what the status of each gap area rests on, from rows.csv, for DuckDB's own program. */
export function recomputeGapsSql(
  { scope: { filter }, simulated }: Evidence,
  gaps: readonly Pick<EvidenceGap, 'id' | 'chose'>[],
): string {
  const chose = gaps.flatMap(({ id, chose: devices }) => devices.map((device) => `('${id}', '${device}')`));
  const left = chose.length === 0 ? '' : ` and (area, device) not in (${chose.join(', ')})`;
  return `${label(simulated)}-- ${RECOMPUTE_GAPS_NOTE}
${countedRows(filter, ` and area in (${quoted(gaps.map(({ id }) => id))})`)},
vote as (
  select area, device, (sum(download_kbps)::bigint + count(*) // 2) // count(*) as kbps
  from counted where device is not null${left} group by area, device
),
judged as (select area, count(*) as judged_devices, sum(kbps)::bigint as kbps_votes_sum from vote group by area)
select area as gap_id, count(*) as tests, count(distinct device) as devices,
  count(distinct tested_on) filter (device is not null) as days,
  any_value(judged_devices) as judged_devices, any_value(kbps_votes_sum) as kbps_votes_sum
from counted left join judged using (area) group by area order by area;
`;
}

/** recompute.sql: the main figures of each area from rows.csv, for DuckDB's own program. */
export function recomputeSql({ rule, scope: { filter, gaps }, simulated }: Evidence): string {
  const ofAreas = gaps.length === 0 ? '' : ` and area not in (${quoted(gaps)})`;
  return `${label(simulated)}-- ${RECOMPUTE_NOTE}
${countedRows(filter, ofAreas)},
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
