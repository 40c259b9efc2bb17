import { promisify } from 'node:util';
import { crc32, deflateRaw, inflateRawSync } from 'node:zlib';
import type { Part } from '../parts/part.ts';

/**
 * The plainest ZIP (PKWARE APPNOTE 6.3.10): each entry deflated, in the order given, without extra fields, then the directory
 * and a comment. The same parts, date and comment always give the same bytes.
 */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
/** Version 2.0, names in UTF-8, deflate at the default level. */
const [VERSION, UTF8_NAMES, DEFLATE] = [20, 0x0800, 8];

/** An entry as it stands in the archive. */
interface Entry {
  readonly name: string;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly at: number;
}

/** Date and time of an instant as MS-DOS writes them, in UTC. */
function dosTime(instant: Date): { readonly time: number; readonly date: number } {
  const year = Math.max(1980, instant.getUTCFullYear());
  return {
    time: (instant.getUTCHours() << 11) | (instant.getUTCMinutes() << 5) | (instant.getUTCSeconds() >> 1),
    date: ((year - 1980) << 9) | ((instant.getUTCMonth() + 1) << 5) | instant.getUTCDate(),
  };
}

const deflated = promisify<Buffer, Buffer>(deflateRaw);

/** The archive of some parts, all of one date, ending with a comment. */
export async function writeZip(parts: readonly Part[], date: Date, comment: Uint8Array): Promise<Buffer> {
  const { time, date: day } = dosTime(date);
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  const add = (piece: Uint8Array) => {
    pieces.push(piece);
    at += piece.length;
  };
  const deflatedParts = await Promise.all(parts.map(({ bytes }) => deflated(bytes)));
  for (const [i, { name, bytes }] of parts.entries()) {
    const packed = deflatedParts[i]!;
    const nameBytes = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(VERSION, 0);
    shared.writeUInt16LE(UTF8_NAMES, 2);
    shared.writeUInt16LE(DEFLATE, 4);
    shared.writeUInt16LE(time, 6);
    shared.writeUInt16LE(day, 8);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(nameBytes.length, 22);
    const central = Buffer.alloc(CENTRAL_BYTES);
    central.writeUInt32LE(CENTRAL, 0);
    central.writeUInt16LE(VERSION, 4);
    shared.copy(central, 6);
    central.writeUInt32LE(at, 42);
    directory.push(central, nameBytes);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(LOCAL, 0);
    for (const piece of [local, shared, nameBytes, packed]) add(piece);
  }
  const end = Buffer.alloc(END_BYTES);
  const directoryAt = at;
  directory.forEach(add);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(at - directoryAt, 12);
  end.writeUInt32LE(directoryAt, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...pieces, end, comment]);
}

/** What of an archive cannot be read, by the part it belongs to. */
export class BrokenZip extends Error {
  /** Name of the part; null for the archive's own directory. */
  readonly part: string | null;
  constructor(part: string | null) {
    super(`the archive is broken at ${part ?? 'its directory'}`);
    this.part = part;
  }
}

/** How much of an archive is taken. */
export interface ZipLimits {
  readonly mostParts: number;
  readonly mostBytes: number;
}

/** A part as far as it could be read; null where its bytes do not unpack to what they say. */
export interface ReadPart {
  readonly name: string;
  readonly bytes: Buffer | null;
}

/**
 * Reads what `writeZip` writes with a comment of this length. Sizes are counted before anything is unpacked. Throws
 * `BrokenZip` when the directory is of another form, or when it holds more than the limits allow.
 */
export function readZip(archive: Buffer, commentBytes: number, limits: ZipLimits): ReadPart[] {
  const entries = entriesOf(archive, commentBytes, limits.mostParts);
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > limits.mostBytes) throw new BrokenZip(null);
  return entries.map((entry) => ({ name: entry.name, bytes: unpacked(archive, entry) }));
}

function entriesOf(archive: Buffer, commentBytes: number, mostParts: number): Entry[] {
  const endAt = archive.length - commentBytes - END_BYTES;
  if (endAt < 0 || archive.readUInt32LE(endAt) !== END) throw new BrokenZip(null);
  const count = archive.readUInt16LE(endAt + 10);
  let at = archive.readUInt32LE(endAt + 16);
  if (count > mostParts) throw new BrokenZip(null);
  return Array.from({ length: count }, () => {
    if (at + CENTRAL_BYTES > endAt || archive.readUInt32LE(at) !== CENTRAL) throw new BrokenZip(null);
    const nameBytes = archive.readUInt16LE(at + 28);
    const entry = {
      name: archive.toString('utf8', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes),
      crc: archive.readUInt32LE(at + 16),
      packedBytes: archive.readUInt32LE(at + 20),
      bytes: archive.readUInt32LE(at + 24),
      at: archive.readUInt32LE(at + 42),
    };
    at += CENTRAL_BYTES + nameBytes;
    return entry;
  });
}

function unpacked(archive: Buffer, { name, crc, packedBytes, bytes, at }: Entry): Buffer | null {
  const from = at + LOCAL_BYTES + Buffer.byteLength(name);
  if (from + packedBytes > archive.length) return null;
  try {
    const content = inflateRawSync(archive.subarray(from, from + packedBytes), {
      maxOutputLength: Math.max(1, bytes),
    });
    return content.length === bytes && crc32(content) === crc ? content : null;
  } catch {
    return null;
  }
}
