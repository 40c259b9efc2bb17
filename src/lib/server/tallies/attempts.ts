import { Fault } from '#lib/domain/fault.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** How often something may be done within a time. */
interface Limit {
  readonly times: number;
  readonly withinMs: number;
}

/**
 * `opening`: wrong links asked for from one address; a unit's whole office may share one. `sending`: reports sent
 * by one link.
 */
const LIMITS = {
  opening: { times: 60, withinMs: 600_000 },
  sending: { times: 30, withinMs: 3_600_000 },
} as const satisfies Record<string, Limit>;

/** More counts than this are not kept: the oldest go. */
const MAX_COUNTS = 10_000;

/** Counts of one warehouse's server, by what is limited and who did it. */
const counts = new WeakMap<Warehouse, Map<string, { times: number; readonly until: number }>>();

/** Throws a Fault when it has been done too often; counts nothing. */
export function refuseTooMany(warehouse: Warehouse, what: keyof typeof LIMITS, who: string): void {
  const count = countOf(warehouse, what, who);
  if (count.times < LIMITS[what].times) return;
  const seconds = Math.ceil((count.until - warehouse.clock().getTime()) / 1000);
  throw new Fault('report_too_often', { minutes: Math.ceil(seconds / 60) }, 429);
}

/** Counts one more. */
export function countAttempt(warehouse: Warehouse, what: keyof typeof LIMITS, who: string): void {
  countOf(warehouse, what, who).times += 1;
}

function countOf(warehouse: Warehouse, what: keyof typeof LIMITS, who: string) {
  const all = counts.get(warehouse) ?? new Map<string, { times: number; readonly until: number }>();
  counts.set(warehouse, all);
  const key = `${what} ${who}`;
  const now = warehouse.clock().getTime();
  const current = all.get(key);
  if (current && current.until > now) return current;
  all.delete(key);
  for (const oldest of all.keys()) {
    if (all.size < MAX_COUNTS) break;
    all.delete(oldest);
  }
  const fresh = { times: 0, until: now + LIMITS[what].withinMs };
  all.set(key, fresh);
  return fresh;
}
