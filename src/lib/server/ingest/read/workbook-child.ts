import { answerParent } from '../../runtime/answer-parent.ts';
import { convertWorkbook, workbookFault } from './convert-workbook.ts';

/** Entry of a child process with limited memory and time. */
await answerParent(convertWorkbook, workbookFault);
