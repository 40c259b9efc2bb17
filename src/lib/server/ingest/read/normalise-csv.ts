import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { Fault } from '#lib/domain/fault.ts';
import { CsvReader, type CsvRecord } from './csv-records.ts';
import { unicodeCells } from './letters/column-letters.ts';
import { plainCell } from './letters/plain-cell.ts';
import { decodeLetters, type TextEncoding } from './letters/text-encoding.ts';

/** The position of a file's first row, and the number of its columns. */
export interface CsvShape {
  readonly encoding: TextEncoding;
  readonly delimiter: string;
  readonly headerRow: number;
  readonly width: number;
}

const CHUNK_BYTES = 1024 * 1024;

/**
 * Writes a plain copy of an irregular file (ragged rows, stray quotes, mixed line endings, empty lines,
 * another encoding): UTF-8, comma, LF, one record per line, beginning with the row's number and the problem of
 * its shape: `"` for an unclosed quote, `7/9` for 7 fields where the header has 9. Empty rows are
 * dropped, no other row is.
 */
export async function normaliseCsv(
  source: string,
  target: string,
  shape: CsvShape,
  signal?: AbortSignal,
): Promise<void> {
  const reader = new CsvReader(shape.delimiter);
  const decoder = new TextDecoder(shape.encoding.bytes);
  const out = createWriteStream(target);
  const write = async (records: readonly CsvRecord[]) => {
    const lines = records.map((record) => normalLine(record, shape)).join('');
    if (lines && !out.write(lines)) await once(out, 'drain');
  };
  try {
    const chunks = createReadStream(source, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>;
    for await (const chunk of chunks) {
      if (signal?.aborted) throw new Fault('load_cancelled', {}, 409);
      await write(reader.push(decoder.decode(chunk, { stream: true })));
    }
    await write(reader.push(decoder.decode()));
    await write(reader.end());
  } finally {
    out.end();
    await once(out, 'close');
  }
}

function normalLine({ row, fields, broken }: CsvRecord, { headerRow, width, encoding }: CsvShape): string {
  if (row <= headerRow) return '';
  if (broken) return `${csvLine([String(row), '"', ...Array<string>(width).fill('')])}\n`;
  if (fields.every((field) => field.trim() === '')) return '';
  const extra = fields.slice(width).some((field) => field.trim() !== '');
  const problem = fields.length < width || extra ? `${fields.length}/${width}` : '';
  const decoded = Array.from({ length: width }, (_, i) => decodeLetters(fields[i] ?? '', encoding));
  const { columns } = encoding;
  const cells = (columns === undefined ? decoded : unicodeCells(decoded, columns)).map(plainCell);
  return `${csvLine([String(row), problem, ...cells])}\n`;
}

/** One line of comma-separated text without its line end; line breaks inside a field become spaces. */
export function csvLine(fields: readonly string[]): string {
  return fields
    .map((field) => {
      const flat = /[\r\n\0]/.test(field) ? field.replace(/[\r\n\0]+/g, ' ') : field;
      return /[",]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
    })
    .join(',');
}
