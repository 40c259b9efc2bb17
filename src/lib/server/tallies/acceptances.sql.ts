import type { Acceptance } from '#lib/domain/tallies/tally-check.ts';
import { statement } from '../db/statement.ts';

/** An acceptance as stored: of one finding about one version of a report. */
export interface AcceptanceRow extends Acceptance {
  readonly unitCode: string;
  readonly month: string;
  readonly version: number;
  /** The finding's key. */
  readonly finding: string;
}

/** All acceptances in force. */
export const acceptancesInForce = statement<AcceptanceRow>()`
  select acceptance_id as id, unit_code as "unitCode", strftime(month, '%Y-%m') as month, version, finding, reason,
    accepted_by as "by", accepted_at as at
  from tally_acceptance where withdrawn_at is null
  order by acceptance_id
`;

/** Inserts an acceptance; returns its id. */
export const insertAcceptance = statement<
  { id: number },
  {
    unit: string;
    month: string;
    version: number;
    finding: string;
    reason: string;
    by: string;
    now: string;
  }
>()`
  insert into tally_acceptance (acceptance_id, unit_code, month, version, finding, reason, accepted_by, accepted_at)
  values (nextval('tally_acceptance_id_sequence')::integer, $unit, $month::date, $version, $finding, $reason, $by,
    $now::timestamp)
  returning acceptance_id as id
`;

/** Withdraws an acceptance; no row when none is in force. */
export const withdrawAcceptance = statement<{ id: number }, { id: number; by: string; now: string }>()`
  update tally_acceptance set withdrawn_by = $by, withdrawn_at = $now::timestamp
  where acceptance_id = $id and withdrawn_at is null
  returning acceptance_id as id
`;
