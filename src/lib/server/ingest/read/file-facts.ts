import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Fault } from '#lib/domain/fault.ts';
import { readFileKind, type FileKind } from './file-kind.ts';
import { ForeignLines } from './foreign-lines.ts';

export type { FileKind } from './file-kind.ts';

/** What a file is, by its content; its name decides nothing. */
export interface FileFacts {
  readonly kind: FileKind;
  readonly bytes: number;
  /** Empty lines stand between the rows, so lines and rows cannot be counted as one. */
  readonly hasBlankLines: boolean;
  /** Some lines that are no UTF-8; null when all are. */
  readonly foreign: Buffer | null;
}

const HEAD_BYTES = 64 * 1024;
const CHUNK_BYTES = 4 * 1024 * 1024;
const BLANK_LINES = ['\n\n', '\n\r\n', '\r\r'].map((text) => Buffer.from(text));
const LONGEST_BLANK = 3;

/**
 * The file's kind, size and shape, reading it once. Throws a Fault for an empty file and for kinds that
 * cannot be taken in.
 */
export async function readFileFacts(
  path: string,
  name: string,
  onBytes: (bytes: number) => void,
): Promise<FileFacts> {
  if ((await sizeOf(path)) === 0) throw new Fault('file_empty', { file: name }, 422);
  const kind = await readFileKind(path, name, await readHead(path, HEAD_BYTES));
  let bytes = 0;
  let tail = Buffer.alloc(0);
  let hasBlankLines = false;
  const foreign = new ForeignLines();
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (kind === 'text' && !hasBlankLines) {
      // The end of the file may well be an empty line: it is kept for a look that never comes.
      const seam = Buffer.concat([tail, chunk.subarray(0, LONGEST_BLANK)]);
      const seen = chunk.subarray(0, chunk.length - LONGEST_BLANK);
      hasBlankLines = BLANK_LINES.some(
        (blank) => seen.includes(blank) || (tail.length > 0 && seam.includes(blank)),
      );
      tail = Buffer.concat([tail, chunk.subarray(-2 * LONGEST_BLANK)]).subarray(-2 * LONGEST_BLANK);
    }
    if (kind === 'text') foreign.push(chunk);
    onBytes(bytes);
  }
  return { kind, bytes, hasBlankLines, foreign: foreign.end() };
}

/** A file's size in bytes. Throws a Fault when there is no such file. */
export async function sizeOf(path: string): Promise<number> {
  const facts = await stat(path).catch(() => null);
  if (!facts?.isFile()) throw new Fault('file_absent', { path }, 404);
  return facts.size;
}

/** The first bytes of a file. */
export async function readHead(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
