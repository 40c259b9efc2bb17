/** The bytes of a result, whole. Throws `tooLarge`, and stops the result, when they are more than `most`. */
export async function wholeBody(
  body: ReadableStream<Uint8Array>,
  most: number,
  tooLarge: () => Error,
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > most) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
