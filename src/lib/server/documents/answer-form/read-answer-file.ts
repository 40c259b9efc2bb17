import { cellText, fillMerges } from '../../ingest/read/workbook-cells.ts';
import { readWorkbook } from '../../ingest/read/workbook-reader.ts';
import type { AnswerFormRead } from './answer-form-result.ts';
import { interpretAnswerForm, type CellName } from './interpret-answer-form.ts';

/** A file of an operator's answer. */
export interface AnswerFile {
  readonly path: string;
  readonly kind: 'workbook' | 'document';
}

const inWorkbook: CellName = (row, column) => `${String.fromCharCode(65 + column)}${row + 1}`;
const inDocument =
  (titleRows: number): CellName =>
  (row, _, heading) =>
    `dòng ${row + 1 - titleRows} của bảng, cột «${heading}»`;

/** Reads an answer form, in the child process: the first sheet or table that is one. */
export async function readAnswerFile({ path, kind }: AnswerFile): Promise<AnswerFormRead> {
  const { sheets } = await readWorkbook(path, kind, ({ hidden }) => !hidden);
  const read = sheets.map((sheet) => {
    const cells = fillMerges(sheet).map((row) => row.map((cell) => cellText(cell)));
    return interpretAnswerForm(cells, kind === 'document' ? inDocument(sheet.titleRows ?? 0) : inWorkbook);
  });
  return (
    read.find(({ faults }) => faults[0]?.code !== 'no_table') ??
    read[0] ?? {
      caseNumber: null,
      rows: [],
      faults: [{ code: 'no_table', cell: '', column: null, value: '' }],
    }
  );
}
