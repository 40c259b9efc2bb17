import type { ReportLink } from '#lib/domain/report-link.ts';
import { statement } from '../db/statement.ts';

/** Inserts a link; returns its id. */
export const insertLink = statement<
  { id: number },
  {
    unit: string;
    month: string;
    sha256: string;
    by: string;
    account: number | null;
    now: string;
    endsOn: string;
  }
>()`
  insert into report_link (link_id, unit_code, month, token_sha256, made_by, made_by_account, made_at, ends_on)
  values (nextval('report_link_id_sequence')::integer, $unit, $month::date, $sha256, $by, $account, $now::timestamp,
    $endsOn::date)
  returning link_id as id
`;

/** Revokes the links of a unit and month before a new one is made. */
export const revokeLinksOf = statement<never, { unit: string; month: string; by: string; now: string }>()`
  update report_link set revoked_by = $by, revoked_at = $now::timestamp
  where unit_code = $unit and month = $month::date and revoked_at is null
`;

/** Revokes a link; no row when none is valid. */
export const revokeLink = statement<{ id: number }, { id: number; by: string; now: string }>()`
  update report_link set revoked_by = $by, revoked_at = $now::timestamp
  where link_id = $id and revoked_at is null
  returning link_id as id
`;

/** A link that is not revoked; no row when there is none of this id. */
export const linkOfId = statement<{ id: number; madeBy: string; ownerId: number | null }, { id: number }>()`
  select link_id as id, made_by as "madeBy", made_by_account as "ownerId"
  from report_link where link_id = $id and revoked_at is null
`;

/** The links of a month that are not revoked. */
export const linksOfMonth = statement<ReportLink, { month: string }>()`
  select link_id as id, unit_code as "unitCode", strftime(month, '%Y-%m') as month, made_by as "madeBy",
    made_by_account as "ownerId", made_at as "madeAt", ends_on as "endsOn"
  from report_link where revoked_at is null and month = $month::date
  order by link_id
`;

/** The link of a token, revoked and ended ones included. */
export const linkOfToken = statement<
  { id: number; unitCode: string; month: string; endsOn: string; madeBy: string; revoked: boolean },
  { sha256: string }
>()`
  select link_id as id, unit_code as "unitCode", strftime(month, '%Y-%m') as month, ends_on as "endsOn",
    made_by as "madeBy", revoked_at is not null as revoked
  from report_link where token_sha256 = $sha256
`;
