import { firstTurn, inTurns, type Steps } from './in-turns.ts';

/** What long work gives. */
export interface Worked<T> {
  /** The last that was finished: while other work goes on, that of before; null before any. */
  readonly value: T | null;
  readonly isWorking: boolean;
}

/**
 * What `begin` gives, anew when what it reads changes: at once where it takes no longer than a turn, else in turns between
 * which the page draws and answers. To be called while a component is made.
 */
export function worked<T>(begin: () => Steps<T>): Worked<T> {
  const first = $derived(firstTurn(begin()));
  let last = $state.raw<{ readonly of: unknown; readonly value: T } | null>(null);

  $effect(() => {
    const begun = first;
    if ('value' in begun) {
      last = { of: begun, value: begun.value };
      return;
    }
    const stop = new AbortController();
    void finish(begun, stop.signal);
    return () => stop.abort();
  });

  async function finish(begun: { readonly rest: Steps<T> }, signal: AbortSignal) {
    try {
      last = { of: begun, value: await inTurns(begun.rest, signal) };
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  return {
    get value() {
      return 'value' in first ? first.value : (last?.value ?? null);
    },
    get isWorking() {
      return !('value' in first) && last?.of !== first;
    },
  };
}
