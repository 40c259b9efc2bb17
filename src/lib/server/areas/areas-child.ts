import { answerParent } from '../runtime/answer-parent.ts';
import { importFault, readImport } from './import-content.ts';

/** Entry of a child process with limited memory and time. */
await answerParent(readImport, importFault);
