import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { registerFunctions } from '../functions/register-functions.ts';
import type { ChildOptions } from './child-request.ts';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A snapshot as its process has it. */
export interface OpenSnapshot {
  /** Queries run here: the functions of the house belong to this connection. */
  readonly connection: DuckDBConnection;
  /** Another connection: a statement would end a result that is still coming. */
  readonly connect: () => Promise<DuckDBConnection>;
}

/**
 * Opens the snapshot as the main database, read-only, and locks the engine: no other file, no extension, no setting can be
 * reached any more. Only `writes` can be written.
 */
export async function openSnapshot({
  snapshot,
  threads,
  memoryLimit,
  writes,
}: ChildOptions): Promise<OpenSnapshot> {
  const instance = await DuckDBInstance.create(snapshot, {
    ...{ access_mode: 'READ_ONLY', threads: String(threads), memory_limit: memoryLimit },
    ...{ autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' },
    ...{ temp_directory: '', max_temp_directory_size: '0B', allow_community_extensions: 'false' },
  });
  const connection = await instance.connect();
  await registerFunctions(connection);
  for (const setting of [
    `set global TimeZone = 'UTC'`,
    ...(writes === null ? [] : [`set allowed_paths = [${quoted(writes)}]`]),
    `set enable_external_access = false`,
    `set lock_configuration = true`,
  ])
    await connection.run(setting);
  return { connection, connect: () => instance.connect() };
}
