import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What the build is made from. */
const SOURCES = ['src', 'package.json', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

const stampIn = (root: string) => join(root, 'build', 'source.sha256');

/** Was the build in `root` made from the sources as they stand? */
export function isBuildFresh(root: string): boolean {
  return existsSync(stampIn(root)) && readFileSync(stampIn(root), 'utf8') === hashOfSources(root);
}

/** Builds the application. Throws an Error that carries the build's own output when it fails. */
export function build(root: string): void {
  const hash = hashOfSources(root);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  writeFileSync(stampIn(root), hash);
}

function hashOfSources(root: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES.map((name) => join(root, name)).filter(existsSync)) {
    for (const path of filesUnder(source)) hash.update(relative(root, path)).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  const entries = statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, withFileTypes: true })
    : null;
  if (entries === null) return [path];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
