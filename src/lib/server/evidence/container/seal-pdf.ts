import type { KeyObject } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { PART_NAMES } from '../parts/part.ts';
import { PDF_TAIL, placeholder, signFile } from './signature.ts';
import { BrokenZip, type ReadPart, type ZipLimits } from './zip.ts';

/** The end of a PDF (ISO 32000-1, 7.5.5), as the compiler writes it and as it is signed. */
const END = /startxref\s+(\d+)\s+%%EOF\s*$/;
const OFFSET_DIGITS = 10;
/** How far back the end is looked for. */
const END_BYTES = 100;

/** The PDF signed in a comment before its last lines, as `signature.ts` says. Throws an Error for another end of file. */
export function sealPdf(pdf: Buffer, key: KeyObject): Buffer {
  const last = pdf.subarray(-END_BYTES).toString('latin1');
  const end = END.exec(last);
  if (end === null) throw new Error('the PDF ends otherwise');
  const body = pdf.subarray(0, pdf.length - last.length + end.index);
  const tail = `\nstartxref\n${end[1]!.padStart(OFFSET_DIGITS, '0')}\n%%EOF\n`;
  if (tail.length !== PDF_TAIL) throw new Error('the PDF is too large');
  return signFile(Buffer.concat([body, Buffer.from(`%${placeholder(key)}${tail}`)]), key);
}

const MOST_OBJECTS = 200_000;
const HEADER_BYTES = 2000;

/**
 * The parts attached to a pack's PDF, found as the compiler writes them: by the table of offsets, objects in plain text.
 * Throws `BrokenZip` when it is of another form; sizes are counted before anything is unpacked.
 */
export function readAttachments(pdf: Buffer, limits: ZipLimits): ReadPart[] {
  const offsets = offsetsOf(pdf);
  const headers = offsets.map((at) => pdf.subarray(at, at + HEADER_BYTES).toString('latin1'));
  const files = headers.flatMap((header) => {
    const name = /^\d+ 0 obj\s*<<\s*\/Type \/Filespec\s*\/F \(([\w.-]+)\)/.exec(header)?.[1];
    const stream = /\/EF <<\s*\/F (\d+) 0 R/.exec(header)?.[1];
    return name === undefined || stream === undefined ? [] : [{ name, object: Number(stream) }];
  });
  if (files.length > limits.mostParts) throw new BrokenZip(null);
  const numbered = new Map(headers.map((header, i) => [Number(/^(\d+) 0 obj/.exec(header)?.[1] ?? -1), i]));
  let left = limits.mostBytes;
  const parts = files.map(({ name, object }): ReadPart => {
    const i = numbered.get(object);
    const bytes = i === undefined ? null : streamAt(pdf, offsets[i]!, headers[i]!, left);
    left -= bytes?.length ?? 0;
    return { name, bytes };
  });
  const order = (part: ReadPart) => PART_NAMES.findIndex((name) => name === part.name);
  return parts.sort((a, b) => order(a) - order(b));
}

function offsetsOf(pdf: Buffer): number[] {
  const end = END.exec(pdf.subarray(-END_BYTES).toString('latin1'));
  const at = Number(end?.[1] ?? Infinity);
  if (!(at < pdf.length)) throw new BrokenZip(null);
  const table = pdf.subarray(at, Math.min(pdf.length, at + 20 * MOST_OBJECTS)).toString('latin1');
  if (!table.startsWith('xref')) throw new BrokenZip(null);
  return [...table.matchAll(/^(\d{10}) \d{5} n/gm)].map(([, offset]) => Number(offset));
}

/** The content of an embedded file; null when it does not unpack to what it says. */
function streamAt(pdf: Buffer, at: number, header: string, most: number): Buffer | null {
  const length = Number(/\/Length (\d+)/.exec(header)?.[1] ?? NaN);
  const size = Number(/\/Size (\d+)/.exec(header)?.[1] ?? NaN);
  const begin = />>\s*stream\r?\n/.exec(header);
  if (!begin || !(size <= most) || !(length <= pdf.length)) return null;
  const from = at + begin.index + begin[0].length;
  const stored = pdf.subarray(from, from + length);
  try {
    const bytes = header.slice(0, begin.index).includes('/FlateDecode')
      ? inflateSync(stored, { maxOutputLength: Math.max(1, size) })
      : stored;
    return bytes.length === size ? Buffer.from(bytes) : null;
  } catch {
    return null;
  }
}
