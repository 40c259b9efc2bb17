import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { greatest } from 'd3';
import type { Level } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import { outlinesDocument } from '../areas/outlines.ts';
import { askServer, type ServerAddress } from '../ask-server.ts';
import type { Config } from '../config.ts';
import { findServer } from '../server-discovery.ts';
import { openService } from '../service.ts';
import { VERSION } from '../version.ts';
import { holdSnapshot, workbenchFolder } from '../workbench/snapshot/keep-snapshot.ts';
import { isSnapshotOf } from '../workbench/snapshot/snapshot-store.ts';
import { writeOpenData, type OpenDataRequest, type OpenDataSummary } from './write-open-data.ts';

/** How long is a server given to make a snapshot of its newest data? */
const PATIENCE_MS = 120_000;
const LOOK_MS = 1_000;
const DEFAULT_MEMORY = '1GB';

/**
 * Writes everything out to a folder, beside a running server or without one. A server's newest snapshot is read, not its
 * warehouse, so that it answers on meanwhile. Throws a Fault where there is no snapshot to read.
 */
export async function exportEverything(
  config: Config,
  folder: string,
  onPart: (path: string) => void,
): Promise<OpenDataSummary> {
  const limits = {
    ...{ folder, program: `i-Speed dashboard ${VERSION}`, now: new Date().toISOString() },
    ...{ threads: config.threads, memoryLimit: config.memoryLimit ?? DEFAULT_MEMORY },
  };
  const server = await findServer(config.dataDir);
  if (server) return writeOpenData({ ...limits, ...(await fromServer(server, config.dataDir)) }, onPart);
  const warehouse = await openService({ ...config, sample: false }, () => undefined);
  try {
    const held = await holdSnapshot(warehouse);
    if (held === null) throw new Fault('export_without_snapshot', {}, 503);
    try {
      const { path, dataVersion } = held;
      const outlinesOf = async (edition: string, level: Level) =>
        (await outlinesDocument(warehouse, edition, level)).body;
      return await writeOpenData({ ...limits, snapshot: path, dataVersion, outlinesOf }, onPart);
    } finally {
      await held.release();
    }
  } finally {
    await warehouse.close();
  }
}

/** The snapshot of a server's newest data, once it is made. A later change of the data leaves the open file as it is. */
async function fromServer(
  server: ServerAddress,
  dataDir: string,
): Promise<Pick<OpenDataRequest, 'snapshot' | 'dataVersion' | 'outlinesOf'>> {
  const outlinesOf = async (edition: string, level: Level) => {
    const response = await askServer(server, `/api/v1/areas/${encodeURIComponent(edition)}/${level}`);
    if (!response.ok) throw new Fault('export_outlines_absent', { edition, level }, 503);
    return response.text();
  };
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const health = await askServer(server, '/api/health');
    const { dataVersion } = (await health.json()) as { dataVersion?: number };
    const snapshot = dataVersion === undefined ? null : await newestOf(workbenchFolder(dataDir), dataVersion);
    if (snapshot !== null) return { snapshot, dataVersion: dataVersion!, outlinesOf };
    if (Date.now() > until) throw new Fault('export_without_snapshot', {}, 503);
    await wait(LOOK_MS);
  }
}

/** The newest snapshot file of a data version; null when there is none. */
async function newestOf(folder: string, dataVersion: number): Promise<string | null> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => isSnapshotOf(file, dataVersion));
  const dated = await Promise.all(
    files.map(async (file) => {
      const path = join(folder, file);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }));
      return { path, mtimeMs };
    }),
  );
  return greatest(dated, ({ mtimeMs }) => mtimeMs)?.path ?? null;
}
