import { parentPort } from 'node:worker_threads';
import { runScanTask, type ScanTask } from './scan-tasks.ts';
import type { TaskReply } from './worker-pool.ts';
import { ScratchArena } from './scratch-arena.ts';

const scratch = new ScratchArena();
const reply = (message: TaskReply) => parentPort!.postMessage(message);

/** Entry of a worker thread: runs tasks one after another. */
parentPort!.on('message', (task: ScanTask) => {
  try {
    reply({ answer: runScanTask(task, scratch) });
  } catch (error) {
    reply({ error });
  }
});
