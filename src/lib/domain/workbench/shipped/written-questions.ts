import { addDays } from '../../local-date.ts';
import { reportMonthOf } from '../../period.ts';
import { FLAG_RULES } from '../../quality-rule.ts';
import {
  number,
  PERIOD,
  type LevelNames,
  type ShippedParameter,
  type ShippedQuestion,
} from './shipped-question.ts';

const WITHIN = 'tested_on >= $tu and tested_on < $den';
const STANDARD: ShippedParameter = { name: 'chuan', value: () => '4g-mean-40' };

const verdicts =
  (level: 'district' | 'commune') =>
  ({ column, named }: LevelNames) => `select
  ${column},
  ${named},
  verdict(download_mbps, cluster, site, tested_on, marked, tests_per_person, $chuan, '${level}') as verdict,
  verdict_reason(download_mbps, cluster, site, tested_on, marked, tests_per_person, $chuan, '${level}') as reason,
  device_mean_interval(nullif(download_mbps, 0), device) as download_device_mean,
  count(*) filter (where failed) as failed
from measurements
where ${WITHIN}
  and technology = '4G'
  and ${column} is not null
group by ${column}
order by ${column}`;

const nightUpload = ({ column, named }: LevelNames) => `with busiest as (
  select ${column}
  from measurements
  where ${WITHIN}
    and ${column} is not null
  group by ${column}
  order by count(*) desc, ${column}
  limit 5
)
select
  ${column},
  ${named},
  operator,
  mean_interval(upload_mbps, cluster, device) as upload_mean
from measurements
where ${WITHIN}
  and ${column} in (from busiest)
  and (hour >= 22 or hour < 6)
  and upload_mbps > 0
group by ${column}, operator
order by ${column}, operator`;

const operatorMix = () => `select
  month,
  operator,
  count(*) as tests,
  count(*) / sum(count(*)) over (partition by month) as share_of_month
from measurements
group by month, operator
order by month, tests desc`;

const shareOf5g = () => `select
  month,
  operator,
  share_interval(technology = '5G', cluster, device) as share_of_5g
from measurements
where technology in ('4G', '5G')
group by month, operator
order by month, operator`;

const beforeAndAfter = () => `select
  operator,
  mean_interval(case when tested_on < $ngay then download_mbps end, cluster, device) as before,
  mean_interval(case when tested_on >= $ngay then download_mbps end, cluster, device) as after
from measurements
where tested_on >= $ngay::date - $so_ngay::integer
  and tested_on < $ngay::date + $so_ngay::integer
  and technology = '4G'
  and not failed
group by operator
order by operator`;

const busyDevices = () => `select
  device,
  tested_on,
  count(*) as tests,
  count(distinct site) as places,
  min(hour) as first_hour,
  max(hour) as last_hour,
  any_value(operator) as operator
from measurements
where ${WITHIN}
  and device is not null
group by device, tested_on
having count(*) >= $it_nhat
order by tests desc, tested_on, places desc, first_hour, last_hour, operator`;

const untested = ({ column, edition }: LevelNames) => `select
  areas.code as ${column},
  areas.title,
  areas.people,
  max(measurements.tested_on) as last_test_on,
  count(measurements.tested_on) filter (where tested_on >= $tu) as tests_since
from areas
left join measurements on measurements.${column} = areas.code
where areas.edition = ${edition}
  and areas.level = 'commune'
group by areas.code, areas.title, areas.people
having tests_since <= $nhieu_nhat
order by tests_since, areas.people desc`;

const marks = () => `select
  operator,
  count(*) as tests,
  count(*) filter (where marked) as marked,
${FLAG_RULES.map(({ code }) => `  count(*) filter (where mark_${code}) as ${code}`).join(',\n')}
from measurements
where ${WITHIN}
group by operator
order by operator`;

const testsPerThousand = ({ column, edition }: LevelNames) => `select
  areas.code as ${column},
  areas.title,
  areas.people,
  count(measurements.tested_on) as tests,
  round(1000 * count(measurements.tested_on) / areas.people, 2) as tests_per_1000_people,
  count(distinct device) as devices
from areas
left join measurements on measurements.${column} = areas.code
  and ${WITHIN}
where areas.edition = ${edition}
  and areas.level = 'commune'
group by areas.code, areas.title, areas.people
order by tests_per_1000_people, areas.code`;

