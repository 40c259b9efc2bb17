/** What Windows-1252 has at 0x80 to 0x9f; its five gaps stay control characters. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const BYTES: ReadonlyMap<string, number> = new Map([...WINDOWS].map((letter, i) => [letter, 0x80 + i]));
/** The first byte of a UTF-8 sequence, read as a letter, and a byte that follows it. */
const TWICE = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]|\u00c3 /;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * A text whose UTF-8 was read as Windows-1252 and saved again, as it was before: "Thá»\u009di gian" is "Thời gian". Any
 * other text is unchanged.
 */
export function repairTwice(text: string): string {
  if (!TWICE.test(text)) return text;
  // The byte A0 of à is a no-break space, which many programs make an ordinary one.
  return decodeAgain(text) ?? decodeAgain(text.replaceAll('\u00c3 ', '\u00c3\u00a0')) ?? text;
}

function decodeAgain(text: string): string | null {
  const bytes = [...text].map((letter) => BYTES.get(letter) ?? letter.codePointAt(0)!);
  if (bytes.some((byte) => byte > 0xff)) return null;
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}
