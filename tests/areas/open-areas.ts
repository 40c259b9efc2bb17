import { join } from 'node:path';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { copyAreas } from '../support/templates.ts';

/** The areas that come with the program. */
export const REFERENCE = join(import.meta.dirname, '../../data/reference/areas');

/** An empty warehouse in memory. */
export function openEmpty(): Promise<Warehouse> {
  return Warehouse.open({
    dataDir: null,
    threads: 2,
    memoryLimit: '1GB',
    clock: () => new Date('2024-07-13T00:00:00Z'),
  });
}

/** A warehouse in memory with the reference areas. */
export async function openAreas(): Promise<Warehouse> {
  const warehouse = await openEmpty();
  await copyAreas(warehouse);
  return warehouse;
}
