import { statement } from '../db/statement.ts';
import type { UnknownDevices } from '#lib/domain/batch.ts';

/** How many of a batch's measurements have no device, and what was stated of them. */
export const unknownDevices = statement<UnknownDevices, { batch: number }>()`
  select (select count(*) from measurement where batch_id = $batch and device_hash is null) as "testsWithoutDevice",
    (select tests_per_person from batch_statement where batch_id = $batch) as "testsPerPerson"
`;

/** Removes what was stated of a batch. */
export const deleteStatement = statement<never, { batch: number }>()`
  delete from batch_statement where batch_id = $batch
`;

/** States the tests per person of a batch. */
export const insertStatement = statement<
  never,
  { batch: number; testsPerPerson: number; by: string; now: string }
>()`
  insert into batch_statement (batch_id, tests_per_person, stated_by, stated_at)
  values ($batch, $testsPerPerson::utinyint, $by, $now::timestamp)
`;
