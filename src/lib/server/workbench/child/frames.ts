/** A child writes frames to its standard output: four bytes of length, then that many bytes. An empty one ends an answer. */
const HEAD_BYTES = 4;
/** A frame is a piece of a result, or a head with the query's own text: a longer one is a fault of the child. */
const MOST_FRAME_BYTES = 8_000_000;

/** A frame as the parts that are to be written, one after the other: a large content is not copied. */
export function frameParts(content: Uint8Array): readonly [Buffer, Uint8Array] {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(content.length);
  return [head, content];
}

/** The frames in a stream of bytes, each whole. Throws a RangeError for one that is longer than any. */
export async function* framesIn(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer<ArrayBuffer>> {
  const waiting: Buffer[] = [];
  let bytes = 0;
  const take = (count: number): Buffer<ArrayBuffer> => {
    const taken: Buffer[] = [];
    let missing = count;
    for (; missing > 0; missing -= taken.at(-1)!.length)
      taken.push(waiting[taken.length]!.subarray(0, missing));
    const cut = taken.length > 0 ? waiting[taken.length - 1]!.subarray(taken.at(-1)!.length) : null;
    waiting.splice(0, taken.length, ...(cut !== null && cut.length > 0 ? [cut] : []));
    bytes -= count;
    return Buffer.concat(taken);
  };
  let wanted: number | null = null;
  for await (const piece of pieces) {
    waiting.push(piece);
    bytes += piece.length;
    while (bytes >= (wanted ?? HEAD_BYTES)) {
      if (wanted !== null) {
        yield take(wanted);
        wanted = null;
        continue;
      }
      wanted = take(HEAD_BYTES).readUInt32BE();
      if (wanted > MOST_FRAME_BYTES) throw new RangeError(`a frame of ${wanted} bytes`);
    }
  }
}
