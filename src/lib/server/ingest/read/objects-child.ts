import { answerParent } from '../../runtime/answer-parent.ts';
import { objectsFault, writeObjects } from './write-objects.ts';

/** Entry of a child process with limited memory and time. */
await answerParent(writeObjects, objectsFault);
