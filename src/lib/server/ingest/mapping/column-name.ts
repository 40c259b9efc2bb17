/** The name of a column in a mapping: its header, or `#3` if that is empty or not unique. */
export function columnName(headers: readonly string[], index: number): string {
  const header = headers[index]!;
  const unique = header !== '' && headers.indexOf(header) === headers.lastIndexOf(header);
  return unique ? header : `#${index + 1}`;
}
