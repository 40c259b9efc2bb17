import { answerOf } from '#lib/server/ingest/read/answer-parent.ts';
import { convertWorkbook, workbookFault } from '#lib/server/ingest/read/convert-workbook.ts';
import type * as Child from '#lib/server/ingest/read/run-child.ts';
import type { ProgramName } from '#lib/server/runtime/programs.ts';
import { objectsFault, writeObjects } from '#lib/server/ingest/read/write-objects.ts';

/**
 * The child programs run within the test's own process: to start one takes longer than a case. That they run apart,
 * within limits, is tested with the formats.
 */
export async function withinProcess(load: () => Promise<typeof Child>): Promise<typeof Child> {
  const original = await load();
  const runChild: typeof Child.runChild = async <Reply>(
    program: ProgramName,
    request: object,
    { file }: Child.ChildLimits,
  ) => {
    const answer =
      program === 'workbook-child'
        ? await answerOf(convertWorkbook, workbookFault, request as never)
        : await answerOf(writeObjects, objectsFault, request as never);
    return original.replyIn(answer as Child.ChildAnswer<Reply>, file);
  };
  return { ...original, runChild };
}
