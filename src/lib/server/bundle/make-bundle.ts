import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, createReadStream, existsSync, linkSync, mkdirSync } from 'node:fs';
import { mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { create } from 'tar';
import { Fault } from '#lib/domain/fault.ts';
import { VERSION } from '../version.ts';
import { EXECUTABLES, programFiles } from './bundle-contents.ts';
import { nodeBinary, standaloneNode } from './node-binary.ts';
import { writeSbom } from './sbom.ts';

const EXECUTABLE = 0o755;
const SUMS = 'SHA256SUMS';

/** A bundle to make. */
export interface BundleRequest {
  /** Folder of the program, built. */
  readonly root: string;
  /** The archive to write; no file of this name may exist. */
  readonly out: string;
  /** Major version of the Node that goes with it, the path of a binary, or null for the one that runs this. */
  readonly node: string | null;
}

/** What was bundled. */
export interface BundleSummary {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  readonly nodeVersion: string;
  readonly sha256: string;
}

/**
 * Writes one archive with all that a machine of this platform needs to run the program: the built program, its packages, a
 * Node, reference data, a bill of materials, the SHA-256 of every file, and what installs it. Throws a Fault when the
 * archive exists, a package is not installed, or the Node needs libraries of this machine.
 */
export async function makeBundle({ root, out, node }: BundleRequest): Promise<BundleSummary> {
  if (existsSync(out)) throw new Fault('bundle_exists', { file: out }, 409);
  mkdirSync(dirname(out), { recursive: true });
  const temporary = await mkdtemp(join(dirname(out), '.unfinished-bundle-'));
  try {
    const runtime = standaloneNode(nodeBinary(node ?? process.execPath, temporary));
    const folder = `i-speed-${VERSION}-${process.platform}-${process.arch}`;
    const staged = join(temporary, folder);
    const paths = programFiles(root);
    for (const path of paths) place(join(root, path), join(staged, path));
    for (const [name, source] of Object.entries(EXECUTABLES)) {
      placeExecutable(join(root, source), join(staged, name));
    }
    placeExecutable(runtime.path, join(staged, 'bin', 'node'));
    await writeFile(join(staged, 'VERSION'), `${VERSION}\n`);
    await writeFile(join(staged, 'sbom.cdx.json'), writeSbom(root, runtime));
    const all = [...paths, ...Object.keys(EXECUTABLES), 'bin/node', 'VERSION', 'sbom.cdx.json'].sort();
    const sums: string[] = [];
    for (const path of all) sums.push(`${await sha256Of(join(staged, path))}  ${path}\n`);
    await writeFile(join(staged, SUMS), sums.join(''));
    const unfinished = join(temporary, basename(out));
    const listed = [SUMS, ...all].map((path) => `${folder}/${path}`);
    await create({ cwd: temporary, file: unfinished, gzip: true, portable: true, strict: true }, listed);
    const { size: bytes } = await stat(unfinished);
    const sha256 = await sha256Of(unfinished);
    await rename(unfinished, out);
    return { folder, files: all.length, bytes, nodeVersion: runtime.version, sha256 };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** A link where the file system can: most of a bundle is packages that nobody changes meanwhile. */
function place(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

function placeExecutable(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  chmodSync(to, EXECUTABLE);
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
