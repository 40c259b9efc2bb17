/** Lays a SQL text out anew, with its `$names` kept. The formatter is large: loaded when it is first wanted. */
export async function formatSql(text: string): Promise<string> {
  const { formatDialect, duckdb } = await import('sql-formatter');
  return formatDialect(text, {
    dialect: duckdb,
    keywordCase: 'lower',
    tabWidth: 2,
    paramTypes: { named: ['$'] },
  });
}
