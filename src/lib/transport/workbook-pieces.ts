import { strToU8, Zip, ZipDeflate } from 'fflate';
import { xmlText } from '#lib/domain/xml-text.ts';
import type { WireValue } from './column.ts';

/** A sheet: its name and its lines, the first of which stays when one scrolls. */
export interface SheetLines {
  readonly name: string;
  readonly lines: Iterable<readonly WireValue[]>;
  /** In letters. */
  readonly widths: readonly number[];
}

const ROWS_AT_ONCE = 1_000;
const QUICK_LEVEL = 3;

/** A workbook in pieces, so that memory holds a few of its rows. Texts are texts, also those that begin with `=`. */
export function* workbookPieces(sheets: readonly SheetLines[]): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  const take = () => {
    const taken = ready;
    ready = [];
    return taken;
  };
  const whole = (path: string, text: string) => {
    const part = new ZipDeflate(path, { level: QUICK_LEVEL });
    zip.add(part);
    part.push(strToU8(text), true);
  };
  for (const [path, text] of fixedParts(sheets)) whole(path, text);
  for (const [i, { lines, widths }] of sheets.entries()) {
    const part = new ZipDeflate(`xl/worksheets/sheet${i + 1}.xml`, { level: QUICK_LEVEL });
    zip.add(part);
    for (const text of sheetTexts(lines, widths)) {
      part.push(strToU8(text));
      yield* take();
    }
    part.push(new Uint8Array(), true);
  }
  zip.end();
  yield* take();
}

function* sheetTexts(lines: Iterable<readonly WireValue[]>, widths: readonly number[]): Generator<string> {
  const cols = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane = '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView>';
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews>${pane}</sheetViews><cols>${cols.join('')}</cols><sheetData>`;
  let [text, rows] = ['', 0];
  for (const line of lines) {
    text += `<row>${line.map(cellXml).join('')}</row>`;
    rows += 1;
    if (rows % ROWS_AT_ONCE > 0) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData></worksheet>`;
}

/** Excel cuts a longer text off with an error. */
const LONGEST_TEXT = 32_767;

function cellXml(value: WireValue): string {
  if (value === null) return '<c/>';
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value.slice(0, LONGEST_TEXT))}</t></is></c>`;
}

/** Characters that XML 1.0 (2.2) forbids beside those of `xmlText`. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g;

const escaped = (text: string) =>
  xmlText(text)
    .replaceAll(FORBIDDEN, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts beside the sheets (ECMA-376, part 1, 12.3 and 18.2). */
function fixedParts(sheets: readonly SheetLines[]): readonly (readonly [string, string])[] {
  const each = (write: (name: string, number: number) => string) =>
    sheets.map(({ name }, i) => write(name, i + 1)).join('');
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (list: string) =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list}</Relationships>`;
  const override = (path: string, type: string) =>
    `<Override PartName="${path}" ContentType="${TYPE}.${type}+xml"/>`;
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${override('/xl/workbook.xml', 'sheet.main')}${each((_, number) => override(`/xl/worksheets/sheet${number}.xml`, 'worksheet'))}</Types>`,
    ],
    ['_rels/.rels', relations(relation(1, 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((name, number) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations(each((_, number) => relation(number, 'worksheet', `worksheets/sheet${number}.xml`))),
    ],
  ];
}
