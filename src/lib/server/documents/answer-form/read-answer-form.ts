import { runChild } from '../../runtime/run-child.ts';
import type { AnswerFormRead } from './answer-form-result.ts';
import type { AnswerFile } from './read-answer-file.ts';

/**
 * Reads an operator's answer form, .xlsx or .docx, in a limited child process: all of its rows, or the cells that are
 * wrong and no row. Throws a Fault for a file that is damaged, locked or too large.
 */
export const readAnswerForm = (
  file: AnswerFile,
  name: string,
  signal?: AbortSignal,
): Promise<AnswerFormRead> =>
  runChild<AnswerFormRead>('answer-form-child', file, {
    file: name,
    tooLarge: file.kind === 'document' ? 'document_too_large' : 'workbook_too_large',
    signal,
  });
