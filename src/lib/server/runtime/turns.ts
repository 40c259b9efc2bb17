import { Fault } from '#lib/domain/fault.ts';

/** Work that waits for its turn. */
interface Waiting {
  readonly weight: number;
  start(): void;
}

/** How much may go on at once. */
export interface TurnLimits {
  /** Most pieces of work at once. */
  readonly atOnce: number;
  /** Most that the weights of those at once may add up to. A heavier piece goes alone. */
  readonly weight: number;
  /** Most that wait; more are refused. */
  readonly waiting: number;
}

/** Lets a limited amount of work go on at once; the rest waits in the order it came. */
export class Turns {
  readonly #limits: TurnLimits;
  readonly #queue: Waiting[] = [];
  #running = 0;
  #weight = 0;

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /** How much goes on and waits now. */
  get state(): { readonly running: number; readonly waiting: number } {
    return { running: this.#running, waiting: this.#queue.length };
  }

  /**
   * Does `work` when its turn comes. Throws a Fault when too many wait already (503), or when `signal` aborts before the
   * turn has come.
   */
  async take<T>(weight: number, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    await this.#wait(weight, signal);
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#weight -= weight;
      this.#startNext();
    }
  }

  #wait(weight: number, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return Promise.reject(cancelled());
    if (this.#queue.length >= this.#limits.waiting) {
      return Promise.reject(new Fault('server_busy', {}, 503));
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#queue.splice(this.#queue.indexOf(entry), 1);
        reject(cancelled());
        this.#startNext();
      };
      const entry: Waiting = {
        weight,
        start: () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#queue.push(entry);
      this.#startNext();
    });
  }

  #startNext(): void {
    for (let next = this.#queue[0]; next && this.#hasRoomFor(next); next = this.#queue[0]) {
      this.#queue.shift();
      this.#running += 1;
      this.#weight += next.weight;
      next.start();
    }
  }

  #hasRoomFor({ weight }: Waiting): boolean {
    const { atOnce, weight: most } = this.#limits;
    return this.#running === 0 || (this.#running < atOnce && this.#weight + weight <= most);
  }
}

const cancelled = () => new Fault('load_cancelled', {}, 409);
