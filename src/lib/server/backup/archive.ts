import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { create, extract } from 'tar';
import { MANIFEST_NAME, type ArchivedFile, type BackupManifest } from '#lib/domain/backup/manifest.ts';
import { Fault } from '#lib/domain/fault.ts';
import { faultOf } from '../db/errors.ts';
import { PRIVATE_FILE } from '../warehouse/private-files.ts';
import { syncToDisk } from './durable.ts';

/** Paths that an archive may contain. */
const KNOWN_PATH =
  /^(manifest\.json|secret\.json|signing-key\.json|accounts-key\.json|audit-key\.json|accounts\/accounts\.duckdb(\.wal)?|packs\/[0-9A-Z-]+\.(zip|pdf)|warehouse\/i-speed\.duckdb(\.wal)?|inbox\/raw\/[\w-]+(\.[\w-]+)+|reference(\/[\w.-]+)+)$/;

/**
 * Writes the files below a folder as one tar archive that ends with their manifest, and waits until it is on disk. The
 * file must not exist.
 */
export async function writeArchive(
  folder: string,
  describe: (files: readonly ArchivedFile[]) => BackupManifest,
  path: string,
): Promise<void> {
  const files = await filesBelow(folder);
  await writeFile(join(folder, MANIFEST_NAME), JSON.stringify(describe(files), null, 1));
  const paths = [...files.map((file) => file.path), MANIFEST_NAME];
  const packed = create({ cwd: folder, portable: true, strict: true }, paths);
  await pipeline(packed, createWriteStream(path, { mode: PRIVATE_FILE, flags: 'wx' }));
  await syncToDisk(path);
}

/** Gives a finished archive its final name. Throws a Fault when a file has that name. */
export async function publishArchive(path: string, out: string): Promise<void> {
  // A link, unlike a renaming, never replaces a file that is there.
  await link(path, out).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new Fault('backup_exists', { file: out }, 409, { cause: error });
    await rename(path, out);
  });
  await syncToDisk(dirname(out));
}

/**
 * Extracts an archive into an empty folder and compares every file with the manifest. Throws a Fault when the archive is
 * incomplete or damaged, or contains anything that no backup does.
 */
export async function readArchive(file: string, folder: string): Promise<BackupManifest> {
  const damaged = (path: string, cause?: unknown) =>
    new Fault('backup_damaged', { file: basename(file), path }, 422, { cause });
  let unknown: string | null = null;
  const known = (path: string, entry: { readonly type?: string | undefined }) => {
    const taken = entry.type === 'File' && KNOWN_PATH.test(path) && !path.split('/').includes('..');
    if (!taken) unknown ??= path;
    return taken;
  };
  const filter = (path: string, entry: object) => known(path, entry as { type?: string });
  await extract({ file, cwd: folder, strict: true, noMtime: true, filter }).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Fault('backup_absent', { file }, 404, { cause: error });
    const fault = faultOf(error);
    throw fault instanceof Fault ? fault : damaged('', error);
  });
  if (unknown !== null) throw damaged(unknown);
  const manifest = await readManifest(folder).catch((error: unknown) => {
    throw damaged(MANIFEST_NAME, error);
  });
  const found = new Map((await filesBelow(folder)).map((entry) => [entry.path, entry]));
  found.delete(MANIFEST_NAME);
  for (const { path, bytes, sha256 } of manifest.files) {
    const entry = found.get(path);
    if (entry?.bytes !== bytes || entry.sha256 !== sha256) throw damaged(path);
    found.delete(path);
  }
  for (const path of found.keys()) throw damaged(path);
  return manifest;
}

async function readManifest(folder: string): Promise<BackupManifest> {
  const manifest = JSON.parse(await readFile(join(folder, MANIFEST_NAME), 'utf8')) as BackupManifest;
  if (manifest.format !== 'i-speed-backup/1') throw new Error(`unknown format ${String(manifest.format)}`);
  return manifest;
}

/** The files below a folder with their hashes, by path. */
async function filesBelow(folder: string): Promise<ArchivedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files: ArchivedFile[] = [];
  for (const path of paths.sort()) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    const { size: bytes } = await stat(path);
    files.push({ path: relative(folder, path).replaceAll(sep, '/'), bytes, sha256: hash.digest('hex') });
  }
  return files;
}
