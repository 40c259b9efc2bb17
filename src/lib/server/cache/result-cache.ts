import { LRUCache } from 'lru-cache';
import { filterSearch, type Filter } from '#lib/domain/filter.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { estimatedBytes } from './estimated-bytes.ts';

/** Maximum estimated size of a warehouse's results. */
const MAX_BYTES = 64_000_000;
/** The same of an operator's or a unit's part of it, of which there are many. */
const MAX_BYTES_OF_PART = 8_000_000;

/** Everything that a result depends on, apart from the data. */
export interface Question {
  readonly statistic: string;
  readonly filter?: Filter;
  readonly further?: unknown;
  /**
   * Half-open local dates of every measurement the result rests on: only changes of these dates invalidate it. Left
   * out, every change does.
   */
  readonly dates?: { readonly from: string; readonly to: string };
}

interface Cached {
  /** The data version that the result was computed from. */
  readonly version: number;
  readonly result: unknown;
}

interface Pending {
  readonly version: number;
  readonly result: Promise<unknown>;
}

/** The results of one warehouse, by question: an operator's or a unit's part of it has its own. */
class ResultCache {
  readonly settled: LRUCache<string, Cached>;
  readonly pending = new Map<string, Pending>();

  constructor(maxSize: number) {
    this.settled = new LRUCache({
      maxSize,
      sizeCalculation: ({ result }, key) => estimatedBytes(result) + 2 * key.length,
    });
  }
}

const caches = new WeakMap<Warehouse, ResultCache>();

function cacheOf(warehouse: Warehouse): ResultCache {
  const found = caches.get(warehouse) ?? new ResultCache(warehouse.scope ? MAX_BYTES_OF_PART : MAX_BYTES);
  caches.set(warehouse, found);
  return found;
}

/**
 * Memoizes the result of a question by data version; concurrent calls share one computation. Evicts the least recently
 * used results above `MAX_BYTES`. Results are shared and must not be mutated. A failed computation is not cached.
 */
export function memoize<T>(warehouse: Warehouse, question: Question, compute: () => Promise<T>): Promise<T> {
  const { pending } = cacheOf(warehouse);
  const key = keyOf(question);
  const known = currentResult<T>(warehouse, question, key);
  if (known) return known;
  const version = warehouse.dataVersion;
  const result = compute();
  const entry: Pending = { version, result };
  pending.set(key, entry);
  const settle = () => {
    if (pending.get(key) === entry) pending.delete(key);
  };
  result.then((value) => {
    if (pending.get(key) === entry) cacheOf(warehouse).settled.set(key, { version, result: value });
    settle();
  }, settle);
  return result;
}

/** The cached result of a question, if it is current; else undefined. Computes nothing. */
export function cachedResult<T>(warehouse: Warehouse, question: Question): Promise<T> | undefined {
  return currentResult<T>(warehouse, question, keyOf(question));
}

function currentResult<T>(warehouse: Warehouse, question: Question, key: string): Promise<T> | undefined {
  const { settled, pending } = cacheOf(warehouse);
  const isCurrent = ({ version }: { readonly version: number }) =>
    question.dates ? !warehouse.changedSince(version, question.dates) : version === warehouse.dataVersion;
  const running = pending.get(key);
  if (running && isCurrent(running)) return running.result as Promise<T>;
  const cached = settled.get(key);
  if (cached && isCurrent(cached)) return Promise.resolve(cached.result as T);
  return undefined;
}

function keyOf({ statistic, filter, further, dates }: Question): string {
  const search = filter ? filterSearch(filter).toString() : '';
  return JSON.stringify([statistic, search, further ?? null, dates ?? null]);
}
