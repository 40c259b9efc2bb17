import type { Grant } from './role.ts';

/** Is an account waiting to be accepted, in use, or disabled? */
export const ACCOUNT_STATES = ['invited', 'active', 'disabled'] as const;
/** One of them. */
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** Why was an account disabled: by somebody, or because nobody used it for long? */
export const DISABLED_WHYS = ['asked', 'unused'] as const;
/** One of them. */
export type DisabledWhy = (typeof DISABLED_WHYS)[number];

/** An account, without its secrets. Instants are ISO 8601 in UTC. */
export interface Account {
  readonly id: number;
  /** What its person signs in by. */
  readonly name: string;
  /** Who uses it: one person each. */
  readonly person: string;
  /** Where they work. */
  readonly office: string | null;
  readonly grant: Grant;
  readonly state: AccountState;
  readonly hasSecondFactor: boolean;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly joinedAt: string | null;
  readonly usedAt: string | null;
  readonly disabled: {
    readonly at: string;
    readonly by: string;
    readonly why: DisabledWhy;
  } | null;
  readonly reviewed: { readonly at: string; readonly by: string } | null;
}

/** A session, as its owner sees it. */
export interface OwnSession {
  readonly id: number;
  readonly madeAt: string;
  readonly usedAt: string;
  readonly address: string;
  /** What browser, as it names itself. */
  readonly browser: string;
  /** Is it the one that asks? */
  readonly isThis: boolean;
}

/** An access token, as its owner sees it: the token itself is shown once. */
export interface OwnToken {
  readonly id: number;
  readonly name: string;
  readonly grant: Grant;
  readonly madeAt: string;
  /** The last date on which it is in force. */
  readonly endsOn: string;
  readonly usedAt: string | null;
}

/** Letters, digits, and what joins names: what people can say to each other. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,63}$/u;

/** A name to sign in by as it is stored; null where it is none. */
export function accountName(text: string): string | null {
  const name = text.normalize('NFC').trim();
  return NAME.test(name) ? name : null;
}

/** Two names that differ in small and capital letters only are one. */
export const nameKey = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Does a role ask for a second factor? Level 2 asks it of whoever administers. */
export const asksSecondFactor = ({ role }: Grant): boolean => role === 'admin';
