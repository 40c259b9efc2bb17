import { answerParent } from '../../runtime/answer-parent.ts';
import { pdfFault, writePdf } from './write-pdf.ts';

/** Entry of a child process with limited memory and time. */
await answerParent(writePdf, pdfFault);
