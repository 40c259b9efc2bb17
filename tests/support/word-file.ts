import { strToU8, zipSync } from 'fflate';

/** A cell of a table: its text, how many columns it spans, and whether it goes on from the cell above. */
export type WordCell =
  string | { readonly text: string; readonly across?: number; readonly merged?: 'first' | 'next' };

/** A paragraph, or a table by its rows. */
export type WordBlock = string | readonly (readonly WordCell[])[];

const escaped = (text: string) => text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

function cell(given: WordCell): string {
  const { text, across = 1, merged } = typeof given === 'string' ? { text: given } : given;
  const down = merged ? `<w:vMerge${merged === 'first' ? ' w:val="restart"' : ''}/>` : '';
  return `<w:tc><w:tcPr><w:gridSpan w:val="${across}"/>${down}</w:tcPr>${paragraph(text)}</w:tc>`;
}

const table = (rows: readonly (readonly WordCell[])[]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;

const NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** A .docx of paragraphs and tables, with whatever else is put into it. */
export function wordFile(
  blocks: readonly WordBlock[],
  others: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array {
  const body = blocks.map((block) => (typeof block === 'string' ? paragraph(block) : table(block))).join('');
  return zipSync({
    '[Content_Types].xml': strToU8(TYPES),
    '_rels/.rels': strToU8(RELATIONS),
    'word/document.xml': strToU8(`<w:document ${NAMES}><w:body>${body}</w:body></w:document>`),
    ...others,
  });
}
