import { spawn, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { Fault, type FaultDetails } from '#lib/domain/fault.ts';
import { limitedCommand, watchMemory, type Allowance } from './child-memory.ts';
import { programOf, type ProgramName } from './programs.ts';
import { Turns } from './turns.ts';

/** Together with the server's own memory this fits a machine of 2 GB. */
const MOST_MEMORY_MB = 1400;
/** Most that a single child may take: enough for a sheet of 300,000 rows and 9 columns. */
export const LARGEST_CHILD_MB = 1300;
/** Enough for what is read piece by piece. */
const USUAL_CHILD_MB = 600;
const TIME_LIMIT_MS = 180_000;
/** A reply describes a file and does not hold it. */
const MAX_REPLY_BYTES = 16 * 1024 * 1024;
/** What the system gives first to the server. */
const LOW_PRIORITY = 5;
/** What V8 does not count: buffers, code. */
const OUTSIDE_HEAP_MB = 100;

/** Children of this process take turns. */
const turns = new Turns({ atOnce: 2, weight: MOST_MEMORY_MB, waiting: 40 });

/** Children of this process that run, and requests that wait for one. */
export const readingsNow = (): Turns['state'] => turns.state;

/** The answer of a child, on its standard output. */
export type ChildAnswer<Reply> =
  { readonly reply: Reply } | { readonly fault: { readonly code: string; readonly details: FaultDetails } };

/** The file that a child process reads, how it is cancelled, and the fault of exceeding its limits. */
export interface ChildLimits extends Partial<Allowance> {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly signal?: AbortSignal | undefined;
  /** Code of the Fault when memory or time is exceeded. */
  readonly tooLarge: string;
  readonly mostReplyBytes?: number;
}

/**
 * Runs a request in a child process with limited memory and time, when its turn comes, and returns its reply. The child
 * starts while a request is still being made; its time begins with the request. It ends with its signal, and with this
 * process. Throws what the making throws, the child's Fault, `tooLarge` when it exceeded a limit, `file_damaged` when
 * the file made it crash, or a Fault when the load was cancelled or too many files wait.
 */
export function runChild<Reply>(
  name: ProgramName,
  request: object | Promise<object>,
  limits: ChildLimits,
): Promise<Reply> {
  const allowance = {
    memoryMb: limits.memoryMb ?? USUAL_CHILD_MB,
    timeMs: limits.timeMs ?? TIME_LIMIT_MS,
  };
  // Until its turn comes nobody else waits for the request: what its making throws is thrown then.
  Promise.resolve(request).catch(() => undefined);
  return turns.take(allowance.memoryMb, limits.signal, async () => {
    const output = await outputOf(name, request, limits, allowance);
    return replyIn(JSON.parse(output) as ChildAnswer<Reply>, limits.file);
  });
}

async function outputOf(
  name: ProgramName,
  request: object | Promise<object>,
  { file, signal, tooLarge, mostReplyBytes = MAX_REPLY_BYTES }: ChildLimits,
  allowance: Allowance,
): Promise<string> {
  const child = start(name, allowance);
  let isTooLarge = false;
  const exceed = () => {
    isTooLarge = true;
    child.kill('SIGKILL');
  };
  const cancel = () => child.kill('SIGKILL');
  let tooLong: NodeJS.Timeout | undefined;
  const unwatch =
    child.pid === undefined ? () => undefined : watchMemory(child.pid, allowance.memoryMb, exceed);
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  try {
    const output: Buffer[] = [];
    let bytes = 0;
    child.stdout!.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostReplyBytes) exceed();
      else output.push(chunk);
    });
    child.stdin!.on('error', () => undefined);
    const ended = new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (...how) => resolve(how));
    });
    const asking = Promise.resolve(request).then((asked) => {
      tooLong = setTimeout(exceed, allowance.timeMs);
      child.stdin!.write(`${JSON.stringify(asked)}\n`);
    });
    const [[code, killedBy]] = await Promise.all([ended, asking]);
    if (signal?.aborted) throw new Fault('load_cancelled', {}, 409);
    if (!isTooLarge && killedBy !== null && CRASHES.includes(killedBy)) {
      throw new Fault('file_damaged', { file }, 422);
    }
    if (isTooLarge || code !== 0) throw new Fault(tooLarge, { file }, 413);
    return Buffer.concat(output).toString();
  } finally {
    clearTimeout(tooLong);
    unwatch();
    signal?.removeEventListener('abort', cancel);
    // It has ended, unless its request never came.
    cancel();
    child.stdin!.destroy();
  }
}

/** A library's own fault over a file. */
const CRASHES: readonly NodeJS.Signals[] = ['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGFPE'];
/** All that a child needs to know of this process's environment: no address, no secret. */
const PASSED_ON = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'TZ'];

function start(name: ProgramName, allowance: Allowance): ChildProcess {
  const { path, execArgv } = programOf(name);
  const heap = `--max-old-space-size=${allowance.memoryMb - OUTSIDE_HEAP_MB}`;
  const [command, ...words] = limitedCommand([process.execPath, heap, ...execArgv, path], allowance);
  const env = Object.fromEntries(
    PASSED_ON.flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : [])),
  );
  const child = spawn(command, words, { stdio: ['pipe', 'pipe', 'ignore'], env });
  if (child.pid !== undefined) lowerPriority(child.pid);
  return child;
}

function lowerPriority(id: number): void {
  try {
    setPriority(id, LOW_PRIORITY);
  } catch {
    // It ended at once, or the system has no priorities.
  }
}

/** Unwraps the reply of an answer. Throws its Fault, with the file's name. */
export function replyIn<Reply>(answer: ChildAnswer<Reply>, file: string): Reply {
  if ('fault' in answer) throw new Fault(answer.fault.code, { file, ...answer.fault.details }, 422);
  return answer.reply;
}
