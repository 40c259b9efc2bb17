import type { Locale } from '#lib/domain/format.ts';
import type { Query } from '#lib/domain/workbench/query.ts';
import { callApi } from '#lib/ui/sending/send-change.ts';
import { expectedRows } from './expected-rows.ts';
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
    return this.#inTurn(Date.now(), async (id, signal) => {
      const outcome = await fetchResult(query, { locale, signal, id, title });
      if (signal.aborted) return null;
      if ('problem' in outcome) this.problem = outcome.problem;
      else this.result = outcome.result;
      return 'result' in outcome ? outcome.result : null;
    });
  }

  /** How many rows a query is expected to handle, before it is run; null when it was stopped, or another was sent meanwhile. */
  expect(query: Query, locale: Locale): Promise<number | null> {
    // What is answered at once, as nearly always, is shown as nothing that runs.
    return this.#inTurn(null, (id, signal) => expectedRows(query, { locale, signal, id }));
  }

  /** Asks the server what waits in its queue, and says meanwhile how it stands there. */
  async #inTurn<Answer>(
    shownSince: number | null,
    ask: (id: string, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer | null> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.startedAt = shownSince;
    this.ahead = 0;
    this.problem = null;
    this.isStopped = false;
    const id = queryId();
    const watch = setInterval(() => void this.#look(id, abort), QUEUE_LOOK_MS);
    try {
      const answer = await ask(id, abort.signal);
      return this.#abort === abort ? answer : null;
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

  async #look(id: string, abort: AbortController): Promise<void> {
    const { body } = await callApi<{ position: number | null }>(`/api/v1/query/queue?id=${id}`, 'vi', {
      signal: abort.signal,
    });
    if (this.#abort !== abort) return;
    const position = body?.position ?? 0;
    if (this.startedAt === null || (this.ahead > 0 && position === 0)) this.startedAt = Date.now();
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
