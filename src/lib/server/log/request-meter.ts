import { Counter, Histogram, Registry } from 'prom-client';

/** Measurements of this process, for `/metrics`. */
export const registry = new Registry();

/** Seconds; an answer is to take less than the fourth. */
const BUCKETS = [0.01, 0.05, 0.2, 1, 5, 30];
const HOUR_MS = 3_600_000;

const durations = new Histogram({
  name: 'ispeed_request_seconds',
  help: 'Time to the head of an answer, by route and class of status',
  labelNames: ['route', 'status'],
  buckets: BUCKETS,
  registers: [registry],
});
const failures = new Counter({
  name: 'ispeed_failed_answers_total',
  help: 'Answers with a status of 500 or above, and those that were none',
  registers: [registry],
});

let answers = 0;
/** Instants of failed answers within the last hour, the earliest first. */
let failedAt: number[] = [];

/**
 * Counts an answer. `route` is a route's id with its method, never an address that somebody asked for, of which there is no
 * end; `status` is null where no answer came of it.
 */
export function meterRequest(route: string, status: number | null, milliseconds: number): void {
  answers += 1;
  durations.observe(
    { route, status: status === null ? 'none' : `${Math.floor(status / 100)}xx` },
    milliseconds / 1000,
  );
  if (status !== null && status < 500) return;
  failures.inc();
  failedAt.push(Date.now());
}

/** Answers since the start of this process, and how many failed within the last hour. */
export function answersSoFar(now = Date.now()): { readonly answers: number; readonly failedLately: number } {
  failedAt = failedAt.filter((at) => at > now - HOUR_MS);
  return { answers, failedLately: failedAt.length };
}
