import type { AttackClient } from './attack-client.ts';
import type { Verdict } from './verdict.ts';

/** One attack on a running server. */
export interface Attack {
  readonly name: string;
  /** Part of `npm test`. */
  readonly quick: boolean;
  /** Most that the server's own memory may grow, in bytes; without it only `LIMITS` holds. */
  readonly mostGrowth?: number;
  /** Makes what is sent; before anything is measured. */
  readonly prepare: () => Promise<Strike> | Strike;
}

/** Carries an attack out. */
export type Strike = (client: AttackClient) => Promise<Verdict>;

/** The worst that was seen while an attack went on, and what it left. */
export interface Toll {
  readonly healthMs: number;
  /** The same of a server that nobody attacks: how busy the machine was. */
  readonly bystanderMs: number;
  readonly serverBytes: number;
  /** By how much that was more than before. */
  readonly grownBytes: number;
  readonly childBytes: number;
  /** Most child processes at once. */
  readonly children: number;
  /** Files and processes that stayed. */
  readonly left: readonly string[];
}

/** One line of the report. */
export interface AttackResult extends Verdict, Toll {
  readonly name: string;
}
