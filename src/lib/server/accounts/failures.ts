import { accountName, nameKey } from '#lib/domain/access/account.ts';
import { waitAfter } from '#lib/domain/access/limits.ts';
import { Fault } from '#lib/domain/fault.ts';

const MINUTE_MS = 60_000;
/** Failures in a row are forgotten after a day without one. */
const REMEMBERED_MS = 24 * 60 * MINUTE_MS;
/** Failures by one name from anywhere, before clients that never signed in to it wait as well. Our own choice. */
const MOST_OF_NAME = 30;
/** Failures from one address by any name, within a time: an office may share the address. Our own choice. */
const MOST_OF_CLIENT = 60;
const CLIENT_WINDOW_MS = 10 * MINUTE_MS;
/** Most counters in memory; the oldest are dropped. */
const MOST_COUNTERS = 20_000;

interface Count {
  failures: number;
  last: number;
  first: number;
}

/** Who tries, from where. */
export interface Attempt {
  readonly name: string;
  /** The client's address as it is counted. */
  readonly client: string;
  /** Has this address signed in by that name before? Asked only when others' failures would make it wait. */
  readonly isKnown: () => Promise<boolean>;
}

/**
 * Failures of signing in, in memory. They are counted by name and address together, so that nobody locks another out from
 * elsewhere; very many failures by one name make strangers wait, never an address that has signed in by it before. Names that
 * no account has are counted alike.
 */
export class Failures {
  readonly #clock: () => Date;
  readonly #counts = new Map<string, Count>();

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /**
   * Counts an attempt as a failure before it is known to be none, so that many at once are counted, too. Throws a Fault that
   * says how long to wait where that is asked for.
   */
  async begin(attempt: Attempt): Promise<void> {
    const now = this.#clock().getTime();
    const { pair, name, client } = keysOf(attempt);
    const ofClient = this.#counts.get(client);
    if (ofClient && now - ofClient.first < CLIENT_WINDOW_MS && ofClient.failures >= MOST_OF_CLIENT)
      throw waiting(ofClient.first + CLIENT_WINDOW_MS - now);
    this.#refuse(pair, 0, now);
    const isMany = this.#waitOf(name, MOST_OF_NAME, now) > 0;
    if (isMany && !(await attempt.isKnown())) this.#refuse(name, MOST_OF_NAME, now);
    if (ofClient && now - ofClient.first >= CLIENT_WINDOW_MS) this.#counts.delete(client);
    for (const key of [pair, name, client]) this.#count(key, now);
  }

  /** It was no failure: this address begins anew, and the name's other failures stand. */
  succeed(attempt: Attempt): void {
    const { pair, name, client } = keysOf(attempt);
    this.#counts.delete(pair);
    for (const key of [name, client]) {
      const count = this.#counts.get(key);
      if (count) count.failures -= 1;
    }
  }

  /** Forgets every failure by a name. */
  forgive(name: string): void {
    const key = countedName(name);
    for (const counted of this.#counts.keys())
      if (counted === `name ${key}` || counted.endsWith(` pair ${key}`)) this.#counts.delete(counted);
  }

  /** Does anybody wait because of failures by a name? */
  isHeldUp(name: string): boolean {
    const now = this.#clock().getTime();
    const key = countedName(name);
    return [...this.#counts.keys()].some(
      (counted) =>
        (counted.endsWith(` pair ${key}`) && this.#waitOf(counted, 0, now) > 0) ||
        (counted === `name ${key}` && this.#waitOf(counted, MOST_OF_NAME, now) > 0),
    );
  }

  #refuse(key: string, free: number, now: number): void {
    const wait = this.#waitOf(key, free, now);
    if (wait > 0) throw waiting(wait);
  }

  /** How long is still to be waited? A clock that went back makes nobody wait for longer than the wait itself. */
  #waitOf(key: string, free: number, now: number): number {
    const count = this.#counts.get(key);
    if (!count || now - count.last >= REMEMBERED_MS) return 0;
    const wait = waitAfter(count.failures - free);
    return Math.min(wait, count.last + wait - now);
  }

  #count(key: string, now: number): void {
    const before = this.#counts.get(key);
    const goesOn = before !== undefined && now - before.last < REMEMBERED_MS;
    this.#counts.delete(key);
    for (const oldest of this.#counts.keys()) {
      if (this.#counts.size < MOST_COUNTERS) break;
      this.#counts.delete(oldest);
    }
    this.#counts.set(key, {
      failures: goesOn ? before.failures + 1 : 1,
      first: goesOn ? before.first : now,
      last: now,
    });
  }
}

/** As which name are failures counted? What can be no account's name is all one. */
function countedName(name: string): string {
  const possible = accountName(name);
  return possible === null ? '-' : nameKey(possible);
}

function keysOf({ name, client }: Attempt) {
  const key = countedName(name);
  return { pair: `${client} pair ${key}`, name: `name ${key}`, client: `client ${client}` };
}

const waiting = (ms: number) =>
  new Fault('sign_in_wait', { minutes: Math.max(1, Math.ceil(ms / MINUTE_MS)) }, 429);
