import { workbookFault } from '../../ingest/read/convert-workbook.ts';
import { answerParent } from '../../runtime/answer-parent.ts';
import { readAnswerFile } from './read-answer-file.ts';

/** Entry of a child process with limited memory and time. */
await answerParent(readAnswerFile, workbookFault);
