import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';

/** A page sends one file at a time; more at once than an office has people is an attack. */
const MOST_AT_ONCE = 16;
/** What waits on the disk to be loaded, in files and bytes: two of the largest. */
const MOST_WAITING = { files: 3000, bytes: 40_000_000_000 };

/** Uploads that are coming in to this process. */
let receiving = 0;

/**
 * Admits an upload; returns what ends it. Throws a Fault when too many come in at once, or when `folder` holds more than
 * uploads may take.
 */
export async function admitUpload(folder: string): Promise<() => void> {
  if (receiving >= MOST_AT_ONCE) throw new Fault('uploads_busy', {}, 503);
  receiving += 1;
  let isOpen = true;
  const end = () => {
    if (isOpen) receiving -= 1;
    isOpen = false;
  };
  try {
    const { files, bytes } = await contentOf(folder);
    if (files >= MOST_WAITING.files || bytes >= MOST_WAITING.bytes) throw new Fault('uploads_busy', {}, 503);
    return end;
  } catch (error) {
    end();
    throw error;
  }
}

async function contentOf(folder: string): Promise<{ files: number; bytes: number }> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return { files: names.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
