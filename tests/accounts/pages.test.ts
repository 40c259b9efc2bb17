import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#lib/domain/access/actor.ts';
import { FAULT_CODES } from '#lib/messages/faults.ts';
import { FIELDS_OF_FAULT } from '#lib/server/access/fields-of-fault.ts';
import { accountCsv, accountRows, accountWorkbook } from '#lib/server/access/account-file.ts';
import { makeToken } from '#lib/server/accounts/access-tokens.ts';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { invite } from '#lib/server/accounts/invitations.ts';
import { hashPassword } from '#lib/server/accounts/passwords.ts';
import { findSession } from '#lib/server/accounts/sessions.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { readSheets } from '#lib/server/workbook-file.ts';
import { actions as accountActions } from '../../src/routes/admin/accounts/+page.server.ts';
import { actions as ownActions, load as ownLoad } from '../../src/routes/account/+page.server.ts';
import { actions as entryActions } from '../../src/routes/sign-in/+page.server.ts';
import { addMember } from '../support/test-accounts.ts';

const OWN = 'https://ispeed.example.vn';
const PASSWORD = 'mười bốn chữ trở lên';
const NOW = new Date('2026-03-02T01:00:00Z');

let accounts: Accounts;
let warehouse: Warehouse;
let admin: Actor;
beforeAll(async () => {
  const clock = () => NOW;
  accounts = await Accounts.open({ dataDir: null, clock });
  warehouse = await Warehouse.open({ dataDir: null, threads: 1, memoryLimit: '512MB', clock });
  const { id, name } = await addMember(accounts, { role: 'admin' }, { name: 'minh' });
  const grant = { role: 'admin' } as const;
  admin = { kind: 'account', accountId: id, sessionId: 1, name, grant, needsSecondFactor: false };
});
afterAll(() => Promise.all([accounts.close(), warehouse.close()]));

type Action = (event: never) => unknown;

/** Sends a form to an action as a page does: what it answers, where it leads, which cookies it sets. */
async function submit(
  action: Action | undefined,
  path: string,
  fields: Record<string, string>,
  { session, actor = admin }: { readonly session?: string; readonly actor?: Actor } = {},
) {
  const set = vi.fn();
  const setHeaders = vi.fn();
  const request = new Request(new URL(path, OWN), { method: 'POST', body: new URLSearchParams(fields) });
  const cookies = { get: () => session, set, delete: vi.fn() };
  const setup = { inside: [], oidcFile: null, userHeader: null };
  const locals = { accounts, warehouse, actor, locale: 'en', publicOrigin: OWN, isOpen: false, setup };
  const event = {
    request,
    url: new URL(request.url),
    cookies,
    locals,
    setHeaders,
    getClientAddress: () => '10.0.0.9',
  };
  const answer = await Promise.resolve(action!(event as never)).catch((thrown: unknown) => thrown);
  return {
    answer: answer as Record<string, unknown>,
    cookies: set.mock.calls as [string, string, object][],
    headers: setHeaders.mock.calls,
  };
}

describe('signing in by the page', () => {
  beforeAll(async () => {
    await addMember(accounts, { role: 'viewer' }, { name: 'lan', hash: await hashPassword(PASSWORD) });
  });
  const enter = (to: string, password = PASSWORD) =>
    submit(entryActions.enter, '/sign-in?/enter', { name: 'lan', password, code: '', to });

  it('gives a session in a cookie that no script reads, and leads back within the site only', async () => {
    const { answer, cookies } = await enter('/cases/3?x=1');
    expect(answer).toMatchObject({ status: 303, location: '/cases/3?x=1' });
    const [[name, token, options]] = cookies as [[string, string, object]];
    expect([name, options]).toEqual([
      '__Host-i-speed',
      { path: '/', httpOnly: true, sameSite: 'lax', secure: true },
    ]);
    expect(findSession(accounts, token)?.account.name).toBe('lan');
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', '/.//evil.example', ''])
      expect((await enter(to)).answer).toMatchObject({ status: 303, location: '/' });
  });

  it('leaves nothing of who signs out in the browser', async () => {
    const { answer, headers } = await submit(entryActions.leave, '/sign-in?/leave', {});
    expect(answer).toMatchObject({ status: 303, location: '/sign-in' });
    expect(headers).toEqual([[{ 'clear-site-data': '"cache", "storage"' }]]);
  });

  it('says what is wrong beside the form, and gives no cookie', async () => {
    const { answer, cookies } = await enter('/', 'wrong');
    // Which of them is wrong is told to nobody.
    const fields = ['name', 'password', 'code'];
    expect(answer).toMatchObject({ status: 401, data: { code: 'sign_in_refused', fields } });
    expect(cookies).toEqual([]);
  });
});

