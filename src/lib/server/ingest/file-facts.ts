import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Fault } from '#lib/domain/fault.ts';

export type FileKind = 'text' | 'parquet' | 'workbook';

/** What a file is, by its content; its name decides nothing. */
export interface FileFacts {
  readonly kind: FileKind;
  readonly bytes: number;
  readonly sha256: string;
  /** Empty lines stand between the rows, so lines and rows cannot be counted as one. */
  readonly hasBlankLines: boolean;
}

const HEAD_BYTES = 64 * 1024;
const CHUNK_BYTES = 4 * 1024 * 1024;
const PARQUET = Buffer.from('PAR1');
const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** OLE container: old .xls, or an .xlsx locked with a password. */
const OLE = Buffer.from('d0cf11e0', 'hex');
const BLANK_LINES = ['\n\n', '\n\r\n', '\r\r'].map((text) => Buffer.from(text));
const LONGEST_BLANK = 3;

/**
 * The file's kind, size and SHA-256, reading it once. Throws a Fault for an empty file and for kinds that
 * cannot be taken in.
 */
export async function readFileFacts(
  path: string,
  name: string,
  onBytes: (bytes: number) => void,
): Promise<FileFacts> {
  if ((await sizeOf(path)) === 0) throw new Fault('file_empty', { file: name }, 422);
  const kind = kindOf(await readHead(path, HEAD_BYTES), name);
  const hash = createHash('sha256');
  let bytes = 0;
  let tail = Buffer.alloc(0);
  let hasBlankLines = false;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    if (kind === 'text' && !hasBlankLines) {
      // The end of the file may well be an empty line: keep it for a look that never comes.
      const text = Buffer.concat([tail, chunk]);
      const seen = text.subarray(0, text.length - LONGEST_BLANK);
      hasBlankLines = BLANK_LINES.some((blank) => seen.includes(blank));
      tail = Buffer.from(text.subarray(-2 * LONGEST_BLANK));
    }
    onBytes(bytes);
  }
  return { kind, bytes, sha256: hash.digest('hex'), hasBlankLines };
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

function kindOf(head: Buffer, name: string): FileKind {
  const startsWith = (signature: Buffer) => head.subarray(0, signature.length).equals(signature);
  if (startsWith(PARQUET)) return 'parquet';
  if (startsWith(ZIP)) return 'workbook';
  if (startsWith(OLE)) {
    const locked = head.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new Fault(locked ? 'workbook_locked' : 'workbook_old', { file: name }, 422);
  }
  const wide = head[0] === 0xff || head[0] === 0xfe;
  if (!wide && head.includes(0)) throw new Fault('file_kind_unknown', { file: name }, 422);
  return 'text';
}
