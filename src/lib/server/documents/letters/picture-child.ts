import { answerParent } from '../../runtime/answer-parent.ts';
import { drawPicture, pictureFault } from './draw-picture.ts';

/** Entry of a child process with limited memory and time. */
await answerParent(drawPicture, pictureFault);
