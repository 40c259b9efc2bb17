/** The second click of a double click comes at most so long after what the first one did is done, in ms. */
export const DOUBLE_CLICK_MS = 500;

/** What is asked under a key is done once: while it is under way, and for `DOUBLE_CLICK_MS` after it was answered. */
export interface Once<T> {
  /** The answer that is awaited, or came just now; else what `ask` gives. */
  (key: string, ask: () => Promise<T>): Promise<T>;
}

/**
 * What was refused is not asked again by the same double click either: two wrong passwords at one would lock an account
 * twice as fast. `now` is in ms.
 */
export function createOnce<T>(now: () => number = () => performance.now()): Once<T> {
  const asked = new Map<string, { readonly answer: Promise<T>; until: number }>();
  return (key, ask) => {
    for (const [other, { until }] of asked) if (until <= now()) asked.delete(other);
    const before = asked.get(key);
    if (before) return before.answer;
    const entry = { answer: ask(), until: Infinity };
    asked.set(key, entry);
    const settle = () => {
      entry.until = now() + DOUBLE_CLICK_MS;
    };
    entry.answer.then(settle, settle);
    return entry.answer;
  };
}
