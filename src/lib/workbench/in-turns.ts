/** Longest that work holds the page before it gives way, milliseconds: a frame at 60 Hz, less what drawing takes. */
const TURN_MILLISECONDS = 12;

/** Work that can stop at each `yield` and go on later. */
export type Steps<T> = Generator<void, T, void>;

/** Does the work without a stop. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** What the work gives when it ends within a turn, else the rest of it. */
export function firstTurn<T>(steps: Steps<T>): { readonly value: T } | { readonly rest: Steps<T> } {
  const since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return { value: step.value };
    if (performance.now() - since >= TURN_MILLISECONDS) return { rest: steps };
  }
}

/** Does the work in turns between which the page draws and answers. Rejects with the signal's reason once aborted. */
export async function inTurns<T>(steps: Steps<T>, signal: AbortSignal): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < TURN_MILLISECONDS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    since = performance.now();
  }
}
