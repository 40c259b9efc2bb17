import { consolidatedWords as words } from '#lib/messages/consolidated.ts';
import type { CellStyle } from '../workbook-file.ts';
import type { ConsolidatedContent, Heading } from './consolidated-content.ts';
import { DECREE, POINTS_PER_MM, ruleLengths } from './decree-30.ts';
import {
  blank,
  BOXED,
  CENTRED,
  FIGURE,
  fontOf,
  heightOf,
  INSET,
  LEFT,
  spread,
  type SheetLine,
  type SpreadText,
} from './sheet-line.ts';

const { sizes } = DECREE;

/**
 * Column widths in digits: number, unit, four figures, note, version. In sum slightly less than the printable width.
 */
export const WIDTHS = [5, 35, 13, 13, 13, 13, 17, 7];
/** The head's two sides. */
const LEFT_SIDE = { from: 0, to: 2 };
const RIGHT_SIDE = { from: 3, to: 7 };
const RECIPIENTS = { from: 0, to: 1 };
/** Columns without figures in a form, so that the exported table can be loaded as one. */
const SIGNATORY = { from: 6, to: 7 };
const ACROSS = { from: 0, to: WIDTHS.length - 1 };
const FIRST_FIGURE = 2;

type Span = Pick<SpreadText, 'from' | 'to'>;

/** Size of the underscores that draw a line in a cell: each is half as wide as its size. */
const RULE_SIZE = 8;
const underscores = (mm: number) => '_'.repeat(Math.round((mm * POINTS_PER_MM * 2) / RULE_SIZE));

/** Country and issuing body, number, place and date. */
export function headLines({ issuer, numberLine, placeAndDate }: ConsolidatedContent): SheetLine[] {
  const rules = ruleLengths(words.motto, issuer?.name ?? '');
  const side = (
    span: Span,
    text: string | null,
    size: number,
    faces?: { bold?: boolean; italic?: boolean },
  ) => ({
    ...span,
    text,
    style: fontOf(size, faces),
  });
  return [
    spread([
      side(LEFT_SIDE, issuer?.superior ?? null, sizes.superior),
      side(RIGHT_SIDE, words.country, sizes.country, { bold: true }),
    ]),
    spread([
      side(LEFT_SIDE, issuer?.name ?? null, sizes.issuer, { bold: true }),
      side(RIGHT_SIDE, words.motto, sizes.motto, { bold: true }),
    ]),
    spread([
      side(LEFT_SIDE, underscores(rules.issuer), RULE_SIZE),
      side(RIGHT_SIDE, underscores(rules.motto), RULE_SIZE),
    ]),
    spread([
      side(LEFT_SIDE, numberLine, sizes.number),
      side(RIGHT_SIDE, placeAndDate, sizes.placeAndDate, { italic: true }),
    ]),
    blank(10),
  ];
}

/** Title, subject, and the document it is attached to. */
export function titleLines({ title, subject, attachedTo, simulated }: ConsolidatedContent): SheetLine[] {
  const bold = fontOf(sizes.title, { bold: true });
  return [
    spread([{ ...ACROSS, text: title, style: bold }]),
    spread([{ ...ACROSS, text: subject, style: bold }]),
    spread([{ ...ACROSS, text: attachedTo, style: fontOf(sizes.attachedTo, { italic: true }) }]),
    ...(simulated === null ? [] : [spread([{ ...ACROSS, text: simulated, style: bold }])]),
    blank(8),
  ];
}

const headingText = ({ text, aside }: Heading) => (aside === null ? text : `${text}\n${aside}`);

/** The two rows of headings. */
export function headerLines({ header }: ConsolidatedContent): SheetLine[] {
  const lower = header.lower.map(headingText);
  const style = () => ({ ...BOXED, ...fontOf(sizes.table, { bold: true }), alignment: CENTRED });
  return [
    {
      values: [
        headingText(header.number),
        headingText(header.unit),
        headingText(header.inMonth),
        null,
        headingText(header.cumulative),
        null,
        headingText(header.note),
        headingText(header.version),
      ],
      style,
      merges: [
        ...[0, 1, 6, 7].map((column) => ({ from: column, to: column, rows: 2 })),
        { from: 2, to: 3 },
        { from: 4, to: 5 },
      ],
      height: heightOf(
        [headingText(header.inMonth), headingText(header.cumulative)],
        [WIDTHS[2]! * 2],
        sizes.table,
      ),
    },
    {
      values: [null, null, ...lower, null, null],
      style,
      merges: [],
      height: heightOf(lower, [WIDTHS[2]!], sizes.table),
    },
  ];
}

/** Units, sums of their kinds, the total. */
export function bodyLines({ rows }: ConsolidatedContent): SheetLine[] {
  return rows.map(({ kind, number, name, figures, note, version }) => ({
    values: [number, name, ...figures, note || null, version || null],
    style: (column) => ({
      ...BOXED,
      ...fontOf(sizes.table, { bold: kind !== 'unit' }),
      ...(column >= FIRST_FIGURE && column < FIRST_FIGURE + figures.length
        ? FIGURE
        : { alignment: column === 1 || column === 6 ? INSET : CENTRED }),
    }),
    merges: [],
    height: heightOf([name, note], [WIDTHS[1]!, WIDTHS[6]!], sizes.table),
  }));
}

/** Lines under the table: the sums in a sentence, units without a report, recipients and signature. */
export function closingLines({ summary, silent, recipients, signatory }: ConsolidatedContent): SheetLine[] {
  const width = WIDTHS.reduce((sum, letters) => sum + letters, 0);
  const left = { alignment: LEFT };
  const to = (text: string, style: CellStyle) => ({ ...RECIPIENTS, text, style: { ...style, ...left } });
  const [first, ...rest] = recipients;
  return [
    blank(8),
    ...[summary, silent].map((sentence) => ({
      ...spread([{ ...ACROSS, text: sentence, style: { ...fontOf(sizes.body), ...left } }]),
      height: heightOf([sentence], [width], sizes.body),
    })),
    blank(8),
    spread([
      to(first!, fontOf(sizes.recipientsHead, { bold: true, italic: true })),
      { ...SIGNATORY, text: signatory, style: fontOf(sizes.signatory, { bold: true }) },
    ]),
    ...rest.map((line) => spread([to(line, fontOf(sizes.recipients))])),
    blank(40),
  ];
}
