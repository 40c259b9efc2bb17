import type { AuditAction } from './audit-action.ts';

/** The two chains: the warehouse's, written with each change of the data, and that of the accounts' file. */
export const AUDIT_CHAINS = ['warehouse', 'accounts'] as const;
/** One of them. */
export type AuditChainName = (typeof AUDIT_CHAINS)[number];

/** Who did something: an account, a program of its, the person of this machine, a command on the server, this program, or nobody known. */
export const WHO_KINDS = ['account', 'token', 'machine', 'server', 'program', 'nobody'] as const;
/** One of them. */
export type WhoKind = (typeof WHO_KINDS)[number];

/** Who did something, from where. */
export interface AuditWho {
  readonly kind: WhoKind;
  readonly accountId: number | null;
  /** The account's name, or in open mode and for commands the name that was typed; null without one. */
  readonly name: string | null;
  /** Number of the session or access token (`S12`, `T3`), never the token itself. */
  readonly session: string | null;
  readonly address: string | null;
}

/** One entry of a chain. What stands in it is never changed and never removed. */
export interface AuditEntry {
  /** From 1, without a gap. */
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly who: AuditWho;
  readonly action: AuditAction;
  /** What it was done to: `batch:12`, `account:An`; null for the program as a whole. */
  readonly object: string | null;
  /** JSON texts; null where there is nothing to tell. */
  readonly before: string | null;
  readonly after: string | null;
}

/** An entry with what binds it to the one before. */
export interface ChainedEntry extends AuditEntry {
  /** MAC of the entry before; '' of the first. */
  readonly previousMac: string;
  readonly mac: string;
  /** Beginning of the key's hash, so that it is known which key a MAC was made by. */
  readonly keyId: string;
}

/** The last entry of a chain at some time, as it is told to the log and to backups. */
export interface ChainHead {
  readonly number: number;
  readonly mac: string;
}

/** A head that somebody else kept, and when it was told. */
export interface KeptHead extends ChainHead {
  readonly at: string;
  /** Where it is kept: `log`, or the name of a backup. */
  readonly where: string;
}

/** What is wrong with a chain, at which entry. */
export type ChainProblem =
  | { readonly kind: 'changed' | 'missing' | 'unlinked' | 'key_absent'; readonly number: number }
  | { readonly kind: 'cut' | 'head_differs'; readonly number: number; readonly head: KeptHead };

/** What a check of a chain found. */
export interface ChainReport {
  readonly chain: AuditChainName;
  readonly entries: number;
  /** Heads that it was compared with. */
  readonly heads: number;
  /** The first thing that is wrong; null for a sound chain. */
  readonly problem: ChainProblem | null;
  /** When the data folder was restored from a backup or rebuilt, and how many entries known by their heads went with that. */
  readonly restores: readonly { readonly at: string; readonly number: number; readonly lost: number }[];
}
