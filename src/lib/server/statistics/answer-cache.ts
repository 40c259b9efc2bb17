import { filterSearch, type Filter } from '#lib/domain/filter.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** Answers kept per warehouse: a few hundred rows each, so some tens of MB at most. */
const MOST_ANSWERS = 256;

interface Answers {
  version: number;
  /** In order of last use, oldest first. */
  readonly byKey: Map<string, Promise<unknown>>;
}

const caches = new WeakMap<Warehouse, Answers>();

/**
 * The answer to a question (a statistic's name, a filter, further arguments), computed once per data
 * version. Callers share the answer: it is never to be changed. A failed computation is not kept.
 */
export function answerOnce<T>(
  warehouse: Warehouse,
  question: { readonly statistic: string; readonly filter?: Filter; readonly further?: unknown },
  compute: () => Promise<T>,
): Promise<T> {
  const { byKey } = answersOf(warehouse);
  const search = question.filter ? filterSearch(question.filter).toString() : '';
  const key = JSON.stringify([question.statistic, search, question.further ?? null]);
  const answer = (byKey.get(key) as Promise<T> | undefined) ?? compute();
  byKey.delete(key);
  byKey.set(key, answer);
  answer.catch(() => byKey.delete(key));
  const [oldest] = byKey.keys();
  if (byKey.size > MOST_ANSWERS && oldest !== undefined) byKey.delete(oldest);
  return answer;
}

function answersOf(warehouse: Warehouse): Answers {
  let answers = caches.get(warehouse);
  if (answers?.version !== warehouse.dataVersion) {
    answers = { version: warehouse.dataVersion, byKey: new Map() };
    caches.set(warehouse, answers);
  }
  return answers;
}
