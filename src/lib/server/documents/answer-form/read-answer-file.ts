import { cellText, fillMerges } from '../../ingest/read/workbook-cells.ts';
import { readWorkbook } from '../../ingest/read/workbook-reader.ts';
import type { AnswerFormRead, ExpectedForm } from './answer-form-result.ts';
import { interpretAnswerForm, type TablePlace } from './interpret-answer-form.ts';

/** A file of an operator's answer, and the case that it should answer. */
export interface AnswerFile {
  readonly path: string;
  readonly kind: 'workbook' | 'document';
  readonly expected: ExpectedForm;
}

/** Reads an answer form, in the child process: the first sheet or table that is one. */
export async function readAnswerFile({ path, kind, expected }: AnswerFile): Promise<AnswerFormRead> {
  const { sheets } = await readWorkbook(path, kind, ({ hidden }) => !hidden);
  const read = sheets.map((sheet, i) => {
    const cells = fillMerges(sheet).map((row) => row.map((cell) => cellText(cell)));
    const place: TablePlace =
      kind === 'document'
        ? { sheet: null, table: i + 1, titleRows: sheet.titleRows ?? 0 }
        : { sheet: sheet.name, table: null, titleRows: 0 };
    return interpretAnswerForm(cells, place, expected);
  });
  const missing = interpretAnswerForm([], { sheet: null, table: null, titleRows: 0 }, expected);
  return read.find(({ faults }) => faults[0]?.code !== 'no_table') ?? missing;
}
