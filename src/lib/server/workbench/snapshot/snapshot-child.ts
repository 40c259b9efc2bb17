import { setPriority } from 'node:os';
import { Fault } from '#lib/domain/fault.ts';
import { faultOf } from '../../db/errors.ts';
import { answerParent } from '../../runtime/answer-parent.ts';
import { fillSnapshot } from './fill-snapshot.ts';

/** Answers of the server come first. */
const LEAST_PRIORITY = 19;

/** Entry of a child process that makes a snapshot. */
try {
  setPriority(LEAST_PRIORITY);
} catch {
  // The system has no priorities.
}
await answerParent(fillSnapshot, (error) => {
  const fault = faultOf(error);
  if (fault instanceof Fault) return fault;
  const problem = error instanceof Error ? error.message.split('\n')[0]! : String(error);
  return new Fault('warehouse_unreadable', { problem });
});
