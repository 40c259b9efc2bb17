import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Retention } from '#lib/server/warehouse/retention.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { doAfterTest } from '../support/clean-up.ts';
import { copyOfVocabulary } from '../support/templates.ts';
import { NOW } from './support.ts';

/** A clock that a test sets. */
export interface TestClock {
  now: Date;
}

/** A warehouse on disk, closed and removed after the test: only such a one keeps raw files. */
export async function openOnDisk(
  retention: Partial<Retention> = {},
  clock: TestClock = { now: NOW },
): Promise<Warehouse & { readonly dataDir: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'i-speed-test-'));
  doAfterTest(() => rmSync(dataDir, { recursive: true, force: true }));
  await copyOfVocabulary(dataDir);
  const warehouse = await Warehouse.open({
    dataDir,
    threads: 2,
    memoryLimit: '512MB',
    clock: () => clock.now,
    retention: { rawDays: 400, positionDays: 1096, ...retention },
  });
  doAfterTest(() => warehouse.close());
  return warehouse as Warehouse & { readonly dataDir: string };
}
