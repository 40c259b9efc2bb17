import { fragment, identifier, literal, statement, wholeNumber } from '../db/statement.ts';

/**
 * Tables that only people and loads have filled and no raw copy contains: what a warehouse cannot be rebuilt without. In
 * the order in which they are filled again.
 */
export const RECORDED_TABLES = [
  'migration',
  'warehouse_state',
  'edition',
  'batch',
  'batch_rule',
  'batch_event',
  'batch_statement',
  'dropped_column',
  'masked_value',
  'device_secret_check',
  'raw_file',
  'position_coarsening',
  'clock_trust',
  'retention_removal',
  'failed_load',
  'profile',
  'place_name_resolution',
  'tally',
  'tally_acceptance',
  'report_link',
  'annotation',
  'evidence_case',
  'case_place',
  'case_measurement',
  'case_entry',
  'case_evidence',
  'case_file',
  'case_operator_test',
  'case_annex',
  'case_annex_withdrawal',
  'letter_text',
  'shipped_letter_text',
  'reporting_unit_change',
  'setting_version',
  'batch_grade',
  'evidence_pack',
  'signing_key',
  'question',
  'question_version',
  'audit_entry',
] as const;

/** Recorded to be compared with only; a rebuilt warehouse has its own rows of them. */
export const COMPARED_TABLES: readonly string[] = ['migration', 'warehouse_state', 'edition'];

/** Why the other tables need no record: loads or the reference data fill them again. */
export const FILLED_AGAIN: Readonly<Record<string, 'by loads' | 'by the reference data'>> = {
  measurement: 'by loads',
  duplicate_measurement: 'by loads',
  reference_value: 'by loads',
  rejection: 'by loads',
  place: 'by loads',
  place_unit: 'by loads',
  layer: 'by the reference data',
  area: 'by the reference data',
  area_unit: 'by the reference data',
  grid_block: 'by the reference data',
  grid_cell: 'by the reference data',
  unit: 'by the reference data',
  gazetteer: 'by the reference data',
  gazetteer_unit: 'by the reference data',
  province_name: 'by the reference data',
  operator: 'by the reference data',
  operator_alias: 'by the reference data',
  operator_network: 'by the reference data',
  standard: 'by the reference data',
  evidence_rules: 'by the reference data',
  working_calendar: 'by the reference data',
  gate: 'by the reference data',
  source_document: 'by the reference data',
  issuing_body: 'by the reference data',
  reporting_unit: 'by the reference data',
  reporting_unit_alias: 'by the reference data',
};

/** Sequences and the columns that take their numbers. */
export const SEQUENCES: readonly (readonly [string, string, string])[] = [
  ['batch_id_sequence', 'batch', 'batch_id'],
  ['profile_id_sequence', 'profile', 'profile_id'],
  ['place_name_resolution_id_sequence', 'place_name_resolution', 'resolution_id'],
  ['annotation_id_sequence', 'annotation', 'annotation_id'],
  ['case_id_sequence', 'evidence_case', 'case_id'],
  ['tally_acceptance_id_sequence', 'tally_acceptance', 'acceptance_id'],
  ['report_link_id_sequence', 'report_link', 'link_id'],
  ['question_id_sequence', 'question', 'question_id'],
];

/** Creates or opens a file of records; its blocks are small, since most tables have a few rows. */
export const attachRecords = (path: string) =>
  statement()`attach ${literal(path)} as records (block_size 16384)`;

/** Opens a file of records for reading. */
export const attachRecordsToRead = (path: string) =>
  statement()`attach ${literal(path)} as records (read_only)`;

/** Closes the file of records. */
export const detachRecords = statement()`detach records`;

/** Copies a table into the file of records. */
export const recordTable = (table: string) =>
  statement()`create table records.${identifier(table)} as from ${identifier(table)}`;

/** Empties a table and fills it from the file of records. */
export const emptyTable = (table: string) => statement()`delete from ${identifier(table)}`;
export const fillTable = (table: string) =>
  statement()`insert into ${identifier(table)} by name from records.${identifier(table)}`;

/** Marks every batch of measurements or reference values as undone, so that it can be restored from its raw copy. */
export const markAllUndone = statement<never, { now: string }>()`
  update batch set state = 'undone', undone_at = $now::timestamp where kind <> 'tally' and state = 'loaded'
`;

/** The recorded batches that were loaded, in the order of their numbers. */
export const recordedBatches = statement<{
  id: number;
  fileName: string;
  read: number;
  accepted: number;
}>()`
  select batch_id as id, file_name as "fileName", rows_read as "read", rows_accepted as accepted
  from records.batch where kind <> 'tally' and state = 'loaded' order by batch_id
`;

/** Notes that a batch could not be loaded again. */
export const noteLost = statement<never, { batch: number; by: string; now: string }>()`
  insert into batch_event (batch_id, event, done_by, done_at) values ($batch, 'undone', $by, $now::timestamp)
`;

/** The recorded schema and data version. */
export const recordedVersions = statement<{ schema: number; dataVersion: number }>()`
  select (select max(version) from records.migration) as schema,
    (select data_version from records.warehouse_state) as "dataVersion"
`;

/** Recorded imported editions, by name. */
export const recordedEditions = statement<{ name: string }>()`
  select name from records.edition where imported order by name
`;

/** Lets the data version go on from the recorded one, so that no address or result of before is taken for current. */
export const continueDataVersion = statement<never, { dataVersion: number }>()`
  update warehouse_state set data_version = greatest(data_version, $dataVersion) + 1
`;

/** The largest number in a column; 0 for an empty table. */
export const largest = (table: string, column: string) =>
  statement<{ number: number }>()`
    select coalesce(max(${identifier(column)}), 0) as number from ${identifier(table)}
  `;

/** Advances a sequence by that many numbers. */
export const advance = (sequence: string, by: number) =>
  statement<{ last: number }>()`
    select max(nextval(${literal(sequence)})) as last from ${fragment`range(${wholeNumber(by)})`}
  `;

/** How much a rebuilt warehouse contains. */
export const rebuiltCounts = statement<{ measurements: number; reports: number }>()`
  select (select count(*) from measurement) as measurements, (select count(*) from tally) as reports
`;
