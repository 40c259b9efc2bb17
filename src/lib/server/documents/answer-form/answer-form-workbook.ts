import type { LetterCase, LetterPlace } from '#lib/domain/cases/letters/letter-case.ts';
import { answerFormWords as words } from '#lib/messages/answer-form.ts';
import { writeWorkbook } from '../../workbook-file.ts';
import { DECREE } from '../decree-30.ts';
import { ANSWER_COLUMNS, ANSWER_HEADINGS, answerRows } from '../letters/answer-columns.ts';
import { sheetOf } from '../printed-sheet.ts';
import { BOXED, CENTRED, fontOf, heightOf, LEFT, spread, type SheetLine } from '../sheet-line.ts';

const { sizes } = DECREE;
/** Letters in a millimetre of a column. */
const LETTERS_PER_MM = 0.55;
const WIDTHS = ANSWER_COLUMNS.map((column) => Math.round(ANSWER_HEADINGS[column].width * LETTERS_PER_MM) + 2);
const ACROSS = { from: 0, to: WIDTHS.length - 1 };
const ROOM = WIDTHS.reduce((sum, width) => sum + width, 0);
const ROW_HEIGHT = 36;

/** What a form says of its case. */
export interface AnswerFormCase {
  readonly number: string;
  readonly operator: Pick<LetterCase['operator'], 'name'>;
  readonly places: readonly Pick<LetterPlace, 'number' | 'title'>[];
}

/** The answer form of a case as a workbook, one row for each place: what comes back is read by `readAnswerForm`. */
export function renderAnswerForm({
  number,
  operator,
  places,
}: AnswerFormCase): Promise<Uint8Array<ArrayBuffer>> {
  const line = (text: string, bold: boolean): SheetLine => ({
    ...spread([{ ...ACROSS, text, style: { ...fontOf(sizes.table, { bold }), alignment: LEFT } }]),
    height: heightOf([text], [ROOM], sizes.table),
  });
  const row = (values: string[], bold: boolean): SheetLine => ({
    values,
    style: () => ({ ...BOXED, ...fontOf(sizes.table, { bold }), alignment: bold ? CENTRED : LEFT }),
    merges: [],
    height: ROW_HEIGHT,
  });
  const lines = [
    line(words.title(operator.name), true),
    line(words.caseLine(number), true),
    ...words.howTo.map((text) => line(text, false)),
    row(
      ANSWER_COLUMNS.map((column) => ANSWER_HEADINGS[column].heading),
      true,
    ),
    ...answerRows(places).map((values) => row(values, false)),
  ];
  return writeWorkbook({
    sheets: [sheetOf(words.sheet, lines, WIDTHS)],
    defaultFont: { name: DECREE.font, size: sizes.table },
  });
}
