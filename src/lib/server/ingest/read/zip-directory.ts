import type { FileHandle } from 'node:fs/promises';
import { Fault } from '#lib/domain/fault.ts';
import { plainWords } from '#lib/domain/plain-words.ts';

/** An entry of a zip's central directory. */
export interface ZipEntry {
  /** A name to be shown; never a path to be written to. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Offset of the local header. */
  readonly at: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT_BYTES = 65_535;
/** Larger directories are not of archives of exports; this size fits in memory. */
const MAX_DIRECTORY_BYTES = 8 * 1024 * 1024;
const FULL_32 = 0xffffffff;

/** Reads the entries of a zip's central directory. Throws a Fault when it is damaged or truncated. */
export async function readZipDirectory(file: FileHandle, name: string): Promise<ZipEntry[]> {
  const damaged = () => new Fault('file_damaged', { file: name }, 422);
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - END_BYTES - MAX_COMMENT_BYTES), size);
  const end = lastEnd(tail);
  if (end < 0) throw damaged();
  let [bytes, at] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  const locator = end - LOCATOR_BYTES;
  if ((at === FULL_32 || bytes === FULL_32) && locator >= 0 && tail.readUInt32LE(locator) === LOCATOR_64) {
    const large = await readAt(file, Number(tail.readBigUInt64LE(locator + 8)), size, 56);
    if (large.length < 56 || large.readUInt32LE(0) !== END_64) throw damaged();
    [bytes, at] = [Number(large.readBigUInt64LE(40)), Number(large.readBigUInt64LE(48))];
  }
  if (bytes > MAX_DIRECTORY_BYTES) throw new Fault('archive_too_large', { file: name }, 413);
  const directory = await readAt(file, at, size, bytes);
  if (directory.length < bytes) throw damaged();
  const entries: ZipEntry[] = [];
  for (let from = 0; from + ENTRY_BYTES <= directory.length;) {
    if (directory.readUInt32LE(from) !== ENTRY) throw damaged();
    const read = readEntry(directory, from);
    if (!read) throw damaged();
    entries.push(read.entry);
    from = read.next;
  }
  return entries;
}

/** The offset of an entry's compressed bytes. Throws a Fault when there is none. */
export async function packedStart(file: FileHandle, entry: ZipEntry, name: string): Promise<number> {
  const header = await readAt(file, entry.at, entry.at + LOCAL_BYTES, LOCAL_BYTES);
  if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL) {
    throw new Fault('file_damaged', { file: name }, 422);
  }
  return entry.at + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function readAt(file: FileHandle, from: number, to: number, length = to - from): Promise<Buffer> {
  if (!Number.isSafeInteger(from) || from < 0) return Buffer.alloc(0);
  const { buffer, bytesRead } = await file.read(
    Buffer.alloc(Math.max(0, length)),
    0,
    Math.max(0, length),
    from,
  );
  return buffer.subarray(0, bytesRead);
}

function lastEnd(tail: Buffer): number {
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(END);
  const end = tail.lastIndexOf(signature);
  return end >= 0 && end + END_BYTES <= tail.length ? end : -1;
}

function readEntry(directory: Buffer, from: number): { entry: ZipEntry; next: number } | null {
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) =>
    directory.readUInt16LE(from + at),
  );
  const nameEnd = from + ENTRY_BYTES + nameLength!;
  const extraEnd = nameEnd + extraLength!;
  if (extraEnd > directory.length) return null;
  const flags = directory.readUInt16LE(from + 8);
  const sizes = [24, 20, 42].map((at) => directory.readUInt32LE(from + at));
  const [bytes, packedBytes, at] = largeSizes(sizes, directory.subarray(nameEnd, extraEnd));
  const name = nameOf(directory.subarray(from + ENTRY_BYTES, nameEnd), (flags & 0x800) !== 0);
  return {
    next: extraEnd + commentLength!,
    entry: {
      ...{ name, isFolder: /[\\/]$/.test(name), encrypted: (flags & 1) !== 0 },
      method: directory.readUInt16LE(from + 10),
      crc32: directory.readUInt32LE(from + 16),
      ...{ packedBytes: packedBytes!, bytes: bytes!, at: at! },
    },
  };
}

/** Zip64: sizes that do not fit 32 bits are in the extra field with header id 1, in order. */
function largeSizes(sizes: readonly number[], extra: Buffer): number[] {
  let from = 0;
  while (from + 4 <= extra.length && extra.readUInt16LE(from) !== 1) from += 4 + extra.readUInt16LE(from + 2);
  let at = from + 4;
  return sizes.map((size) => {
    if (size !== FULL_32 || at + 8 > extra.length) return size;
    at += 8;
    return Number(extra.readBigUInt64LE(at - 8));
  });
}

/** Decodes a name, without what no one sees: as UTF-8 if the entry says so or the bytes are valid UTF-8, else as Latin-1. */
function nameOf(bytes: Buffer, isUtf8: boolean): string {
  const text = bytes.toString('utf8');
  const readable = isUtf8 || !text.includes('\ufffd') ? text : bytes.toString('latin1');
  return plainWords(readable).replaceAll('\\', '/');
}