const tallies = ({ column, named, edition }: LevelNames) => `with tested as (
  select ${column}, report_month, count(*) as tests
  from measurements
  group by ${column}, report_month
),
reported as (
  select district as ${column}, report_month, sum(installs) as installs, sum(accesses) as accesses
  from tallies
  where latest
    and district is not null
  group by district, report_month
)
select
  ${column},
  ${named},
  report_month,
  installs,
  accesses,
  tests,
  round(1000 * installs / people, 2) as installs_per_1000_people
from reported
left join tested using (${column}, report_month)
left join areas on areas.code = ${column}
  and areas.edition = ${edition}
  and areas.level = 'district'
order by report_month, ${column}`;

const talliesAndNeeded = ({ column, edition }: LevelNames) => `with reported as (
  select district, sum(installs) as installs, sum(accesses) as accesses
  from tallies
  where latest
    and report_month = $ky
  group by district
)
select
  areas.code as ${column},
  areas.title,
  areas.people,
  round(1000 * installs / areas.people, 2) as installs_per_1000_people,
  round(1000 * accesses / areas.people, 2) as accesses_per_1000_people,
  quotas.tests,
  quotas.tests_for_minimum,
  quotas.tests_for_decision,
  quotas.verdict
from areas
left join reported on reported.district = areas.code
left join quotas on quotas.code = areas.code
  and quotas.edition = areas.edition
  and quotas.level = areas.level
  and quotas.operator is null
where areas.edition = ${edition}
  and areas.level = 'district'
order by installs_per_1000_people, areas.code`;

const gapsOfOperators = () => `select
  gap,
  name,
  people,
  km2,
  status,
  at_most_mbps,
  devices,
  devices_missing,
  (select string_agg(own.operator, ', ' order by own.operator)
   from gaps own
   where own.gap = gaps.gap
     and own.status = 'confirmed'
     and own.operator is not null) as confirmed_for
from gaps
where operator is null
order by rank`;

/** Questions that are written as queries. */
export const WRITTEN_QUESTIONS = [
  {
    id: 'letter_table',
    folder: 'letter',
    level: 'district',
    sql: verdicts('district'),
    parameters: [...PERIOD, STANDARD],
  },
  {
    id: 'commune_verdicts',
    folder: 'letter',
    level: 'commune',
    sql: verdicts('commune'),
    parameters: [...PERIOD, STANDARD],
  },
  { id: 'upload_at_night', folder: 'congestion', level: 'commune', sql: nightUpload, parameters: PERIOD },
  { id: 'operator_mix', folder: 'operators', level: 'province', sql: operatorMix, parameters: [] },
  { id: 'share_of_5g', folder: 'operators', level: 'province', sql: shareOf5g, parameters: [] },
  {
    id: 'before_and_after',
    folder: 'operators',
    level: 'province',
    sql: beforeAndAfter,
    parameters: [{ name: 'ngay', value: ({ period }) => period.from }, number('so_ngay', 30)],
  },
  {
    id: 'busy_devices',
    folder: 'data',
    level: 'province',
    sql: busyDevices,
    parameters: [...PERIOD, number('it_nhat', 5)],
  },
  {
    id: 'untested_communes',
    folder: 'campaign',
    level: 'commune',
    sql: untested,
    parameters: [{ name: 'tu', value: ({ period }) => addDays(period.to, -14) }, number('nhieu_nhat', 30)],
  },
  { id: 'marked_tests', folder: 'data', level: 'province', sql: marks, parameters: PERIOD },
  {
    id: 'tests_per_thousand',
    folder: 'campaign',
    level: 'commune',
    sql: testsPerThousand,
    parameters: PERIOD,
  },
  { id: 'tallies_beside_tests', folder: 'campaign', level: 'district', sql: tallies, parameters: [] },
  {
    id: 'tallies_and_tests_needed',
    folder: 'campaign',
    level: 'district',
    sql: talliesAndNeeded,
    parameters: [{ name: 'ky', value: ({ period }) => reportMonthOf(period.from) }],
  },
  { id: 'gaps_by_operator', folder: 'letter', level: 'province', sql: gapsOfOperators, parameters: [] },
] as const satisfies readonly ShippedQuestion[];
