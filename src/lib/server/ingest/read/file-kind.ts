import { open } from 'node:fs/promises';
import { Fault } from '#lib/domain/fault.ts';
import { readZipDirectory } from './zip-directory.ts';

/** The kind of a file; `old-workbook` includes HTML tables and XML spreadsheets saved as .xls, and OpenDocument. */
export type FileKind =
  'text' | 'parquet' | 'workbook' | 'old-workbook' | 'document' | 'json' | 'kml' | 'archive' | 'gzip';

const ascii = (text: string) => Buffer.from(text, 'latin1');
const ZIP = [ascii('PK\x03\x04'), ascii('PK\x05\x06')];
/** OLE container: old .xls, a workbook locked with a password, or a document. */
const OLE = Buffer.from('d0cf11e0', 'hex');
const GZIP = Buffer.from('1f8b', 'hex');

/** Unsupported files that people rename to .csv, by magic number; the names are keys of messages. */
const NOT_DATA: readonly (readonly [string, Buffer])[] = [
  ['png', Buffer.from('89504e47', 'hex')],
  ['jpeg', Buffer.from('ffd8ff', 'hex')],
  ['gif', ascii('GIF8')],
  ['webp', ascii('RIFF')],
  ['pdf', ascii('%PDF')],
  ['rtf', ascii('{\\rtf')],
  ['rar', ascii('Rar!')],
  ['7z', Buffer.from('377abcaf', 'hex')],
  ['program', ascii('MZ\x90')],
  ['program', ascii('\x7fELF')],
  ['database', ascii('SQLite format 3')],
];
/** A photo of a telephone, behind four bytes of length. */
const PHOTO = /^ftyp(?:heic|heix|mif1|msf1|avif)/;
/** The first part of a spreadsheet of LibreOffice. */
const OPEN_SPREADSHEET = ascii('mimetypeapplication/vnd.oasis.opendocument.spreadsheet');
/** Parts of archives that are one file of a program; the names are keys of messages. */
const NOT_ARCHIVES: readonly (readonly [string, RegExp])[] = [
  ['numbers', /\.iwa$/i],
  ['shapefile', /\.shp$/i],
];
/** A web page that a browser or Excel saved with its pictures. */
const WEB_ARCHIVE = /^(?:From: <Saved by|MIME-Version:|Content-Type: multipart\/related)/i;
/** A workbook that says itself that it is larger is refused before it is opened; `checkOfficeParts` counts. */
const MAX_WORKBOOK_BYTES = 1_500_000_000;
/** Content with a larger share of control characters is not text. */
const CONTROL_SHARE = 0.01;

/** Which kind of file is it, by content? The name is ignored. Throws a Fault for unsupported kinds. */
export async function readFileKind(path: string, name: string, head: Buffer): Promise<FileKind> {
  const startsWith = (signature: Buffer) => head.subarray(0, signature.length).equals(signature);
  const alien = NOT_DATA.find(([, signature]) => startsWith(signature));
  if (alien) throw new Fault('file_is_not_data', { file: name, kind: alien[0] }, 422);
  if (PHOTO.test(head.subarray(4, 12).toString('latin1'))) {
    throw new Fault('file_is_not_data', { file: name, kind: 'heic' }, 422);
  }
  if (startsWith(ascii('PAR1'))) return 'parquet';
  if (startsWith(GZIP)) return 'gzip';
  if (startsWith(OLE)) return 'old-workbook';
  if (head.subarray(0, 120).includes(OPEN_SPREADSHEET)) return 'old-workbook';
  if (ZIP.some(startsWith)) return zipKind(path, name);
  return textKind(head, name);
}

async function zipKind(path: string, name: string): Promise<FileKind> {
  const file = await open(path);
  try {
    const entries = await readZipDirectory(file, name);
    const names = entries.map((entry) => entry.name);
    if (names.some((entry) => entry.startsWith('xl/worksheets/'))) {
      const unpacked = entries.reduce((sum, { bytes }) => sum + bytes, 0);
      if (unpacked > MAX_WORKBOOK_BYTES) throw new Fault('workbook_too_large', { file: name }, 413);
      return 'workbook';
    }
    if (names.some((entry) => /^word\/document\d*\.xml$/.test(entry))) return 'document';
    const isDocument = names.includes('[Content_Types].xml') || names[0] === 'mimetype';
    if (isDocument) throw new Fault('file_is_not_data', { file: name, kind: 'document' }, 422);
    const alien = NOT_ARCHIVES.find(([, part]) => names.some((entry) => part.test(entry)));
    if (alien) throw new Fault('file_is_not_data', { file: name, kind: alien[0] }, 422);
    return 'archive';
  } finally {
    await file.close();
  }
}

function textKind(head: Buffer, name: string): FileKind {
  const wide = wideEncodingOf(head);
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 26)).length;
  if (wide === null && (head.includes(0) || controls > head.length * CONTROL_SHARE)) {
    throw new Fault('file_kind_unknown', { file: name }, 422);
  }
  const start = new TextDecoder(wide ?? 'latin1').decode(head).replace(/^(?:ï»¿|\s)+/, '');
  if (/^\{\s*"type"\s*:\s*"Topology"/.test(start)) {
    throw new Fault('file_is_outlines', { file: name, form: 'TopoJSON' }, 422);
  }
  if (/^(?:\{\s*["}]|\[\s*[[{\]])/.test(start)) return 'json';
  if (WEB_ARCHIVE.test(start)) throw new Fault('file_is_not_data', { file: name, kind: 'mhtml' }, 422);
  if (!start.startsWith('<')) return 'text';
  if (/<(?:\w+:)?kml[\s>]/.test(start)) return 'kml';
  if (/<(?:html|table|!doctype html|head|body|meta|style|div)[\s>]/i.test(start)) return 'old-workbook';
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'old-workbook';
  const kind = /<(?:\w+:)?gpx[\s>]/.test(start) ? 'gpx' : 'xml';
  throw new Fault('file_is_not_data', { file: name, kind }, 422);
}

/** Is a text UTF-16? By byte order mark, else by zeros in every other byte; null if not. */
export function wideEncodingOf(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const part = head.subarray(0, 2048);
  const zeros = (from: 0 | 1) => part.filter((byte, index) => byte === 0 && index % 2 === from).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (odd > part.length / 4 && even === 0) return 'utf-16le';
  return even > part.length / 4 && odd === 0 ? 'utf-16be' : null;
}
