import type { Grant } from './role.ts';

/** Nobody who is known: no session, no token, and the server is not in open mode. */
export interface Nobody {
  readonly kind: 'nobody';
}

/** The person of this machine, in open mode: the program without accounts, for one user. */
export interface MachinePerson {
  readonly kind: 'machine';
}

/** A command that runs on the server beside the program, with access to its data folder: "máy chủ" where it is named. */
export interface ServerCommand {
  readonly kind: 'server';
}

/** A person with an account who has signed in. */
export interface AccountActor {
  readonly kind: 'account';
  readonly accountId: number;
  readonly sessionId: number;
  /** The name that the person signs in by. */
  readonly name: string;
  readonly grant: Grant;
  /** The role asks for a second factor that the account does not have yet: until then it may do nothing but add one. */
  readonly needsSecondFactor: boolean;
}

/** A program with an access token, which somebody with an account made for it. */
export interface TokenActor {
  readonly kind: 'token';
  readonly tokenId: number;
  /** What its owner called it. */
  readonly name: string;
  readonly ownerId: number;
  readonly ownerName: string;
  readonly grant: Grant;
}

/** Who asks. */
export type Actor = Nobody | MachinePerson | ServerCommand | AccountActor | TokenActor;

export const NOBODY: Nobody = { kind: 'nobody' };
export const MACHINE_PERSON: MachinePerson = { kind: 'machine' };
export const SERVER_COMMAND: ServerCommand = { kind: 'server' };

/** What somebody with an account, or a program of theirs, was given; null for the others. */
export const grantOf = (actor: Actor): Grant | null =>
  actor.kind === 'account' || actor.kind === 'token' ? actor.grant : null;
