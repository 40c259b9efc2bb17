import { statement } from '../../db/statement.ts';

/** Cases and packs, which keep what they were made by. */
export const keptByOthers = statement<{ readonly cases: number; readonly packs: number }>()`
  select (select count(*) from evidence_case)::integer as cases, (select count(*) from evidence_pack)::integer as packs
`;

/** Every operator with the tests and loads that are held of it. */
export const heldOperators = statement<{
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly tests: number;
  readonly loads: number;
}>()`
  select code, name, kind, coalesce(tests, 0)::integer as tests, coalesce(loads, 0)::integer as loads
  from operator left join (
    select operator_id, count(*) as tests, count(distinct batch_id) as loads from measurement group by operator_id
  ) using (operator_id)
  order by position, code
`;

/** Months with reports, oldest first. */
export const reportedMonths = statement<{ readonly month: string }>()`
  select distinct strftime(month, '%Y-%m') as month from tally order by month
`;

/** Letters that went and were not undone. */
export const lettersSent = statement<{ readonly letters: number }>()`
  select count(*)::integer as letters from case_entry
  where kind in ('sent', 'reminded', 'passed_on') and not exists (
    select 1 from case_entry as undoing
    where undoing.case_id = case_entry.case_id and undoing.kind = 'undone'
      and (undoing.details->>'$.entry')::integer = case_entry.entry_number)
`;

/** Report links that are open on a day. */
export const openLinks = statement<{ readonly links: number }, { today: string }>()`
  select count(*)::integer as links from report_link
  where revoked_at is null and (ends_on is null or ends_on >= $today::date)
`;

/** Tests before a day with a position that is still exact, simulated ones excepted. */
export const exactPositions = statement<{ readonly positions: number }, { before: string }>()`
  select count(*)::integer as positions from measurement
  where tested_on < $before::date and (longitude <> round(longitude, 2) or latitude <> round(latitude, 2))
    and batch_id not in (select batch_id from batch where simulated)
`;
