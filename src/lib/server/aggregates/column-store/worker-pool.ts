import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { programOf } from '../../runtime/programs.ts';
import { runScanTask, rowsScanned, type ScanTask, type TaskResult } from './scan-tasks.ts';
import { ScratchArena } from './scratch-arena.ts';

/** Reading fewer tests takes no longer than asking a thread to. */
const WORTH_A_THREAD = 20_000;
/** Adding up parts of fewer tests takes longer than they save. */
const WORTH_A_PART = 500_000;
/** Memory of a thread for new objects: little outlives a task. */
const YOUNG_MB = 12;
const MOST_THREADS = Math.min(4, availableParallelism());

/** What a thread says when a task is done. */
export type TaskReply = { readonly answer: TaskResult<ScanTask> } | { readonly error: unknown };

/** Of this thread. */
const scratch = new ScratchArena();

const idle: Worker[] = [];
const waiting: ((thread: Worker) => void)[] = [];
let running = 0;

/**
 * Answers a task, in a thread of its own where there is much to read: so that tasks asked for together use all processors,
 * and other people are served meanwhile. Threads see the columns where they lie. Throws what the task threw, or an Error
 * when its thread ended; another takes its place.
 */
export async function runTask<Task extends ScanTask>(task: Task): Promise<TaskResult<Task>> {
  if (rowsScanned(task) < WORTH_A_THREAD) return runScanTask(task, scratch) as TaskResult<Task>;
  const thread = await freeThread();
  const reply = await ask(thread, task);
  release(thread);
  if ('error' in reply) throw reply.error;
  return reply.answer as TaskResult<Task>;
}

/** In how many parts, a power of 2, is a task shared out among the threads? More than these, since they have others too. */
export function partCount(tests: number): number {
  const most = Math.min(tests / WORTH_A_PART, 2 * MOST_THREADS);
  return most < 2 ? 1 : 2 ** Math.floor(Math.log2(most));
}

function freeThread(): Promise<Worker> | Worker {
  const thread = idle.pop();
  if (thread) return thread;
  return running < MOST_THREADS ? startThread() : new Promise((resolve) => waiting.push(resolve));
}

function release(thread: Worker): void {
  const next = waiting.shift();
  if (next) next(thread);
  else idle.push(thread);
}

/** A thread that does not keep the process alive while it has nothing to do. When it ends, no more is asked of it. */
function startThread(): Worker {
  const { path, execArgv } = programOf('scan-worker');
  running++;
  const thread = new Worker(path, {
    execArgv,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  thread.on('error', (error) => console.error(error));
  thread.once('exit', () => {
    running--;
    if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
    waiting.shift()?.(startThread());
  });
  thread.unref();
  return thread;
}

/** Rejects when the thread ends in place of a reply. */
function ask(thread: Worker, task: ScanTask): Promise<TaskReply> {
  thread.ref();
  return new Promise<TaskReply>((resolve, reject) => {
    const ended = () => reject(new Error('a thread ended in the middle of a task'));
    thread.once('exit', ended);
    thread.once('message', (reply: TaskReply) => {
      thread.off('exit', ended);
      resolve(reply);
    });
    thread.postMessage(task);
  }).finally(() => thread.unref());
}
