import type { LoadProgress, LoadReport } from '#lib/domain/batch.ts';
import { Fault, type FaultDetails } from '#lib/domain/fault.ts';
import type { ProgressListener } from '../ingest/load-files.ts';
import type { FileOutcome } from '../ingest/load-parts.ts';

/** A Fault as JSON. */
export interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly details: FaultDetails;
}

/**
 * A line of the response to a load (NDJSON). For each file: progress lines, then its report or fault. Last, the number of
 * files, or the fault that ended the load.
 */
export type LoadLine =
  | { readonly file: string; readonly progress: LoadProgress }
  | { readonly file: string; readonly report: LoadReport }
  | { readonly file: string; readonly fault: ErrorBody }
  | { readonly files: number }
  | { readonly fault: ErrorBody };

/**
 * Runs a load and streams its lines. `load` gets a signal that aborts when the client disconnects; `toErrorBody` converts
 * what it throws; `onEnd` is always called. The stream itself never fails.
 */
export function loadStream(
  load: (onProgress: ProgressListener, signal: AbortSignal) => AsyncIterable<FileOutcome>,
  toErrorBody: (error: unknown) => ErrorBody,
  onEnd: () => Promise<void> = () => Promise.resolve(),
): ReadableStream<Uint8Array> {
  const abort = new AbortController();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const write = (line: LoadLine) => {
        if (!abort.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      try {
        let files = 0;
        for await (const outcome of load((progress, file) => write({ file, progress }), abort.signal)) {
          files += 1;
          if ('report' in outcome) write({ file: outcome.name, report: outcome.report });
          else write({ file: outcome.name, fault: toErrorBody(outcome.fault) });
        }
        write({ files });
      } catch (error) {
        write({ fault: toErrorBody(error) });
      }
      await onEnd();
      if (!abort.signal.aborted) controller.close();
    },
    cancel() {
      abort.abort();
    },
  });
}

/** Reads the response to a load: reports progress, yields the outcome of each file, throws the Fault that ended the load. */
export async function* readLoadStream(
  body: AsyncIterable<Uint8Array>,
  onProgress: ProgressListener,
): AsyncGenerator<FileOutcome> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const text of lines) {
      const line = JSON.parse(text) as LoadLine;
      if ('files' in line) return;
      if ('progress' in line) onProgress(line.progress, line.file);
      else if ('report' in line) yield { name: line.file, report: line.report };
      else if ('file' in line) yield { name: line.file, fault: faultOf(line.fault) };
      else throw faultOf(line.fault);
    }
  }
  throw new Fault('upload_cut_off', {}, 503);
}

const faultOf = ({ code, details }: ErrorBody) => new Fault(code, details);
