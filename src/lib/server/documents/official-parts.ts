import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as twips,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { DECREE, PRINTED, ruleLengths } from './decree-30.ts';

const { sizes } = DECREE;

type TextOptions = Omit<IParagraphOptions, 'run' | 'text' | 'children'> &
  Pick<IRunOptions, 'bold' | 'italics'>;

/** A paragraph of one run, `size` in points. */
export function text(words: string, size: number, { bold, italics, ...paragraph }: TextOptions = {}) {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    ...paragraph,
    children: runs(words, size, { bold, italics }),
  });
}

/** Runs of a text, one per line. */
export function runs(words: string, size: number, faces: Pick<IRunOptions, 'bold' | 'italics'> = {}) {
  return words
    .split('\n')
    .map((line, i) => new TextRun({ text: line, size: size * 2, break: i === 0 ? 0 : 1, ...faces }));
}

/** Vertical space, in points. */
export function space(points: number, options: Pick<IParagraphOptions, 'keepNext'> = {}): Paragraph {
  return new Paragraph({ ...options, spacing: { line: points * 20, lineRule: LineRuleType.EXACT } });
}

/** A horizontal line, centred in a column; lengths in mm. */
function rule(length: number, column: number): Paragraph {
  const side = twips(Math.max(0, (column - length) / 2));
  return new Paragraph({
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1 } },
    indent: { left: side, right: side },
    spacing: { before: 50, line: 100, lineRule: LineRuleType.EXACT },
  });
}

/** Columns side by side without borders, `widths` in mm, `flush` without room at their sides; never split by a page break. */
export function columns(
  widths: readonly number[],
  cells: readonly (readonly Paragraph[])[],
  { flush = false } = {},
): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    borders: {
      ...{ top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, i) =>
            new TableCell({
              width: { size: twips(widths[i]!), type: WidthType.DXA },
              verticalAlign: VerticalAlign.TOP,
              ...(flush ? { margins: { marginUnitType: WidthType.DXA, left: 0, right: 0 } } : {}),
              children,
            }),
        ),
      }),
    ],
  });
}

/** Of "V/v ..." under the number, in points. */
const SUBJECT_SIZE = 12;
const HEAD = [112, PRINTED.width - 112] as const;

/** Widths in mm, and the size of the country's name, where the columns are narrow. */
interface HeadRoom {
  readonly widths: readonly [number, number];
  readonly capitals: number;
}

/**
 * The head of a document: issuing body and number on the left, with the subject of a letter below; country, place and date
 * on the right.
 */
export function head(
  content: {
    readonly country: string;
    readonly motto: string;
    readonly issuer: { readonly superior: string; readonly name: string } | null;
    readonly numberLine: string;
    readonly placeAndDate: string;
    readonly subject?: string;
  },
  { widths, capitals }: HeadRoom = { widths: HEAD, capitals: sizes.country },
): Table {
  const lengths = ruleLengths(content.motto, content.issuer?.name ?? '');
  const gap = { spacing: { before: 40 } };
  const issuer = content.issuer
    ? [
        text(content.issuer.superior, Math.min(sizes.superior, capitals)),
        text(content.issuer.name, Math.min(sizes.issuer, capitals), { bold: true }),
        rule(lengths.issuer, widths[0]),
      ]
    : [];
  const subject = content.subject === undefined ? [] : [text(content.subject, SUBJECT_SIZE, gap)];
  return columns(
    widths,
    [
      [...issuer, text(content.numberLine, sizes.number, gap), ...subject],
      [
        text(content.country, capitals, { bold: true }),
        text(content.motto, sizes.motto, { bold: true }),
        rule(lengths.motto, widths[1]),
        text(content.placeAndDate, sizes.placeAndDate, { italics: true, ...gap }),
      ],
    ],
    { flush: capitals < sizes.country },
  );
}

/** Space for signature and seal, in points. */
export const SIGNATURE_ROOM = 80;

/** The end of a document: recipients on the left; signatory with space for the signature on the right. */
export function closing(
  recipients: readonly string[],
  signatory: string,
  width: number = PRINTED.width,
): Table {
  const [first, ...rest] = recipients;
  const left = { alignment: AlignmentType.LEFT };
  return columns(
    [width / 2, width / 2],
    [
      [
        text(first!, sizes.recipientsHead, { ...left, bold: true, italics: true }),
        ...rest.map((line) => text(line, sizes.recipients, left)),
      ],
      [text(signatory, sizes.signatory, { bold: true, spacing: { after: SIGNATURE_ROOM * 20 } })],
    ],
  );
}
