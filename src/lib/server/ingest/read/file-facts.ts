import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Fault } from '#lib/domain/fault.ts';
import { readFileKind, type FileKind } from './file-kind.ts';
import { ForeignLines } from './letters/foreign-lines.ts';

export type { FileKind } from './file-kind.ts';

/** Identifies a file's content. */
export interface FileIdentity {
  readonly sha256: string;
  readonly bytes: number;
}

/** Facts about a file's content; its name is ignored. */
export interface FileFacts {
  readonly kind: FileKind;
  readonly bytes: number;
  /** There are empty lines between rows, so that line numbers differ from row numbers. */
  readonly hasBlankLines: boolean;
  /** Lines that are not UTF-8; null if there are none. */
  readonly foreign: Buffer | null;
}

const HEAD_BYTES = 64 * 1024;
const CHUNK_BYTES = 4 * 1024 * 1024;
/** The bytes that a file of a size is read by at a time: what is set aside for more makes collecting garbage the larger part of a small load. */
export const chunkOf = (size: number): number => Math.min(CHUNK_BYTES, Math.max(1, size));
const BLANK_LINES = ['\n\n', '\n\r\n', '\r\r'].map((text) => Buffer.from(text));
const MAX_BLANK_BYTES = 3;

/**
 * What is in a file? Kind, size, shape and SHA-256, in one read. Throws a Fault for an empty file and for unsupported
 * kinds.
 */
export async function readFileFacts(
  path: string,
  name: string,
  onBytes: (bytes: number) => void,
): Promise<FileFacts & FileIdentity> {
  const size = await sizeOf(path);
  if (size === 0) throw new Fault('file_empty', { file: name }, 422);
  const kind = await readFileKind(path, name, await readHead(path, HEAD_BYTES));
  const hash = createHash('sha256');
  let bytes = 0;
  let tail = Buffer.alloc(0);
  let hasBlankLines = false;
  const foreign = new ForeignLines();
  const highWaterMark = chunkOf(size);
  for await (const chunk of createReadStream(path, { highWaterMark }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    hash.update(chunk);
    if (kind === 'text' && !hasBlankLines) {
      // An empty line at the end of the file does not count: the tail of the last chunk is not searched.
      const seam = Buffer.concat([tail, chunk.subarray(0, MAX_BLANK_BYTES)]);
      const seen = chunk.subarray(0, chunk.length - MAX_BLANK_BYTES);
      hasBlankLines = BLANK_LINES.some(
        (blank) => seen.includes(blank) || (tail.length > 0 && seam.includes(blank)),
      );
      tail = Buffer.concat([tail, chunk.subarray(-2 * MAX_BLANK_BYTES)]).subarray(-2 * MAX_BLANK_BYTES);
    }
    if (kind === 'text') foreign.push(chunk);
    onBytes(bytes);
  }
  return { kind, bytes, sha256: hash.digest('hex'), hasBlankLines, foreign: foreign.end() };
}

/** The size of a file in bytes. Throws a Fault when there is no such file. */
export async function sizeOf(path: string): Promise<number> {
  const facts = await stat(path).catch(() => null);
  if (!facts?.isFile()) throw new Fault('file_absent', { path }, 404);
  return facts.size;
}

/** The first bytes of a file. */
export async function readHead(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const room = Buffer.alloc(Math.max(1, Math.min(length, size)));
    const { buffer, bytesRead } = await file.read(room, 0, room.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
