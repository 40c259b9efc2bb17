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

/** Inserts or updates a spelling of an operator's name. */
export const putOperatorAlias = statement<never, { aliasKey: string; operatorId: number }>()`
  insert or replace into operator_alias values ($aliasKey, $operatorId)
`;

/** Inserts or updates a network code of an operator. */
export const putOperatorNetwork = statement<never, { networkCode: string; operatorId: number }>()`
  insert or replace into operator_network values ($networkCode, $operatorId)
`;

/** Deletes all reporting units. */
export const clearReportingUnits = statement()`delete from reporting_unit`;
/** Deletes all spellings of reporting units' names. */
export const clearReportingUnitAliases = statement()`delete from reporting_unit_alias`;

/** Inserts a reporting unit. */
export const addReportingUnit = statement<
  never,
  { code: string; name: string; kind: string; districtCode: string | null; position: number }
>()`
  insert into reporting_unit values ($code, $name, $kind, $districtCode, $position)
`;

/** Inserts a spelling of a reporting unit's name. */
export const addReportingUnitAlias = statement<never, { aliasKey: string; code: string }>()`
  insert or replace into reporting_unit_alias values ($aliasKey, $code)
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
