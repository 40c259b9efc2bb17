import { open, type FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { Fault } from '#lib/domain/fault.ts';
import { packedStart, readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** What the XML parts of an office file may unpack to. */
export interface PartLimits {
  readonly mostBytes: number;
  /** Code of the Fault when they are larger. */
  readonly tooLarge: string;
}

/** Sheets of equal cells compress to a hundredth; a larger ratio is made to exhaust memory. */
const MAX_GROWTH = 250;
/** Small files, such as forms of empty rows, may have a larger ratio. */
const FREE_BYTES = 64_000_000;
const MAX_PARTS = 5000;
const DEFLATED = 8;
/** A part that defines entities; none of Word's or Excel's does. */
const ENTITIES = /<!(?:DOCTYPE|ENTITY)/i;
const LONGEST_MARK = 9;

/**
 * Unpacks the XML parts of an office file piece by piece and keeps nothing: before a library takes memory for them, it is
 * known how large they are, whatever they say of themselves. Throws a Fault when they are too large, when one defines
 * entities, or when the file is damaged. Only for a limited child.
 */
export async function checkOfficeParts(path: string, { mostBytes, tooLarge }: PartLimits): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const limit = Math.min(mostBytes, Math.max(FREE_BYTES, size * MAX_GROWTH));
    const entries = await readZipDirectory(file, '');
    if (entries.length > MAX_PARTS) throw new Fault(tooLarge);
    let bytes = 0;
    for (const entry of entries.filter(({ name }) => /\.(?:xml|rels|vml)$/i.test(name))) {
      let seam = '';
      for await (const piece of piecesOf(file, entry)) {
        bytes += piece.length;
        if (bytes > limit) throw new Fault(tooLarge);
        const text = seam + piece.toString('latin1');
        if (ENTITIES.test(text)) throw new Fault('xml_entities');
        seam = text.slice(-LONGEST_MARK);
      }
    }
  } finally {
    await file.close();
  }
}

async function* piecesOf(file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.packedBytes === 0) return;
  const start = await packedStart(file, entry, '');
  const packed = file.createReadStream({ start, end: start + entry.packedBytes - 1, autoClose: false });
  if (entry.method !== DEFLATED) return yield* packed as AsyncIterable<Buffer>;
  const inflate = createInflateRaw();
  packed.on('error', (error) => inflate.destroy(error));
  yield* packed.pipe(inflate) as AsyncIterable<Buffer>;
}
