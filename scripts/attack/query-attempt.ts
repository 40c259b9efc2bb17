/** What a hostile query is met with: a fault by its code, or a result that a limit bounds. */
export interface Attempt {
  readonly name: string;
  readonly sql: string;
  /** Codes that it may be refused with. */
  readonly refused: readonly string[];
  /** It may answer too: what is asked is harmless once it is bounded. */
  readonly mayAnswer?: boolean;
  /** It takes seconds: tried by `npm run attack` only. */
  readonly slow?: boolean;
}

/** Attempts that must be refused with one of these codes (separated by spaces): each by its name. */
export const attempts = (codes: string, pairs: Readonly<Record<string, string>>): readonly Attempt[] =>
  Object.entries(pairs).map(([name, sql]) => ({ name, sql, refused: codes.split(' ') }));
/** Attempts that a limit ends, unless they answer: each by its name. `slow`: not part of the suite. */
export const bounded = (slow: boolean, pairs: Readonly<Record<string, string>>): readonly Attempt[] =>
  Object.entries(pairs).map(([name, sql]) => ({
    ...{ name, sql, slow, mayAnswer: true },
    refused: ['query_memory', 'query_too_slow', 'query_crashed', 'query_fails'],
  }));
