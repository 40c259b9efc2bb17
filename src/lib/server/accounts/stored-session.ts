import type { Grant } from '#lib/domain/access/role.ts';
import type { SessionRow, TokenRow } from './sessions.sql.ts';
import { grantIn } from './stored-account.ts';

/** A session that goes on. */
export interface StoredSession {
  readonly kind: 'session';
  readonly id: number;
  readonly account: number;
  readonly sha256: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Set anew with each use. */
  usedAt: number;
  readonly address: string;
  readonly browser: string;
  readonly begunBy: Beginning;
  /** When who uses it last proved who they are, in milliseconds since 1970; null where nobody here knows. */
  readonly provedAt: number | null;
  /** Was the second factor given in it? */
  readonly withFactor: boolean;
}

/** How a session was begun: by the password or an invitation, by the office's provider, by the proxy that names people. */
export type Beginning = 'password' | 'sign_on' | 'proxy';

/** An access token in force. */
export interface StoredToken {
  readonly kind: 'token';
  readonly id: number;
  readonly account: number;
  readonly sha256: string;
  readonly name: string;
  readonly grant: Grant;
  readonly madeAt: string;
  /** The last date on which it is in force. */
  readonly endsOn: string;
  usedAt: number | null;
}

export const sessionOf = ({ madeAt, usedAt, provedAt, begunBy, ...row }: SessionRow): StoredSession => ({
  kind: 'session',
  ...row,
  begunBy: begunBy as Beginning,
  madeAt: Date.parse(madeAt),
  usedAt: Date.parse(usedAt),
  provedAt: provedAt === null ? null : Date.parse(provedAt),
});

export function tokenOf({ role, unit, operator, usedAt, ...row }: TokenRow): StoredToken {
  return {
    kind: 'token',
    ...row,
    grant: grantIn({ role, unit, operator }),
    usedAt: usedAt === null ? null : Date.parse(usedAt),
  };
}
