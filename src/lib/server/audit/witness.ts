import { AsyncLocalStorage } from 'node:async_hooks';
import type { AuditWho } from '#lib/domain/audit/audit-entry.ts';

const NOBODYS = { accountId: null, name: null, session: null, address: null } as const;

/** What nobody asks for: background work of the program itself. */
const PROGRAM: AuditWho = { kind: 'program', ...NOBODYS };
/** A command that somebody with access to the data folder runs. */
const COMMAND: AuditWho = { kind: 'server', ...NOBODYS };

const storage = new AsyncLocalStorage<AuditWho>();

/** Does `work`, and all that it begins, as somebody: what it changes is written down with their name. */
export const withWitness = <T>(who: AuditWho, work: () => T): T => storage.run(who, work);

/** From now on this process acts as a command on the server. */
export const actAsCommand = (): void => storage.enterWith(COMMAND);

/** Does `work` as the program itself, whoever asked for what led to it. */
export const asProgram = <T>(work: () => T): T => storage.run(PROGRAM, work);

/** Who acts now. */
export const witness = (): AuditWho => storage.getStore() ?? PROGRAM;

/**
 * Under which name does what is changed now stand in histories? That of the account whose session or access token asks,
 * whatever was typed; without one, what was typed.
 */
export const authorOf = <T>(typed: T): T | string => {
  const { kind, name } = witness();
  return (kind === 'account' || kind === 'token') && name !== null ? name : typed;
};
