import type { LoadProgress, LoadReport } from '#lib/domain/batch.ts';
import { Fault, type FaultDetails } from '#lib/domain/fault.ts';

/** A fault as a line of a load's answer carries it. */
export interface ToldFault {
  readonly code: string;
  readonly message: string;
  readonly details: FaultDetails;
}

/** One line of a load's answer (NDJSON): progress as it goes, then the report or the fault. */
export type LoadLine =
  { readonly progress: LoadProgress } | { readonly report: LoadReport } | { readonly fault: ToldFault };

/**
 * A load as a stream of lines. `load` gets a signal that aborts when the reader goes away; `tell` makes what
 * it throws into a fault a person can read. The stream itself never fails.
 */
export function loadStream(
  load: (onProgress: (progress: LoadProgress) => void, signal: AbortSignal) => Promise<LoadReport>,
  tell: (error: unknown) => ToldFault,
): ReadableStream<Uint8Array> {
  const abort = new AbortController();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const write = (line: LoadLine) => {
        if (!abort.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      try {
        write({ report: await load((progress) => write({ progress }), abort.signal) });
      } catch (error) {
        write({ fault: tell(error) });
      }
      if (!abort.signal.aborted) controller.close();
    },
    cancel() {
      abort.abort();
    },
  });
}

/** Reads a load's answer: passes progress on, returns the report, throws the Fault. */
export async function readLoadStream(
  body: AsyncIterable<Uint8Array>,
  onProgress: (progress: LoadProgress) => void,
): Promise<LoadReport> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const text of lines) {
      const line = JSON.parse(text) as LoadLine;
      if ('report' in line) return line.report;
      if ('fault' in line) throw new Fault(line.fault.code, line.fault.details);
      onProgress(line.progress);
    }
  }
  throw new Fault('upload_cut_off', {}, 503);
}
