import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before a run of tests: gives its processes one folder of templates. Returns what removes it. */
export default function beginRun(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-templates-'));
  process.env.TEST_TEMPLATES = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
