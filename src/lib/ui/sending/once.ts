/** The second click of a double click comes at most so long after what the first one did is done, in ms. */
export const DOUBLE_CLICK_MS = 500;

/** What is asked under a key is done once: while it is under way, and for `DOUBLE_CLICK_MS` after it was done. */
export interface Once<T> {
  /** The answer that is awaited, or was good just now; else what `ask` gives. */
  (key: string, ask: () => Promise<T>): Promise<T>;
}

/** One that was refused (not `isGood`) may be tried again at once. `now` is in ms. */
export function createOnce<T>(
  isGood: (answer: T) => boolean,
  now: () => number = () => performance.now(),
): Once<T> {
  const asked = new Map<string, { readonly answer: Promise<T>; until: number }>();
  return (key, ask) => {
    for (const [other, { until }] of asked) if (until <= now()) asked.delete(other);
    const before = asked.get(key);
    if (before) return before.answer;
    const entry = { answer: ask(), until: Infinity };
    asked.set(key, entry);
    const settle = (isDone: boolean) => {
      entry.until = isDone ? now() + DOUBLE_CLICK_MS : -Infinity;
    };
    entry.answer.then(
      (answer) => settle(isGood(answer)),
      () => settle(false),
    );
    return entry.answer;
  };
}
