import { join } from 'node:path';
import type { Config } from './config.ts';
import { loadReference } from './reference.ts';
import { loadSampleOnce } from './sample.ts';
import { Warehouse } from './warehouse/warehouse.ts';

/**
 * The warehouse as the program uses it: opened (created, migrated), with the reference data of this version
 * and, when it never held anything, the simulated sample. `onSample` is called before the sample is loaded.
 */
export async function openService(config: Config, onSample: () => void): Promise<Warehouse> {
  const warehouse = await Warehouse.open({
    dataDir: config.dataDir,
    threads: config.threads,
    memoryLimit: config.memoryLimit,
    clock: () => new Date(),
  });
  await loadReference(warehouse, join(config.root, 'data', 'reference'));
  if (config.sample) await loadSampleOnce(warehouse, onSample);
  return warehouse;
}
