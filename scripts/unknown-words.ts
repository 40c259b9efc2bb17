/** The sentence for words that a command does not know, with those that it does; null where it knows all. */
export function unknownWords(asked: readonly string[], known: readonly string[]): string | null {
  const unknown = asked.filter((word) => !known.includes(word));
  return unknown.length === 0 ? null : `Unknown: ${unknown.join(', ')}. There are: ${known.join(', ')}.`;
}
