import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LoadProgress } from '#lib/domain/batch.ts';
import { Fault } from '#lib/domain/fault.ts';
import { nextStepSentence, reportLines, reportSentence } from '#lib/messages/load-report.ts';
import { rejectionWords } from '#lib/messages/rejections.ts';
import type { ProgressListener } from '#lib/server/ingest/load-files.ts';
import type { FileOutcome } from '#lib/server/ingest/load-parts.ts';
import { loadStream, readLoadStream } from '#lib/server/uploads/load-stream.ts';
import { receiveUpload } from '#lib/server/uploads/receive-upload.ts';
import { rejectedRowsCsv } from '#lib/server/ingest/rejected-rows-csv.ts';
import { exported, faultOf, load, sharedWarehouse } from './support.ts';

const shared = sharedWarehouse();
const A = '13/06/2024 08:00:01;Viettel;4G;38,2;11;20;106,2;21,3;a';

const toErrorBody = (error: unknown) => {
  const { code, details } = error as Fault;
  return { code, details, message: '' };
};

async function outcomesOf(
  stream: ReadableStream<Uint8Array>,
  onProgress: ProgressListener = () => undefined,
): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  const lines = stream as unknown as AsyncIterable<Uint8Array>;
  for await (const outcome of readLoadStream(lines, onProgress)) outcomes.push(outcome);
  return outcomes;
}

/** A load that ends with a fault, at once or when it is called off. */
async function* failing(fault: Fault, signal?: AbortSignal): AsyncGenerator<FileOutcome> {
  if (signal) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  yield* [];
  throw fault;
}

const progress: LoadProgress = {
  ...{ stage: 'read', fraction: 0.5, rows: null, bytes: 10, secondsLeft: 3, waitingFor: null },
};

describe('a load’s answer', () => {
  it('reports progress and ends with the report', async () => {
    const seen: LoadProgress[] = [];
    const stream = loadStream(async function* (onProgress) {
      onProgress(progress, 'a.csv');
      yield { name: 'a.csv', report: await load(shared(), 'a.csv', exported(A)) };
      yield { name: 'b.csv', fault: new Fault('file_empty', { file: 'b.csv' }) };
    }, toErrorBody);
    const outcomes = await outcomesOf(stream, (step) => seen.push(step));
    expect(seen).toEqual([progress]);
    expect(outcomes).toMatchObject([
      { name: 'a.csv', report: { batch: { accepted: 1 } } },
      { name: 'b.csv', fault: { code: 'file_empty' } },
    ]);
  });

  it('ends with the fault when there is one', async () => {
    const stream = loadStream(() => failing(new Fault('file_empty', { file: 'x' })), toErrorBody);
    const fault = await faultOf(outcomesOf(stream));
    expect([fault.code, fault.details]).toEqual(['file_empty', { file: 'x' }]);
  });

  it('calls the load off when its reader goes away', async () => {
    const stopped = new Promise<boolean>((resolve) => {
      const stream = loadStream((_onProgress, signal) => {
        signal.addEventListener('abort', () => resolve(signal.aborted));
        return failing(new Fault('load_cancelled'), signal);
      }, toErrorBody);
      void stream.cancel();
    });
    expect(await stopped).toBe(true);
  });
});

describe('an upload', () => {
  const bodyOf = (chunks: readonly string[], error?: Error) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
        if (error) controller.error(error);
        else controller.close();
      },
    });

  it.each([
    ['too large', bodyOf(['12345', '67890']), 'upload_too_large'],
    ['cut off', bodyOf(['123'], new Error('connection reset')), 'upload_cut_off'],
  ])('%s is refused and leaves no file', async (_name, body, code) => {
    const folder = await mkdtemp(join(tmpdir(), 'inbox-test-'));
    expect((await faultOf(receiveUpload(folder, new Response(body), { mostBytes: 8 }))).code).toBe(code);
    expect(readdirSync(join(folder, 'inbox/previews'))).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

describe('the report', () => {
  it('reads like a sentence, with reasons, examples and what next', async () => {
    const report = await load(shared(), 'cells.csv', exported(A, A, A.replace('38,2', '96..1')));
    expect(reportSentence(report, 'vi')).toBe('cells.csv: 3 dòng: 1 nhận, 1 trùng, 1 loại.');
    expect(reportLines(report, 'vi')).toContain(
      '  Dòng 4, cột «Tốc độ tải xuống (Mbps)»: «96..1» không phải là số.',
    );
    expect(nextStepSentence(report, 'vi')).toContain('không bị tính hai lần');
  });

  it('does not promise to know rows again that carry neither device nor position', async () => {
    const report = await load(
      shared(),
      'n.csv',
      'Ngày;Download Mbps;Huyện\n13/06/2024;40;x\n13/06/2024;y;x\n',
    );
    expect(nextStepSentence(report, 'vi')).toContain('gỡ tệp này');
  });

  it('lists rejected rows as CSV that no spreadsheet runs', async () => {
    const { batch } = await load(shared(), 'r.csv', exported(A, A.replace('38,2', '=1+1')));
    const csv = await rejectedRowsCsv(shared(), batch, rejectionWords('vi'));
    expect(Buffer.from(await new Response(csv).arrayBuffer()).toString()).toBe(
      '\ufeffDòng,Cột,Giá trị,Lý do\r\n' +
        '3,Tốc độ tải xuống (Mbps),\'=1+1,"Dòng 3, cột «Tốc độ tải xuống (Mbps)»: «=1+1» không phải là số."\r\n',
    );
  });
});
