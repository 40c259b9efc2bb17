/**
 * Characters that no one sees: controls, and those that turn the direction of the text after them, so that a name reads
 * as another; and what stands for no character. (Unicode: Cc, noncharacters, and the marks, embeddings, overrides and
 * isolates of UAX #9.)
 */
const UNSEEN =
  /[\p{Cc}\p{Noncharacter_Code_Point}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;
/** Halves of a character, which no file can hold. */
const BROKEN = /\p{Surrogate}/gu;

/** Words in one line, without what no one sees. */
export function plainWords(text: string): string {
  return text.replace(UNSEEN, ' ').replace(BROKEN, '\ufffd').replace(/\s+/g, ' ').trim();
}
