import { filterSearch, type Filter } from '#lib/domain/filter.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { findKept, keptAnswer, type AnswerDates } from './kept-answers.ts';
import { noteAsked } from './quiet.ts';

/** Answers remembered per warehouse: a few hundred rows each, so some tens of MB at most. */
const MOST_ANSWERS = 256;

interface Answers {
  version: number;
  /** In order of last use, oldest first. */
  readonly byKey: Map<string, Promise<unknown>>;
}

/** All that decides an answer, beside the data. */
export interface Question {
  readonly statistic: string;
  readonly filter?: Filter;
  readonly further?: unknown;
  /**
   * Local dates of every test the answer rests on: it is kept in the warehouse until one of them changes. Left
   * out, the answer is remembered in memory only, until anything changes.
   */
  readonly dates?: AnswerDates;
  /** How many such answers are asked for at once, each worth keeping for its part of the time; 1 when left out. */
  readonly atOnce?: number;
}

const caches = new WeakMap<Warehouse, Answers>();

/**
 * The answer to a question (a statistic's name, a filter, further arguments), computed once per data
 * version, also when it is asked for by many at once. Callers share the answer: it is never to be changed. A
 * failed computation is not remembered.
 */
export function answerOnce<T>(
  warehouse: Warehouse,
  question: Question,
  compute: () => Promise<T>,
): Promise<T> {
  noteAsked(warehouse);
  const { byKey } = answersOf(warehouse);
  const key = keyOf(question);
  const remembered = byKey.get(key) as Promise<T> | undefined;
  const answer = remembered ?? answerKept(warehouse, question, compute);
  byKey.delete(key);
  byKey.set(key, answer);
  answer.catch(() => byKey.delete(key));
  const [oldest] = byKey.keys();
  if (byKey.size > MOST_ANSWERS && oldest !== undefined) byKey.delete(oldest);
  return answer;
}

/** The answer to a question that was answered before, while it still holds; undefined where it was not. */
export async function earlierAnswer<T>(warehouse: Warehouse, question: Question): Promise<T | undefined> {
  const key = keyOf(question);
  return (answersOf(warehouse).byKey.get(key) as Promise<T> | undefined) ?? findKept<T>(warehouse, key);
}

function answerKept<T>(warehouse: Warehouse, question: Question, compute: () => Promise<T>): Promise<T> {
  const { dates, atOnce = 1 } = question;
  if (!dates) return compute();
  return keptAnswer(
    warehouse,
    keyOf(question),
    { dates, fromMs: warehouse.keepAnswersFromMs / atOnce },
    compute,
  );
}

function keyOf({ statistic, filter, further, dates }: Question): string {
  const search = filter ? filterSearch(filter).toString() : '';
  return JSON.stringify([statistic, search, further ?? null, dates ?? null]);
}

function answersOf(warehouse: Warehouse): Answers {
  let answers = caches.get(warehouse);
  if (answers?.version !== warehouse.dataVersion) {
    answers = { version: warehouse.dataVersion, byKey: new Map() };
    caches.set(warehouse, answers);
  }
  return answers;
}
