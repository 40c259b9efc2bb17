import { statement } from '../db/statement.ts';

/** Inserts an operator, or updates the one of its code (also one that only occurred in a file). */
export const putOperator = statement<
  { operatorId: number },
  { code: string; name: string; kind: string; hostCode: string | null; position: number }
>()`
  insert into operator
  values ((select coalesce(max(operator_id), 0) + 1 from operator), $code, $name, $kind, $hostCode, $position)
  on conflict (code) do update set name = excluded.name, kind = excluded.kind, host_code = excluded.host_code,
    position = excluded.position
  returning operator_id as "operatorId"
`;

/** Operators that are listed no more stay with their measurements, as those do that only a file names; `codes` is JSON. */
export const unlistOperators = statement<never, { codes: string }>()`
  update operator set kind = 'unlisted', host_code = null
  where kind <> 'unlisted' and code not in (select unnest(from_json($codes, '["VARCHAR"]')))
`;

/** Deletes all spellings of operators' names. */
export const clearOperatorAliases = statement()`delete from operator_alias`;
/** Deletes all network codes of operators. */
export const clearOperatorNetworks = statement()`delete from operator_network`;

/** Inserts or updates spellings of operators' names; `aliases` is JSON: [{key, operatorId}], no key twice. */
export const putOperatorAliases = statement<never, { aliases: string }>()`
  insert or replace into operator_alias
  select a.key, a."operatorId"
  from (select unnest(from_json($aliases, '[{"key": "VARCHAR", "operatorId": "USMALLINT"}]')) as a)
`;

/** Inserts or updates network codes of operators; `networks` is JSON: [{key, operatorId}], no key twice. */
export const putOperatorNetworks = statement<never, { networks: string }>()`
  insert or replace into operator_network
  select n.key, n."operatorId"
  from (select unnest(from_json($networks, '[{"key": "VARCHAR", "operatorId": "USMALLINT"}]')) as n)
`;

/** Fingerprint of the loaded reference folder. */
export const referenceSha256 = statement<{ sha256: string | null }>()`
  select reference_sha256 as "sha256" from warehouse_state
`;

/** Records the fingerprint of the loaded reference folder. */
export const recordReference = statement<never, { sha256: string }>()`
  update warehouse_state set reference_sha256 = $sha256
`;

/** Removes the working calendar. */
export const clearWorkingCalendar = statement()`delete from working_calendar`;

/** Adds the working calendar: the JSON of `WorkingCalendar`. */
export const putWorkingCalendar = statement<never, { calendar: string }>()`
  insert into working_calendar values ($calendar::json)
`;

/** Removes the rules of evidence. */
export const clearEvidenceRules = statement()`delete from evidence_rules`;

/** Adds the rules of evidence: the JSON of `GradesFile`. */
export const putEvidenceRules = statement<never, { rules: string }>()`
  insert into evidence_rules values ($rules::json)
`;

/** Deletes all issuing bodies. */
export const clearIssuingBodies = statement()`delete from issuing_body`;

/** Inserts an issuing body. */
export const addIssuingBody = statement<
  never,
  {
    name: string;
    superior: string;
    symbol: string;
    office: string | null;
    place: string;
    signatory: string;
    validFrom: string | null;
    validTo: string | null;
  }
>()`
  insert into issuing_body
  values ($name, $superior, $symbol, $office, $place, $signatory, $validFrom::date, $validTo::date)
`;
