import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The project's folder, for programs that run beside this one from their source: the nearest folder above this code, built
 * or not, that holds the source file at `path`. Throws an Error where none does.
 */
export function sourceFolder(path: string): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, path))) return folder;
    if (dirname(folder) === folder) throw new Error(`${path} not found above ${start}`);
  }
}
