import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { STORES, type Store } from '#lib/domain/watch/installation.ts';

/** Which store a path below a data folder belongs to, by how it begins: the longest that fits. */
const FOLDERS: readonly (readonly [string, Store])[] = [
  ['warehouse/', 'warehouse'],
  ['accounts/', 'accounts'],
  ['inbox/raw/', 'raw_copies'],
  ['inbox/', 'uploads'],
  ['workbench/', 'snapshots'],
  ['packs/', 'packs'],
  ['logs/', 'logs'],
];

/** Bytes of each store of a data folder. A file that goes meanwhile counts nothing. */
export async function diskUse(dataDir: string): Promise<{ readonly store: Store; readonly bytes: number }[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const bytes = new Map<Store, number>(STORES.map((store) => [store, 0]));
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const below = path.slice(dataDir.length + 1).replaceAll('\\', '/');
    const store = FOLDERS.find(([folder]) => below.startsWith(folder))?.[1] ?? 'rest';
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    bytes.set(store, bytes.get(store)! + size);
  }
  return [...bytes].map(([store, sum]) => ({ store, bytes: sum }));
}
