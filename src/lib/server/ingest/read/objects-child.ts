import { answerParent } from './answer-parent.ts';
import { objectsFault, writeObjects } from './write-objects.ts';

/** Program of its own, run with limits on memory and time. */
await answerParent(writeObjects, objectsFault);
