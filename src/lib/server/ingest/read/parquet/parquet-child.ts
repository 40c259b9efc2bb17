import { answerParent } from '../../../runtime/answer-parent.ts';
import { copyParquet, parquetFault } from './copy-parquet.ts';

/** Entry of a child process with limited memory and time. */
await answerParent(copyParquet, parquetFault);
