import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Fault } from '#lib/domain/fault.ts';
import { formatBytes } from '#lib/domain/format.ts';
import {
  MOST_KEPT_BYTES,
  MOST_KEPT_FOLDER_BYTES,
  type KeptResult,
  type Query,
} from '#lib/domain/workbench/query.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { askWorkbench } from '../ask-workbench.ts';
import { queryHash, type Asker } from '../run-query.ts';
import { snapshotsOf, workbenchFolder } from '../snapshot/keep-snapshot.ts';
import { wholeBody } from '../whole-body.ts';

const HASH = /^[0-9a-f]{64}$/;
const VERSION = /^\d{1,9}$/;

const nameOf = ({ hash, dataVersion }: KeptResult) => `${hash}-${dataVersion}.arrow`;

function folderOf({ dataDir }: Warehouse): string {
  if (dataDir === null) throw new Fault('workbench_without_file', {}, 503);
  return join(workbenchFolder(dataDir), 'results');
}

/**
 * Keeps the result of a query as it is now, so that a link opened after the data changed can show what it was; one that is
 * kept already stays. What tells devices apart is left out. Throws the Faults of `runQuery`, and one when it is too large.
 */
export async function keepResult(warehouse: Warehouse, query: Query, asker: Asker): Promise<KeptResult> {
  const folder = folderOf(warehouse);
  const hash = queryHash(query);
  const newest = snapshotsOf(warehouse)?.newest;
  if (newest) {
    const known = { hash, dataVersion: newest.dataVersion };
    if (await isThere(join(folder, nameOf(known)))) return known;
  }
  const { stamp, body } = await askWorkbench(warehouse, query, asker, {
    ...{ format: 'arrow', withoutDevices: true },
  });
  const tooLarge = () => new Fault('kept_too_large', { limit: formatBytes(MOST_KEPT_BYTES, 'vi') }, 413);
  const content = await wholeBody(body, MOST_KEPT_BYTES, tooLarge);
  const kept = { hash, dataVersion: stamp.dataVersion };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await makeRoom(folder, content.length);
  const unfinished = join(folder, `${randomUUID()}.part`);
  await writeFile(unfinished, content, { mode: 0o600 });
  await rename(unfinished, join(folder, nameOf(kept)));
  return kept;
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Removes the files that were written first until as many bytes more fit. */
export async function makeRoom(folder: string, bytes: number, most = MOST_KEPT_FOLDER_BYTES): Promise<void> {
  const found = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name);
      const facts = await stat(path).catch(() => null);
      return { path, bytes: facts?.size ?? 0, at: facts?.mtimeMs ?? 0 };
    }),
  );
  let sum = found.reduce((all, file) => all + file.bytes, bytes);
  for (const file of found.sort((a, b) => a.at - b.at)) {
    if (sum <= most) return;
    await rm(file.path, { force: true });
    sum -= file.bytes;
  }
}

/** A result that was kept, as an Arrow stream. Throws a Fault when there is none, or none any more. */
export async function keptResult(
  warehouse: Warehouse,
  hash: string,
  version: string | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const absent = () => new Fault('kept_absent', { version: version ?? '' }, 404);
  if (!HASH.test(hash) || version === null || !VERSION.test(version)) throw absent();
  const path = join(folderOf(warehouse), nameOf({ hash, dataVersion: Number(version) }));
  const content = await readFile(path).catch(() => null);
  if (content === null) throw absent();
  return new Uint8Array(content);
}
