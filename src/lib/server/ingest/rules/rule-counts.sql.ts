import { FLAG_RULES, markOf, type FlagRule } from '#lib/domain/quality-rule.ts';
import {
  fragment,
  joinFragments,
  literal,
  statement,
  wholeNumber,
  type Fragment,
} from '../../db/statement.ts';

/** Rounded as positions are after their retention, because examples are stored without expiry. */
const POSITION = fragment`concat_ws('; ', round(longitude, 2), round(latitude, 2))`;
const DAY = fragment`strftime(tested_on, '%d/%m/%Y')`;
const SPEED = fragment`concat(download_kbps, ' kbit/s')`;

/** The value of a row that a rule checks, as shown in examples. */
const VALUES: Readonly<Record<FlagRule['code'], Fragment>> = {
  outside_province: POSITION,
  speed_impossible: fragment`concat_ws(' · ', technology, ${SPEED}, upload_kbps || ' kbit/s')`,
  latency_zero: fragment`null`,
  before_i_speed: DAY,
  position_shared: POSITION,
  device_busy: DAY,
  wifi_named_mobile: fragment`technology::varchar`,
};

const marked = (table: Fragment): Fragment => fragment`
  select row_number, flags | flags_off as marks, tested_on, technology, download_kbps, upload_kbps, longitude,
    latitude
  from ${table} where batch_id = $batch and (flags <> 0 or flags_off <> 0)`;
const rules = joinFragments(
  FLAG_RULES.map((rule) => fragment`(${literal(rule.code)}, ${wholeNumber(markOf(rule))}::uinteger)`),
  ', ',
);
const value = joinFragments(
  FLAG_RULES.map(({ code }) => fragment`when ${literal(code)} then ${VALUES[code]}`),
  '\n',
);

/** How many rows of a batch, duplicates included, did each flag rule mark, active or not? With the first examples. */
export const markedCounts = statement<
  { code: string; rows: number; examples: { rowNumber: number; value: string | null }[] },
  { batch: number }
>()`
  with marked as (${marked(fragment`measurement`)} union all ${marked(fragment`duplicate_measurement`)})
  select code, count(*) as rows,
    arg_min({'rowNumber': row_number, 'value': case code ${value} end}, row_number, 3) as examples
  from marked join (values ${rules}) as rule(code, mark) on marks & mark <> 0
  group by code
`;

/** `counts` is JSON: [{code, action, rows, examples}]. */
export const insertRuleCounts = statement<never, { batch: number; counts: string }>()`
  insert into batch_rule (batch_id, rule, action, rows_met, examples)
  select $batch, c.code, c.action, c.rows, c.examples
  from (select unnest(from_json($counts,
    '[{"code": "VARCHAR", "action": "VARCHAR", "rows": "BIGINT", "examples": "JSON"}]')) as c)
`;

/** Deletes the recorded counts of a batch. */
export const deleteRuleCounts = statement<never, { batch: number }>()`
  delete from batch_rule where batch_id = $batch
`;

/** The recorded counts of a batch; `examples` is JSON. */
export const ruleCounts = statement<
  { code: string; action: string; rows: number; examples: string },
  { batch: number }
>()`
  select rule as code, action, rows_met as rows, examples::varchar as examples
  from batch_rule where batch_id = $batch
`;
