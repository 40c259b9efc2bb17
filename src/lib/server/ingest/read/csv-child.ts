import { answerParent } from '../../runtime/answer-parent.ts';
import { Fault } from '#lib/domain/fault.ts';
import { normaliseCsv } from './normalise-csv.ts';
import type { NormaliseRequest } from './normalise-file.ts';

/** Entry of a child process with limited memory and time. */
await answerParent(
  async ({ path, target, shape }: NormaliseRequest) => {
    await normaliseCsv(path, target, shape);
    return {};
  },
  () => new Fault('file_damaged'),
);
