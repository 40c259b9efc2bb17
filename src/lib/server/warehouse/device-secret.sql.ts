import { statement } from '../db/statement.ts';

/** The check of the secret; no row in a warehouse that has none yet. */
export const secretCheck = statement<{ value: string }>()`
  select check_value as value from device_secret_check
`;

/** Deletes the check. */
export const deleteSecretCheck = statement()`delete from device_secret_check`;

/** Records the check of the secret in use. */
export const insertSecretCheck = statement<never, { value: string; now: string }>()`
  insert into device_secret_check (check_value, checked_at) values ($value, $now::timestamp)
`;

/** Is there a hash of a real device, in a measurement or in a raw copy? Simulated devices are nobody's. */
export const holdsDeviceHashes = statement<{ held: boolean }>()`
  with real as (select batch_id, raw_key from batch where not simulated)
  select exists (select 1 from measurement where device_hash is not null and batch_id in (select batch_id from real))
    or exists (select 1 from duplicate_measurement
      where device_hash is not null and batch_id in (select batch_id from real))
    or exists (select 1 from raw_file
      where layout ->> 'device' is not null and file_sha256 in (select raw_key from real)) as held
`;
