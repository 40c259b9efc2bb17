import type { Account } from '#lib/domain/access/account.ts';
import { isRole, ROLES, type Grant } from '#lib/domain/access/role.ts';
import { Fault } from '#lib/domain/fault.ts';
import { plainWords } from '#lib/domain/plain-words.ts';
import type { Accounts } from './accounts.ts';
import {
  accountNamed,
  checkGrant,
  disable,
  isUsedAdmin,
  reset,
  unlock,
  type KnownCodes,
} from './administer.ts';
import { invite, type MadeInvitation } from './invitations.ts';
import { withoutSecrets } from './stored-account.ts';

/** What the command about accounts may be told to do. */
export const USERS_COMMANDS = ['list', 'first-admin', 'invite', 'disable', 'reset', 'unlock'] as const;
export type UsersCommand = (typeof USERS_COMMANDS)[number];

/** A command with what it needs, as text. */
export interface UsersRequest {
  readonly command: string;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly unit?: string | undefined;
  readonly operator?: string | undefined;
  readonly person?: string | undefined;
  readonly office?: string | undefined;
}

/** What came of it: a list, an invitation that is shown once, or that it is done. */
export type UsersAnswer =
  | { readonly accounts: readonly Account[] }
  | { readonly invitation: MadeInvitation }
  | { readonly done: UsersCommand; readonly name: string };

const MOST_LETTERS = 120;
const words = (text: string | undefined): string => plainWords(text ?? '').slice(0, MOST_LETTERS);

/** Does what the command about accounts asks for, as `by`. Throws a Fault where it cannot be. */
export async function runUsers(
  accounts: Accounts,
  request: UsersRequest,
  by: string,
  codes: () => Promise<KnownCodes>,
): Promise<UsersAnswer> {
  const { command, name = '' } = request;
  switch (command as UsersCommand) {
    case 'list':
      return { accounts: accounts.list().map(withoutSecrets) };
    case 'first-admin':
      return { invitation: await inviteFirstAdmin(accounts, name, by) };
    case 'invite': {
      const grant = grantAsked(request);
      checkGrant(grant, grant.role === 'unit' || grant.role === 'operator' ? await codes() : NO_CODES);
      const [person, office] = [words(request.person), words(request.office)];
      return { invitation: await invite(accounts, { name, person, office: office || null, grant }, by) };
    }
    case 'reset':
      return { invitation: await reset(accounts, name, by) };
    case 'disable':
      await disable(accounts, name, by);
      return { done: 'disable', name };
    case 'unlock':
      await unlock(accounts, name);
      return { done: 'unlock', name };
    default:
      throw new Fault('users_usage', { problem: command, usage: '' });
  }
}

const NO_CODES: KnownCodes = { units: [], operators: [] };

/** What an account is to be given, as text. Throws a Fault for a role that there is not. */
export function grantAsked({ role = '', unit = '', operator = '' }: Partial<UsersRequest>): Grant {
  if (!isRole(role)) throw new Fault('account_role_unknown', { value: role, roles: ROLES });
  if (role === 'unit') return { role, unit };
  if (role === 'operator') return { role, operator };
  return { role };
}

/** Invites the first administrator, again where that was not accepted. Throws a Fault once somebody administers. */
async function inviteFirstAdmin(accounts: Accounts, name: string, by: string): Promise<MadeInvitation> {
  if (accounts.list().some(isUsedAdmin)) throw new Fault('first_admin_made', {}, 409);
  const found = accounts.byName(name);
  if (found?.grant.role === 'admin') return reset(accounts, accountNamed(accounts, name).name, by);
  return invite(accounts, { name, person: '', office: null, grant: { role: 'admin' } }, by);
}
