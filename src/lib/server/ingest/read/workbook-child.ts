import { answerParent } from './answer-parent.ts';
import { convertWorkbook, workbookFault } from './convert-workbook.ts';

/** Program of its own, run with limits on memory and time. */
await answerParent(convertWorkbook, workbookFault);
