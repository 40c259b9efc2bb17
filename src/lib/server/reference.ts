import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import { loadReferenceAreas } from './areas/reference-areas.ts';
import { loadVocabulary } from './warehouse/vocabulary.ts';
import { recordReference, referenceSha256 } from './warehouse/vocabulary.sql.ts';
import type { Warehouse } from './warehouse/warehouse.ts';

/** Loads the reference data of a folder, all or nothing, when its files differ from those the warehouse was filled from. Throws a Fault that names a file that is not as it should be. */
export async function loadReference(warehouse: Warehouse, folder: string): Promise<void> {
  const sha256 = hashOfFolder(folder);
  const [stored] = await warehouse.db.query(referenceSha256, {});
  if (stored?.sha256 === sha256) return;
  await warehouse
    .change({
      commit: async (writer) => {
        await loadVocabulary(writer, folder);
        await loadReferenceAreas(writer, join(folder, 'areas'));
        await writer.run(recordReference, { sha256 });
      },
      deeds: () => ({
        action: 'reference_loaded',
        before: { sha256: stored?.sha256 ?? null },
        after: { sha256 },
      }),
    })
    .catch((cause: Error) => {
      if (cause instanceof Fault) throw cause;
      const problem = cause.message.split('\n')[0]!;
      throw new Fault('reference_damaged', { folder, problem }, 503, { cause });
    });
}

/** Hash of the names and contents of a folder's files. */
export function hashOfFolder(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(path.slice(folder.length).replaceAll(sep, '/')).update(readFileSync(path));
  }
  return hash.digest('hex');
}
