/** A letter that an encoding does not have, saved as a question mark within a word: "L?c Nam", "?o". */
const LOST = /(?:^|[\s"(])(?:\p{Letter}{1,6}\?\p{Letter}{1,6}|\?{1,2}\p{Letter}{1,6})(?=$|[\s").,])/u;
/** Fewer words may be questions. */
const FEWEST_WORDS = 2;
const ROWS_SEEN = 200;
/** Letters that only Unicode has: a text with more of them did not lose its letters. */
const WIDE = /[\u0100-\u1fff]/;

/** A cell in which letters were lost as question marks, when the beginning of a table has several such; else null. */
export function lostLetters(records: readonly { readonly fields: readonly string[] }[]): string | null {
  const cells = records.slice(0, ROWS_SEEN).flatMap(({ fields }) => fields);
  const lost = new Set(cells.filter((cell) => LOST.test(cell)));
  const whole = new Set(cells.filter((cell) => WIDE.test(cell) && !LOST.test(cell)));
  if (lost.size < FEWEST_WORDS || whole.size >= lost.size) return null;
  return [...lost][0]!;
}
