import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of an export. */
export interface ExportedPart {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** Null where the file is no table. */
  readonly rows: number | null;
  /** Changes when the content would; a part whose fingerprint is as before is not written again. */
  readonly fingerprint: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** What is in the folder of an export. */
export interface ExportManifest {
  readonly program: string;
  readonly dataVersion: number;
  readonly simulated: boolean;
  /** Instant, ISO 8601 in UTC; null while the export is not complete. */
  readonly completedAt: string | null;
  readonly parts: readonly ExportedPart[];
}

/** Name of the manifest in the folder. */
export const MANIFEST = 'manifest.json';

/** What an earlier export to a folder wrote; nothing where there is none, or where it cannot be read. */
export async function earlierParts(
  folder: string,
  program: string,
): Promise<ReadonlyMap<string, ExportedPart>> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as ExportManifest;
    // Another version may write other columns.
    if (manifest.program !== program) return new Map();
    return new Map(manifest.parts.map((part) => [part.path, part]));
  } catch {
    return new Map();
  }
}
