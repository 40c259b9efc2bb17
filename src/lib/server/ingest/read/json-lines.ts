/** Longest line that may be an object. */
const LONGEST_LINE = 4_000_000;

/** Parts text into lines that are not empty, numbered from 1 as an editor numbers them. */
export async function* readLines(
  text: AsyncIterable<string>,
): AsyncGenerator<{ readonly row: number; readonly line: string }> {
  let rest = '';
  let row = 0;
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!.slice(0, LONGEST_LINE);
    for (const line of lines) {
      row += 1;
      if (line.trim() !== '') yield { row, line };
    }
  }
  if (rest.trim() !== '') yield { row: row + 1, line: rest };
}