it('fields are named that forms have, of faults that there are', () => {
  const pages = import.meta.glob<string>('/src/routes/**/*.svelte', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const markup = Object.values(pages).join('');
  const named = Object.entries(FIELDS_OF_FAULT).flatMap(([code, fields]) =>
    fields.filter((name) => !FAULT_CODES.includes(code) || !markup.includes(` name="${name}"`)),
  );
  expect(named).toEqual([]);
});

describe('the page of the own account', () => {
  it('is shut, but for giving it, to who has not given the second factor that the account has', async () => {
    const { id, name, session } = await addMember(
      accounts,
      { role: 'viewer' },
      { name: 'mai', hasFactor: true },
    );
    const grant = { role: 'viewer' } as const;
    const actor: Actor = {
      ...{ kind: 'account', accountId: id, sessionId: 1, name, grant, needsSecondFactor: true },
    };
    const codes = [];
    for (const form of Object.keys(ownActions)) {
      const sent = await submit(
        ownActions[form],
        `/account?/${form}`,
        { tokenName: 'x' },
        { session, actor },
      );
      codes.push([form, (sent.answer as { data: { code: string } }).data.code]);
    }
    expect(Object.fromEntries(codes)).toEqual({
      ...Object.fromEntries(Object.keys(ownActions).map((form) => [form, 'second_factor_given_first'])),
      giveFactor: 'second_factor_wrong',
    });
    const shown = await submit(ownLoad as Action, '/account', {}, { session, actor });
    expect(shown.answer).toMatchObject({ isShut: true, sessions: [], tokens: [] });
    const open = { ...actor, needsSecondFactor: false };
    const { answer } = await submit(ownLoad as Action, '/account', {}, { session, actor: open });
    expect(answer).toMatchObject({ isShut: false, sessions: [{ isThis: true }] });
  });
});

describe('the page of all accounts', () => {
  it('invites by a link at the address that people open', async () => {
    const fields = { name: 'thu', person: 'Thu', office: '', role: 'editor', unit: '', operator: '' };
    const { answer } = await submit(accountActions.invite, '/admin/accounts?/invite', fields);
    const { url } = answer.invitation as { url: string };
    expect(url).toMatch(/^https:\/\/ispeed\.example\.vn\/sign-in\/invitation\/[\w-]{43}$/);
    expect(accounts.byName('thu')).toMatchObject({ state: 'invited', madeBy: 'minh' });
  });

  it.each(['regrant', 'reset', 'disable'] as const)(
    'does not let anybody %s the own account',
    async (name) => {
      await addMember(accounts, { role: 'admin' }, { name: `other-${name}` });
      const fields = { name: 'minh', role: 'viewer' };
      const { answer } = await submit(accountActions[name], `/admin/accounts?/${name}`, fields);
      expect(answer).toMatchObject({ status: 409, data: { code: 'account_own' } });
      expect(accounts.byName('minh')?.state).toBe('active');
    },
  );
});

describe('the list as a file', () => {
  it('has every account and access token with type, person, office, role, dates, and no secret', async () => {
    const own = await Accounts.open({ dataDir: null, clock: () => NOW });
    const member = await addMember(own, { role: 'operator', operator: 'viettel' }, { name: 'vt' });
    const formula = { name: 'bad', person: '=1+1', office: null, grant: { role: 'viewer' } as const };
    const { token: invitation } = await invite(own, formula, 'minh');
    const wanted = { name: 'sync', grant: own.byId(member.id)!.grant, endsOn: '2026-04-01' };
    const token = await makeToken(own, own.byId(member.id)!, wanted);
    const rows = accountRows(own, 'en');
    expect(rows.map((row) => row.slice(0, 6))).toEqual([
      ['Type', 'Name to sign in by', 'Person', 'Office', 'Role', 'Of'],
      ['office', 'bad', '=1+1', '', 'Viewer', ''],
      ['operator', 'vt', 'vt', '', 'Operator', 'viettel'],
      ['program', 'sync', 'vt', '', 'Operator', 'viettel'],
    ]);
    expect(rows.every((row) => row.length === rows[0]!.length)).toBe(true);
    const csv = accountCsv(own, 'en');
    expect(csv).toContain("'=1+1");
    for (const secret of [member.session, member.factor, invitation, token])
      expect(csv).not.toContain(secret);
    const { sheets } = await readSheets(await accountWorkbook(own, 'vi'), () => true);
    expect(sheets[0]!.rows).toHaveLength(rows.length);
    await own.close();
  });
});
