import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action } from '#lib/domain/access/action.ts';
import {
  MACHINE_PERSON,
  NOBODY,
  SERVER_COMMAND,
  type AccountActor,
  type Actor,
  type TokenActor,
} from '#lib/domain/access/actor.ts';
import { allow, refusalOf, type Resource } from '#lib/domain/access/allow.ts';
import { isWithin, RANKED_ROLES, ROLES, type Grant, type Role } from '#lib/domain/access/role.ts';

const OWN = { unit: 'y-te', operator: 'viettel' };
const GRANTS: Readonly<Record<Role, Grant>> = {
  ...(Object.fromEntries(RANKED_ROLES.map((role) => [role, { role }])) as Record<
    (typeof RANKED_ROLES)[number],
    Grant
  >),
  unit: { role: 'unit', unit: OWN.unit },
  operator: { role: 'operator', operator: OWN.operator },
};
const account = (grant: Grant, more: Partial<AccountActor> = {}): AccountActor => ({
  ...{ kind: 'account', accountId: 7, sessionId: 1, name: 'an', grant, needsSecondFactor: false },
  ...more,
});
const token = (grant: Grant): TokenActor => ({
  ...{ kind: 'token', tokenId: 3, name: 'sync', ownerId: 7, ownerName: 'an', grant },
});

/**
 * Who may, in the order nobody, machine, server, viewer, analyst, editor, admin, unit, operator: written by hand, to be
 * compared with the rules. x: all; o: only what names its own code; -: nothing.
 */
const EXPECTED: Readonly<Record<Action, string>> = {
  ask_publicly: 'xxxxxxxxx',
  view_method: '-xxxxxxxx',
  view_figures: '-xxxxxx-o',
  view_sheets: '-xxxxxxo-',
  view_annotations: '-xxxxxx--',
  view_reports: '-xxxxxxo-',
  view_board: '-xxxxxx--',
  view_office_files: '-xxxxxx--',
  view_letter_texts: '-xxxxxx--',
  view_loaded_rows: '-xx-xxx--',
  view_loads: '-xxxxxx--',
  view_cases: '-xxxxxx-o',
  view_letters: '-xxxxxx-o',
  view_packs: '-xxxxxx-o',
  view_retention: '-xxxxxx--',
  view_rows: '-xx-xxx-o',
  take_evidence: '-xx-xxx-o',
  query: '-xx-xxx--',
  save_questions: '-xx-xxx--',
  load: '-xx--xx--',
  undo: '-xx--xx--',
  settle: '-xx--xx--',
  annotate: '-xx--xx--',
  report: '-xx--xxo-',
  link_reports: '-xx--xx--',
  work_cases: '-xx--xx--',
  word_letters: '-xx--xx--',
  make_packs: '-xx--xx--',
  change_settings: '-xx---x--',
  manage_accounts: '--x---x--',
  view_audit: '-xx---x--',
  watch: '-xx---x--',
  back_up: '--x------',
  keep_own_account: '---------',
};

const ACTORS: readonly Actor[] = [
  ...[NOBODY, MACHINE_PERSON, SERVER_COMMAND],
  ...ROLES.map((role) => account(GRANTS[role])),
];
/** What is nobody's in particular, somebody else's, and one's own. */
const ALL: Resource = {};
const OTHERS: Resource = { unit: 'noi-vu', operator: 'vinaphone', owner: 8 };
const MINE: Resource = { ...OWN, owner: 8 };

describe.each(ACTIONS)('%s', (action) => {
  it.each(
    ACTORS.map((actor, i) => [i < 3 ? actor.kind : ROLES[i - 3]!, actor, EXPECTED[action][i]!] as const),
  )('by %s', (_name, actor, mark) => {
    const may = [ALL, OTHERS, MINE].map((resource) => allow(actor, action, resource));
    expect(may).toEqual(mark === 'x' ? [true, true, true] : [false, false, mark === 'o']);
    const refused = [ALL, OTHERS, MINE].map((resource) => refusalOf(actor, action, resource) === null);
    expect(refused).toEqual(may);
  });
});

it('the table names every action', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual([...ACTIONS].sort());
});

it('one’s own account is for its owner alone, and for no token of theirs', () => {
  for (const role of ROLES) {
    const own = { owner: 7 };
    expect(allow(account(GRANTS[role]), 'keep_own_account', own)).toBe(true);
    expect(allow(account(GRANTS[role]), 'keep_own_account', { owner: 8 })).toBe(false);
    expect(allow(token(GRANTS[role]), 'keep_own_account', own)).toBe(false);
  }
  for (const actor of [NOBODY, MACHINE_PERSON, SERVER_COMMAND])
    expect(allow(actor, 'keep_own_account', { owner: 7 })).toBe(false);
});

it('a token may what its role may, but for accounts and its owner’s own affairs', () => {
  const kept: readonly Action[] = ['manage_accounts', 'keep_own_account'];
  for (const role of ROLES) {
    for (const action of ACTIONS) {
      const may = [ALL, OTHERS, MINE].map((resource) => allow(token(GRANTS[role]), action, resource));
      const person = [ALL, OTHERS, MINE].map((resource) => allow(account(GRANTS[role]), action, resource));
      expect([action, may]).toEqual([action, kept.includes(action) ? [false, false, false] : person]);
    }
  }
});

it('who lacks the second factor that the role asks for may only add one', () => {
  const admin = account(GRANTS.admin, { needsSecondFactor: true });
  const may = ACTIONS.filter((action) => allow(admin, action, { owner: 7 }));
  expect(may).toEqual(['ask_publicly', 'keep_own_account']);
  expect(refusalOf(admin, 'view_figures')).toBe('second_factor');
});

it('tells who is refused why, and an operator or unit not even that there is something', () => {
  expect(refusalOf(NOBODY, 'view_figures')).toBe('sign_in');
  expect(refusalOf(account(GRANTS.viewer), 'load')).toBe('forbidden');
  expect(refusalOf(MACHINE_PERSON, 'manage_accounts')).toBe('forbidden');
  expect(refusalOf(account(GRANTS.operator), 'view_cases', OTHERS)).toBe('absent');
  expect(refusalOf(token(GRANTS.operator), 'view_packs', ALL)).toBe('absent');
  expect(refusalOf(account(GRANTS.unit), 'view_cases', OTHERS)).toBe('absent');
  expect(refusalOf(account(GRANTS.operator), 'view_figures', OTHERS)).toBe('forbidden');
});

it('a unit or operator without a code has nothing of its own', () => {
  const bare = { unit: '', operator: '' };
  expect(allow(account({ role: 'unit', unit: '' }), 'view_reports', bare)).toBe(false);
  expect(allow(account({ role: 'operator', operator: '' }), 'view_packs', bare)).toBe(false);
});

it('gives no token more than its owner has', () => {
  for (const owner of ROLES) {
    for (const role of ROLES) {
      const ranks = RANKED_ROLES as readonly string[];
      const [given, had] = [ranks.indexOf(role), ranks.indexOf(owner)];
      const expected = given < 0 || had < 0 ? role === owner : given <= had;
      expect([role, owner, isWithin(GRANTS[role], GRANTS[owner])]).toEqual([role, owner, expected]);
    }
  }
  expect(isWithin({ role: 'operator', operator: 'vinaphone' }, GRANTS.operator)).toBe(false);
  expect(isWithin({ role: 'unit', unit: 'noi-vu' }, GRANTS.unit)).toBe(false);
});
