import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isBuildFresh } from '../../src/lib/server/runtime/build.ts';

/**
 * Before a run of tests: gives its processes one folder of templates, and the programs of a fresh build. Returns what
 * removes the folder.
 */
export default function beginRun(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-templates-'));
  process.env.TEST_TEMPLATES = folder;
  if (isBuildFresh('.')) process.env.TEST_PROGRAMS = resolve('build/programs');
  return () => rmSync(folder, { recursive: true, force: true });
}
