import { setTimeout as pause } from 'node:timers/promises';
import type { Warehouse } from '../warehouse/warehouse.ts';

const asked = new WeakMap<Warehouse, number>();

/** Notes that somebody asks for an answer, whether it is computed, kept or remembered. */
export function noteAsked(warehouse: Warehouse): void {
  asked.set(warehouse, (asked.get(warehouse) ?? 0) + 1);
}

/** Waits so long: has nobody asked for an answer, or anything of the database, meanwhile? */
export async function isQuietFor(warehouse: Warehouse, ms: number): Promise<boolean> {
  const before = askedSoFar(warehouse);
  await pause(ms);
  return askedSoFar(warehouse) === before;
}

const askedSoFar = (warehouse: Warehouse) => (asked.get(warehouse) ?? 0) + warehouse.db.reads;

const visited = new WeakMap<Warehouse, number>();

/** Notes that somebody asks the server for something. */
export function noteVisit(warehouse: Warehouse): void {
  visited.set(warehouse, performance.now());
}

/** Has anybody asked the server for something in the last so many ms? Who did is likely to ask again soon. */
export function isVisited(warehouse: Warehouse, ms: number): boolean {
  return performance.now() - (visited.get(warehouse) ?? -Infinity) < ms;
}
