/** A column's name in SQL: in quotes only where it needs them, as an edition named by an office may. */
export function quotedName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A text in SQL. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
