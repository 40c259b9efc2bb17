import { spawn } from 'node:child_process';
import { Fault, type FaultDetails } from '#lib/domain/fault.ts';
import { programOf, type ProgramName } from '../../runtime/programs.ts';

/** Sufficient for a sheet of 500,000 rows and 9 columns; stops files made to exhaust memory. */
const MEMORY_MB = 2048;
const TIME_LIMIT_MS = 180_000;

/** The answer of a child, on its standard output. */
export type ChildAnswer<Reply> =
  { readonly reply: Reply } | { readonly fault: { readonly code: string; readonly details: FaultDetails } };

/** The file that a child process reads, how it is cancelled, and the fault of exceeding its limits. */
export interface ChildLimits {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly signal?: AbortSignal | undefined;
  /** Code of the Fault when memory or time is exceeded. */
  readonly tooLarge: string;
}

/**
 * Runs a request in a child process with limited memory and time, and returns its reply. Throws the
 * child's Fault, `tooLarge` when it exceeded a limit, or a Fault when the load was cancelled.
 */
export async function runChild<Reply>(
  name: ProgramName,
  request: object,
  limits: ChildLimits,
): Promise<Reply> {
  const { file, signal, tooLarge } = limits;
  const { path, execArgv } = programOf(name);
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${MEMORY_MB}`, ...execArgv, path, JSON.stringify(request)],
    { stdio: ['ignore', 'pipe', 'ignore'], timeout: TIME_LIMIT_MS, killSignal: 'SIGKILL' },
  );
  const stop = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', stop);
  try {
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (signal?.aborted) throw new Fault('load_cancelled', {}, 409);
    if (code !== 0) throw new Fault(tooLarge, { file }, 413);
    return replyIn(JSON.parse(Buffer.concat(output).toString()) as ChildAnswer<Reply>, file);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** Unwraps the reply of an answer. Throws its Fault, with the file's name. */
export function replyIn<Reply>(answer: ChildAnswer<Reply>, file: string): Reply {
  if ('fault' in answer) throw new Fault(answer.fault.code, { file, ...answer.fault.details }, 422);
  return answer.reply;
}
