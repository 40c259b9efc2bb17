import type { Locale } from '#lib/domain/format.ts';
import type { Query } from '#lib/domain/workbench/query.ts';
import { callApi } from '#lib/ui/sending/send-change.ts';
import { fetchResult, type QueryProblem, type QueryResult } from './fetch-result.ts';

/** How often the place in the queue is asked for. */
const QUEUE_LOOK_MS = 1_000;

/** Tells this query from others; `crypto.randomUUID` is there only with TLS. */
const queryId = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-');

/** The query that a page runs: one at a time; a new one stops the one before. */
export class QueryRun {
  /** The last result; stays while the next one runs. */
  result = $state.raw<QueryResult | null>(null);
  problem = $state.raw<QueryProblem | null>(null);
  isStopped = $state(false);
  /** Instant in milliseconds at which the running query was sent, or its turn came after waiting; null when none runs. */
  startedAt = $state<number | null>(null);
  /** How many queries go first; 0 when none does, or it runs. */
  ahead = $state(0);
  #abort: AbortController | null = null;

  /**
   * Runs a query. The result is null when it failed, was stopped, or another was sent meanwhile. `title`: the question in
   * words, for the history.
   */
  async run(query: Query, locale: Locale, title: string | null = null): Promise<QueryResult | null> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.startedAt = Date.now();
    this.problem = null;
    this.isStopped = false;
    const id = queryId();
    const watch = setInterval(() => void this.#look(id, abort.signal), QUEUE_LOOK_MS);
    try {
      const outcome = await fetchResult(query, { locale, signal: abort.signal, id, title });
      if (this.#abort !== abort) return null;
      if ('problem' in outcome) this.problem = outcome.problem;
      else this.result = outcome.result;
      return this.problem === null ? this.result : null;
    } catch {
      return null;
    } finally {
      clearInterval(watch);
      if (this.#abort === abort) {
        this.ahead = 0;
        this.#abort = null;
        this.startedAt = null;
      }
    }
  }

  async #look(id: string, signal: AbortSignal): Promise<void> {
    const { body } = await callApi<{ position: number | null }>(`/api/v1/query/queue?id=${id}`, 'vi', {
      signal,
    });
    if (signal.aborted || this.startedAt === null) return;
    const position = body?.position ?? 0;
    if (this.ahead > 0 && position === 0) this.startedAt = Date.now();
    this.ahead = position;
  }

  /** Stops the running query: its process ends on the server as well. */
  stop(): void {
    if (!this.#abort) return;
    this.#abort.abort();
    this.#abort = null;
    this.ahead = 0;
    this.startedAt = null;
    this.isStopped = true;
  }
}
