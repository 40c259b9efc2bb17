/** What became of an attack. */
export interface Verdict {
  readonly held: boolean;
  /** What the server said, or what it should not have done. */
  readonly detail: string;
}

export const held = (detail: string): Verdict => ({ held: true, detail });
export const broken = (detail: string): Verdict => ({ held: false, detail });

/** Held when each of several verdicts is. */
export function all(...verdicts: readonly Verdict[]): Verdict {
  const failed = verdicts.filter((verdict) => !verdict.held);
  if (failed.length > 0) return broken(failed.map(({ detail }) => detail).join('; '));
  return held([...new Set(verdicts.map(({ detail }) => detail))].filter(Boolean).join('; '));
}
