import { Fault } from '#lib/domain/fault.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** Most attempts within a time. */
interface Limit {
  readonly times: number;
  readonly withinMs: number;
}

/**
 * `opening`: wrong tokens from one client, whose address a whole office may share. `sending`: reports sent by
 * one link.
 */
const LIMITS = {
  opening: { times: 60, withinMs: 600_000 },
  sending: { times: 30, withinMs: 3_600_000 },
} as const satisfies Record<string, Limit>;

/** Most counters in memory; the oldest are dropped. */
const MAX_COUNTS = 10_000;

/** Counters by warehouse, then by limit and client. */
const counts = new WeakMap<Warehouse, Map<string, { times: number; readonly until: number }>>();

/** Throws a Fault when the limit is reached; does not count. */
export function refuseTooMany(warehouse: Warehouse, what: keyof typeof LIMITS, who: string): void {
  const count = countOf(warehouse, what, who);
  if (count.times < LIMITS[what].times) return;
  const seconds = Math.ceil((count.until - warehouse.clock().getTime()) / 1000);
  throw new Fault('report_too_often', { minutes: Math.ceil(seconds / 60) }, 429);
}

/** Counts one attempt. */
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
