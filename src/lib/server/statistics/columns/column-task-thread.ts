import { parentPort } from 'node:worker_threads';
import { answerTask, type ColumnTask } from './column-tasks.ts';
import type { TaskReply } from './column-threads.ts';
import { Scratch } from './scratch.ts';

const scratch = new Scratch();
const reply = (said: TaskReply) => parentPort!.postMessage(said);

/** The program of a thread that answers tasks, one after another. */
parentPort!.on('message', (task: ColumnTask) => {
  try {
    reply({ answer: answerTask(task, scratch) });
  } catch (error) {
    reply({ error });
  }
});
