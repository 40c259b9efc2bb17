import { setImmediate as others } from 'node:timers/promises';

/** Longest stretch of work without a look at what else waits for the processor, ms. */
const LONGEST_MS = 8;

/** Lets others in between the pieces of a long computation, so that nobody waits for all of it. */
export class Breath {
  #last = performance.now();

  /** Is it time to `take` one? */
  get due(): boolean {
    return performance.now() - this.#last > LONGEST_MS;
  }

  async take(): Promise<void> {
    await others();
    this.#last = performance.now();
  }
}
