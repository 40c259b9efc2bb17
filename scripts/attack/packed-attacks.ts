import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Attack } from './attack.ts';
import { refusedWith, type Answer } from './attack-client.ts';
import { deflateRepeated, gzipOf, plainPart, zipOf, type ZipPart } from './bombs.ts';
import { LAUGHS } from './text-attacks.ts';
import { all, broken, held, type Verdict } from './verdict.ts';

const [MB, GB] = [1_000_000, 1_000_000_000];
const CSV = 'Thời gian đo;Nhà mạng;Tốc độ tải xuống (Mbps)\n13/06/2024 08:00:10;Viettel;40\n';

/** An attack that previews and loads one file, and is refused both times. */
const file = (
  name: string,
  quick: boolean,
  fileName: string,
  content: () => Buffer,
  ...codes: string[]
): Attack => ({
  name,
  quick,
  prepare: () => {
    const bytes = content();
    return async (client) =>
      all(
        refusedWith(await client.preview(fileName, bytes), ...codes),
        refusedWith(await client.load(fileName, bytes), ...codes),
      );
  },
});

const xlsx = (parts: Readonly<Record<string, ZipPart | string>>): Buffer => {
  const whole: Record<string, ZipPart | string> = {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml':
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Do" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    'xl/sharedStrings.xml': `${STRINGS}<si><t>Download Mbps</t></si></sst>`,
    'xl/worksheets/sheet1.xml': `${SHEET}<row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`,
    ...parts,
  };
  return zipOf(
    Object.entries(whole).map(([name, part]) =>
      typeof part === 'string' ? plainPart(name, part) : { ...part, name },
    ),
  );
};
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const SHEET = `<?xml version="1.0"?><worksheet ${MAIN}><sheetData>`;
const STRINGS = `<?xml version="1.0"?><sst ${MAIN}>`;
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const docx = (document: ZipPart | string): Buffer => {
  const part = typeof document === 'string' ? plainPart('', document) : document;
  return zipOf([
    plainPart(
      '[Content_Types].xml',
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    plainPart(
      '_rels/.rels',
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    { ...part, name: 'word/document.xml' },
  ]);
};

const part = (before: string, piece: string, bytes: number, after = ''): ZipPart => ({
  name: '',
  ...deflateRepeated(before, piece, bytes, after),
});
/** Says that it unpacks to less than it does. */
const lying = (bomb: ZipPart): ZipPart => ({ ...bomb, bytes: 5000 });

const rows = (bytes: number) =>
  part(SHEET, '<row><c><v>1</v></c><c><v>2</v></c></row>', bytes, '</sheetData></worksheet>');
const strings = (bytes: number) => part(STRINGS, `<si><t>${'a'.repeat(100)}</t></si>`, bytes, '</sst>');
const paragraphs = (bytes: number) =>
  part(
    `<?xml version="1.0"?><w:document ${WORD}><w:body>`,
    '<w:p><w:r><w:t>a</w:t></w:r></w:p>',
    bytes,
    '</w:body></w:document>',
  );

/** Archives and office files that unpack to more than they seem. */
export const PACKED_ATTACKS: readonly Attack[] = [
  file(
    'zip of 8 GB',
    false,
    'a.zip',
    () =>
      zipOf([
        { ...part('', 'a,b\n', 4 * GB), name: 'a.csv' },
        { ...part('', 'a,b\n', 4 * GB), name: 'b.csv' },
      ]),
    'archive_too_large',
  ),
  file(
    'zip of 1 GB that says 5,000 bytes',
    false,
    'a.zip',
    () => zipOf([{ ...lying(part('', 'a,b\n', GB)), name: 'a.csv' }]),
    'archive_too_large',
    'file_damaged',
  ),
  file(
    'zip of 60,000 files',
    false,
    'a.zip',
    () => zipOf(Array.from({ length: 60_000 }, (_, i) => plainPart(`${i}.csv`, 'a\n1\n'))),
    'archive_too_large',
  ),
  file('gzip of 1 GB', true, 'a.csv.gz', () => gzipOf(deflateRepeated('', 'a,b\n', GB)), 'archive_too_large'),
  file(
    'gzip in gzip',
    false,
    'a.gz',
    () => gzipOf(deflateRepeated('', 'x', 1, gzipOf(deflateRepeated('', 'a', GB)).toString('latin1'))),
    'archive_too_large',
    'file_damaged',
    'header_missing',
    'file_kind_unknown',
    'archive_nested',
  ),
  file(
    'XLSX whose sheet unpacks to 1.2 GB',
    false,
    'a.xlsx',
    () => xlsx({ 'xl/worksheets/sheet1.xml': rows(1200 * MB) }),
    'workbook_too_large',
  ),
  file(
    'XLSX whose sheet unpacks to 400 MB',
    false,
    'a.xlsx',
    () => xlsx({ 'xl/worksheets/sheet1.xml': rows(400 * MB) }),
    'workbook_too_large',
  ),
  file(
    'XLSX whose sheet says 5,000 bytes',
    true,
    'a.xlsx',
    () => xlsx({ 'xl/worksheets/sheet1.xml': lying(rows(1200 * MB)) }),
    'workbook_too_large',
    'file_damaged',
  ),
  file(
    'XLSX whose shared strings unpack to 1.2 GB',
    false,
    'a.xlsx',
    () => xlsx({ 'xl/sharedStrings.xml': strings(1200 * MB) }),
    'workbook_too_large',
  ),
  file(
    'XLSX whose shared strings say 5,000 bytes',
    false,
    'a.xlsx',
    () => xlsx({ 'xl/sharedStrings.xml': lying(strings(1200 * MB)) }),
    'workbook_too_large',
    'file_damaged',
  ),
  file(
    'XLSX of 200,000 sheets',
    false,
    'a.xlsx',
    () => xlsx({ 'xl/workbook.xml': manySheets(200_000) }),
    'workbook_too_large',
    'file_damaged',
    'header_missing',
    'sheets_too_many',
  ),
  file(
    'XLSX of 16,000 columns',
    false,
    'a.xlsx',
    () =>
      xlsx({
        'xl/worksheets/sheet1.xml': `${SHEET}${`<row>${'<c t="s"><v>0</v></c>'.repeat(16_000)}</row>`.repeat(20)}</sheetData></worksheet>`,
      }),
    'columns_too_many',
  ),
  file(
    'XLSX whose merged cells are the sheet',
    false,
    'a.xlsx',
    () =>
      xlsx({
        'xl/worksheets/sheet1.xml': `${SHEET}${'<row><c t="s"><v>0</v></c></row>'.repeat(20_000)}</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`,
      }),
    'columns_too_many',
    'workbook_too_large',
  ),
  file(
    'XLSX that laughs a billion times',
    true,
    'a.xlsx',
    () =>
      xlsx({
        'xl/sharedStrings.xml': `<?xml version="1.0"?>${LAUGHS}<sst ${MAIN}><si><t>&l9;</t></si></sst>`,
      }),
    'xml_entities',
  ),
  file(
    'XLSX with an entity of a file',
    false,
    'a.xlsx',
    () =>
      xlsx({
        'xl/sharedStrings.xml': `<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst ${MAIN}><si><t>&x;</t></si></sst>`,
      }),
    'xml_entities',
  ),
  file('DOCX of 1.2 GB', false, 'a.docx', () => docx(paragraphs(1200 * MB)), 'document_too_large'),
  file(
    'DOCX of 1.2 GB that says 5,000 bytes',
    false,
    'a.docx',
    () => docx(lying(paragraphs(1200 * MB))),
    'document_too_large',
    'file_damaged',
  ),
  file(
    'DOCX 200,000 tables deep',
    false,
    'a.docx',
    () =>
      docx(
        `<w:document ${WORD}><w:body>${'<w:tbl><w:tr><w:tc>'.repeat(200_000)}${'</w:tc></w:tr></w:tbl>'.repeat(200_000)}</w:body></w:document>`,
      ),
    'document_too_large',
    'file_damaged',
    'document_without_form',
    'workbook_too_large',
  ),
  file(
    'DOCX that laughs a billion times',
    false,
    'a.docx',
    () =>
      docx(
        `<?xml version="1.0"?>${LAUGHS}<w:document ${WORD}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>`,
      ),
    'xml_entities',
  ),
  file(
    'HTML saved as .xls with a cell of 1,000,000,000 columns',
    false,
    'a.xls',
    () =>
      Buffer.from(
        '<html><table><tr><td colspan="1000000000" rowspan="1000000">Download Mbps</td></tr><tr><td>1</td></tr></table></html>',
      ),
    'workbook_too_large',
    'columns_too_many',
    'file_damaged',
  ),
  file(
    'XML spreadsheet that laughs',
    false,
    'a.xls',
    () =>
      Buffer.from(
        `<?xml version="1.0"?>${LAUGHS}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>&l9;</Data></Cell></Row></Table></Worksheet></Workbook>`,
      ),
    'xml_entities',
    'file_is_not_data',
  ),
  {
    name: 'zip with paths that lead out',
    quick: true,
    prepare: () => {
      const names = [
        '../../evil-1.csv',
        '/tmp/evil-2.csv',
        '..\\..\\evil-3.csv',
        'C:\\evil-4.csv',
        'evil-5\0.csv',
        `${'../'.repeat(30)}tmp/evil-6.csv`,
      ];
      const bytes = zipOf(names.map((name, i) => plainPart(name, CSV.replace('40', String(40 + i)))));
      return async (client) =>
        all(
          noServerError(await client.preview('a.zip', bytes)),
          noServerError(await client.load('a.zip', bytes)),
          noEvil(),
        );
    },
  },
];

const manySheets = (sheets: number) =>
  `<?xml version="1.0"?><workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${Array.from({ length: sheets }, (_, i) => `<sheet name="S${i}" sheetId="${i + 1}" r:id="rId1"/>`).join('')}</sheets></workbook>`;

/** Held when the server answered, and not with a fault of its own. */
export function noServerError({ status, text }: Answer): Verdict {
  return status > 0 && status < 500 && !text.includes('"unexpected"')
    ? held(`${status}`)
    : broken(`${status} ${text.slice(0, 200)}`);
}

/** Held when nothing was written outside the data folder. */
function noEvil(): Verdict {
  const found = ['.', '..', '/', '/tmp', dirname(process.cwd())].flatMap((folder) =>
    readdirSync(folder).filter((name) => name.startsWith('evil-')),
  );
  return found.length === 0 ? held('nothing outside') : broken(`written outside: ${found.join()}`);
}
