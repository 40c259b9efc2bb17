import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBundle } from './bundle.ts';

/**
 * Before a run of tests: gives its processes one folder of templates, and one bundle of the commands and programs that they
 * start. Returns what removes both.
 */
export default async function beginRun(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-templates-'));
  process.env.TEST_TEMPLATES = folder;
  const bundle = await makeBundle();
  process.env.TEST_BUNDLE = bundle;
  return () => [folder, bundle].forEach((path) => rmSync(path, { recursive: true, force: true }));
}
