/** `select`, one column a line. */
export const selectList = (columns: readonly string[]): string =>
  `select\n${columns.map((column) => `  ${column}`).join(',\n')}`;

/** A clause with all its conditions; false without any. */
export const clause = (word: string, conditions: readonly string[]): string | false =>
  conditions.length > 0 && `${word} ${conditions.join('\n  and ')}`;

/** The clauses that there are, one below the other. */
export const joinClauses = (clauses: readonly (string | false)[]): string =>
  clauses.filter(Boolean).join('\n');
