import { crc32, deflateRawSync, constants } from 'node:zlib';

/** A stretch of a compressed stream that says `piece` again and again. */
export interface Repeated {
  readonly packed: Buffer;
  readonly bytes: number;
}

const PIECE_BYTES = 1 << 20;

/**
 * Compresses `before`, then `piece` over and over until `bytes` are reached, then `after`: quickly, since the packed
 * form of the middle is made once.
 */
export function deflateRepeated(before: string, piece: string, bytes: number, after = ''): Repeated {
  const flush = { finishFlush: constants.Z_FULL_FLUSH, level: 9 };
  const block = Buffer.from(piece.repeat(Math.max(1, Math.floor(PIECE_BYTES / piece.length))));
  const times = Math.max(1, Math.ceil(bytes / block.length));
  const middle = deflateRawSync(block, flush);
  const packed = Buffer.concat([
    deflateRawSync(Buffer.from(before), flush),
    ...Array<Buffer>(times).fill(middle),
    deflateRawSync(Buffer.from(after), { level: 9 }),
  ]);
  return { packed, bytes: Buffer.byteLength(before) + times * block.length + Buffer.byteLength(after) };
}

/** A gzip file of a packed stream; its checksum is wrong, which shows only at the end. */
export function gzipOf({ packed, bytes }: Repeated): Buffer {
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(bytes % 2 ** 32, 4);
  return Buffer.concat([Buffer.from('1f8b0800000000000003', 'hex'), packed, tail]);
}

/** One file of a zip, with the size it declares. */
export interface ZipPart {
  readonly name: string | Buffer;
  readonly packed: Buffer;
  readonly bytes: number;
  readonly crc?: number;
}

/** A part that says what it is. */
export function plainPart(name: string | Buffer, text: string | Buffer): ZipPart {
  const content = Buffer.from(text as string);
  return { name, packed: deflateRawSync(content), bytes: content.length, crc: crc32(content) };
}

/** Writes a zip as its parts declare themselves, true or not. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, packed, bytes, crc = 0 } of parts) {
    const nameBytes = Buffer.from(name as string);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x800, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc, 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(bytes % 2 ** 32, 18);
    facts.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, nameBytes, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), facts, tail, nameBytes]));
    locals.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, listed, end]);
}
