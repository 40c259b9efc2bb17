import { fragment, statement, type Fragment } from '../db/statement.ts';

/** Rounds to 0.01 degree, about 1.1 km. */
const coarse = (degrees: Fragment): Fragment => fragment`round(${degrees}, 2)`;
const [longitude, latitude] = [fragment`longitude`, fragment`latitude`];

/** Exact positions of measurements before a date, simulated ones excepted. */
const exactBefore = fragment`tested_on < $before::date
  and (longitude <> ${coarse(longitude)} or latitude <> ${coarse(latitude)})
  and batch_id not in (select batch_id from batch where simulated)`;

/** Number of measurements and duplicates before a date whose positions are not yet rounded; simulated ones do not count. */
export const exactPositions = statement<{ rows: number }, { before: string }>()`
  select (select count(*) from measurement where ${exactBefore})
    + (select count(*) from duplicate_measurement where ${exactBefore}) as rows
`;

const coarsen = (table: Fragment) => statement<never, { before: string }>()`
  update ${table} set longitude = ${coarse(longitude)}, latitude = ${coarse(latitude)} where ${exactBefore}
`;

/** Rounds the positions of measurements before a date; their places do not change. */
export const coarsenPositions = [coarsen(fragment`measurement`), coarsen(fragment`duplicate_measurement`)];

/** Records that positions before a date were rounded, and of how many rows. */
export const recordCoarsening = statement<never, { before: string; rows: number; now: string }>()`
  insert into position_coarsening (before_on, rows_coarsened, done_at)
  values ($before::date, $rows::bigint, $now::timestamp)
`;
