/** Signs of a person at the page. */
const SIGNS = ['keydown', 'pointerdown', 'input'] as const;
/** A server counts idle minutes; more often than this it need not be told. */
const EVERY_MS = 60_000;

/**
 * Tells the server that somebody is at the page while they type or click, so that no session ends beneath a long text. Without
 * a person it tells nothing, and the session ends when it should. Returns what stops it.
 */
export function keepSession(tell: () => Promise<unknown>, now: () => number = Date.now): () => void {
  let told = now();
  const notice = () => {
    if (now() - told < EVERY_MS) return;
    told = now();
    // Who is not reached now is told at the next sign.
    tell().catch(() => undefined);
  };
  for (const sign of SIGNS) addEventListener(sign, notice, { passive: true });
  return () => {
    for (const sign of SIGNS) removeEventListener(sign, notice);
  };
}
