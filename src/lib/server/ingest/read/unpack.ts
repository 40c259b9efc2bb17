import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createGunzip, createInflateRaw } from 'node:zlib';
import { Fault } from '#lib/domain/fault.ts';
import type { FileSource } from './file-source.ts';
import { UPLOAD_LIMIT_BYTES } from './limits.ts';
import { packedStart, readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** A file of an archive: unpacked under a generated name, or why it could not be. */
export type Unpacked = { readonly file: FileSource } | { readonly name: string; readonly fault: Fault };

interface UnpackOptions {
  /** Folder for the unpacked files, one at a time. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  /** Bytes unpacked so far. */
  readonly onBytes?: (bytes: number) => void;
}

/** Exports compress to a fifth or a twentieth; a larger ratio is a zip bomb. */
const MAX_GROWTH = 250;
/** Small archives, such as forms of empty rows, may have a larger ratio. */
const FREE_BYTES = 64 * 1024 * 1024;
const MAX_FILES = 1000;
/** Metadata that systems and programs add to archives. */
const CLUTTER = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;
const [STORED, DEFLATED, AES] = [0, 8, 99];

/**
 * Unpacks a zip's files one by one, deleting each before the next. Names inside are shown, never used
 * as paths; a damaged file does not affect the others. Throws a Fault for an archive that is damaged as a
 * whole, empty, or unpacks to more than is safe.
 */
export async function* unpackZip(source: FileSource, options: UnpackOptions): AsyncGenerator<Unpacked> {
  const archive = await open(source.path);
  try {
    const { size } = await archive.stat();
    const entries = chosen(await readZipDirectory(archive, source.name));
    if (entries.length === 0) throw new Fault('archive_empty', { file: source.name }, 422);
    const growth = new Growth(source.name, size, options.onBytes);
    growth.allow(entries.reduce((sum, entry) => sum + entry.bytes, 0));
    if (entries.length > MAX_FILES) throw tooLarge(source.name);
    for (const [index, entry] of entries.entries()) {
      if (options.signal?.aborted) throw new Fault('load_cancelled', {}, 409);
      const name = `${source.name}/${entry.name}`;
      const path = join(options.folder, `unpacked-${index}`);
      try {
        await unpackEntry(archive, entry, { path, name }, growth);
        yield { file: { path, name } };
      } catch (error) {
        if (!(error instanceof Fault) || error.code === 'archive_too_large') throw error;
        yield { name, fault: error };
      } finally {
        await rm(path, { force: true });
      }
    }
  } finally {
    await archive.close();
  }
}

/** Unpacks a gzip file. Throws a Fault when it is damaged, or unpacks to more than is safe. */
export async function unpackGzip({ path, name }: FileSource, options: UnpackOptions): Promise<FileSource> {
  const target = join(options.folder, 'unpacked');
  const { size } = await stat(path);
  const growth = new Growth(name, size, options.onBytes);
  await unpackStream([createReadStream(path), createGunzip()], growth.meter(), target, name, options.signal);
  return { path: target, name };
}

/** A zipped KML also contains the pictures of its points. */
function chosen(entries: readonly ZipEntry[]): ZipEntry[] {
  const files = entries.filter(({ name, isFolder }) => !isFolder && !CLUTTER.test(name));
  const isMap = files.some(({ name }) => name.toLowerCase() === 'doc.kml');
  return isMap ? files.filter(({ name }) => /\.kml$/i.test(name)) : files;
}

async function unpackEntry(
  archive: FileHandle,
  entry: ZipEntry,
  { path, name }: FileSource,
  growth: Growth,
): Promise<void> {
  const { encrypted, method, packedBytes, bytes } = entry;
  if (encrypted || method === AES) throw new Fault('archive_locked', { file: name }, 422);
  if (method !== STORED && method !== DEFLATED)
    throw new Fault('archive_method_unknown', { file: name }, 422);
  if (bytes === 0) throw new Fault('file_empty', { file: name }, 422);
  const start = await packedStart(archive, entry, name);
  const packed = archive.createReadStream({ start, end: start + packedBytes - 1, autoClose: false });
  const meter = growth.meter(entry);
  await unpackStream(method === STORED ? [packed] : [packed, createInflateRaw()], meter, path, name);
}

async function unpackStream(
  streams: readonly [Readable, ...Transform[]],
  meter: Transform,
  target: string,
  name: string,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await pipeline([...streams, meter, createWriteStream(target)], signal ? { signal } : {});
  } catch (error) {
    await rm(target, { force: true });
    if (error instanceof Fault) throw error;
    if (signal?.aborted) throw new Fault('load_cancelled', {}, 409);
    throw new Fault('file_damaged', { file: name }, 422, { cause: error });
  }
}

const tooLarge = (name: string) => new Fault('archive_too_large', { file: name }, 413);

/** Tracks the total unpacked size; overlapping entries count each. */
class Growth {
  readonly #name: string;
  readonly #limit: number;
  readonly #onBytes: ((bytes: number) => void) | undefined;
  #bytes = 0;

  constructor(name: string, packedBytes: number, onBytes?: (bytes: number) => void) {
    this.#name = name;
    this.#limit = Math.min(UPLOAD_LIMIT_BYTES, Math.max(FREE_BYTES, packedBytes * MAX_GROWTH));
    this.#onBytes = onBytes;
  }

  /** Throws a Fault when the declared sizes are too large. */
  allow(bytes: number): void {
    if (bytes > this.#limit) throw tooLarge(this.#name);
  }

  /** Passes bytes through and counts them; fails when there are too many, or not as many as declared. */
  meter(entry?: ZipEntry): Transform {
    let [bytes, sum] = [0, 0];
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        bytes += chunk.length;
        this.#bytes += chunk.length;
        if (this.#bytes > this.#limit) return done(tooLarge(this.#name));
        if (entry) sum = crc32(chunk, sum);
        this.#onBytes?.(this.#bytes);
        done(null, chunk);
      },
      flush: (done) => {
        const isWhole = !entry || (bytes === entry.bytes && sum === entry.crc32);
        done(isWhole ? null : new Error(`${bytes} bytes unpacked, not as declared`));
      },
    });
  }
}
