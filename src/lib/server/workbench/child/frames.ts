/** A child writes frames to its standard output: four bytes of length, then that many bytes. An empty one ends an answer. */
const HEAD_BYTES = 4;
/** A frame is a piece of a result, or a head with the query's own text: a longer one is a fault of the child. */
const MOST_FRAME_BYTES = 8_000_000;

/** A frame's bytes. */
export function frame(content: Uint8Array): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(content.length);
  return Buffer.concat([head, content]);
}

/** The frames in a stream of bytes, each whole. Throws a RangeError for one that is longer than any. */
export async function* framesIn(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer<ArrayBuffer>> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  let wanted = HEAD_BYTES;
  let isHead = true;
  for await (const piece of pieces) {
    waiting.push(piece);
    bytes += piece.length;
    while (bytes >= wanted) {
      const all = Buffer.concat(waiting);
      const part = all.subarray(0, wanted);
      waiting = [all.subarray(wanted)];
      bytes -= wanted;
      if (isHead) {
        wanted = part.readUInt32BE();
        if (wanted > MOST_FRAME_BYTES) throw new RangeError(`a frame of ${wanted} bytes`);
        isHead = wanted === 0;
        if (isHead) {
          yield Buffer.alloc(0);
          wanted = HEAD_BYTES;
        }
      } else {
        yield part;
        wanted = HEAD_BYTES;
        isHead = true;
      }
    }
  }
}
