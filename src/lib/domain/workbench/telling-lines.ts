/** Lines that a list shows of a statement. */
const MOST_LINES = 3;
const CUT = '…';

/**
 * Each of some statements as a list shows it: a statement that begins as its neighbour does is shown from the line on in which
 * they part, since equal beginnings tell nothing apart.
 */
export function tellingLines(statements: readonly string[]): readonly string[] {
  const split = statements.map(linesOf);
  return split.map((lines, i) => {
    const shared = Math.max(...[split[i - 1], split[i + 1]].map((other) => equalLines(lines, other)));
    const from = shared < 2 || shared === lines.length ? 0 : shared;
    const shown = lines.slice(from, from + MOST_LINES);
    return [...(from > 0 ? [CUT] : []), ...shown, ...(lines.length > from + MOST_LINES ? [CUT] : [])].join(
      '\n',
    );
  });
}

const linesOf = (statement: string) =>
  statement
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function equalLines(lines: readonly string[], other: readonly string[] | undefined): number {
  const parted = lines.findIndex((line, i) => line !== other?.[i]);
  return parted < 0 ? lines.length : parted;
}
