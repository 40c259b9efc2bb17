import { importFault, readImport } from '#lib/server/areas/import-content.ts';
import { answerOf } from '#lib/server/runtime/answer-parent.ts';
import { copyParquet, parquetFault } from '#lib/server/ingest/read/parquet/copy-parquet.ts';
import { convertWorkbook, workbookFault } from '#lib/server/ingest/read/convert-workbook.ts';
import type * as Child from '#lib/server/runtime/run-child.ts';
import type { ProgramName } from '#lib/server/runtime/programs.ts';
import { objectsFault, writeObjects } from '#lib/server/ingest/read/write-objects.ts';

/** What the main function of each child does. */
const IN_PROCESS: Partial<Record<ProgramName, (request: never) => Promise<unknown>>> = {
  'workbook-child': (request) => answerOf(convertWorkbook, workbookFault, request),
  'objects-child': (request) => answerOf(writeObjects, objectsFault, request),
  'areas-child': (request) => answerOf(readImport, importFault, request),
  'parquet-child': (request) => answerOf(copyParquet, parquetFault, request),
};

/**
 * The child programs that read files run within the test's own process: to start one takes longer than a case. That they run apart,
 * within limits, is tested with the formats.
 */
export async function withinProcess(load: () => Promise<typeof Child>): Promise<typeof Child> {
  const original = await load();
  const runChild: typeof Child.runChild = async <Reply>(
    program: ProgramName,
    request: object,
    limits: Child.ChildLimits,
  ) => {
    const answer = IN_PROCESS[program]?.(request as never);
    if (answer === undefined) return original.runChild<Reply>(program, request, limits);
    return original.replyIn((await answer) as Child.ChildAnswer<Reply>, limits.file);
  };
  return { ...original, runChild };
}
