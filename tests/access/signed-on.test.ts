import { TOTP } from 'otpauth';
import { beforeEach, expect, it } from 'vitest';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { ACCOUNT_MIGRATIONS } from '#lib/server/accounts/schema.sql.ts';
import { liveSessions } from '#lib/server/accounts/sessions.sql.ts';
import { Database } from '#lib/server/db/database.ts';
import { statement } from '#lib/server/db/statement.ts';
import { disable, reset } from '#lib/server/accounts/administer.ts';
import { invite } from '#lib/server/accounts/invitations.ts';
import {
  changePassword,
  dropSecondFactor,
  endOwnSession,
  giveFactor,
  setSecondFactor,
} from '#lib/server/accounts/own-account.ts';
import { hashPassword } from '#lib/server/accounts/passwords.ts';
import { newFactor } from '#lib/server/accounts/second-factor.ts';
import { findSession } from '#lib/server/accounts/sessions.ts';
import { signOn, type SignedOn } from '#lib/server/accounts/sign-on.ts';
import { whoAsks } from '#lib/server/access/who-asks.ts';
import { addMember, DEVICE } from '../support/test-accounts.ts';

let now = Date.now();
let accounts: Accounts;
beforeEach(async () => {
  now = Date.now();
  accounts = await Accounts.open({ dataDir: null, clock: () => new Date(now) });
  return () => accounts.close();
});

const refused = { code: 'sign_on_refused' };

/** Somebody whom a provider knows by a number, and calls by a name. */
const person = (subject: string, name: string, more: Partial<SignedOn> = {}): SignedOn => ({
  ...{ identity: { issuer: 'https://sso.vn', subject }, name, person: '' },
  ...{ grant: { role: 'viewer' }, provedAt: null, ...more },
});
/** Somebody whom a proxy names. */
const named = (name: string): SignedOn => ({
  ...{ identity: null, name, person: '', grant: null, provedAt: new Date(now).toISOString() },
});
const accountOf = (token: string) => findSession(accounts, token)!.account;

it('an account that was disabled here stays so, one that administers is never the provider’s, a role follows the claim', async () => {
  const known = person('1', 'lan');
  await addMember(accounts, { role: 'admin' }, { name: 'chief' });
  await signOn(accounts, known, DEVICE, null);
  const token = await signOn(accounts, { ...known, grant: { role: 'unit', unit: 'y-te' } }, DEVICE, null);
  expect(findSession(accounts, token)!.account.grant).toEqual({ role: 'unit', unit: 'y-te' });
  const raised = signOn(accounts, { ...known, grant: { role: 'admin' } }, DEVICE, null);
  await expect(raised).rejects.toMatchObject(refused);
  await disable(accounts, 'lan', 'chief');
  expect(findSession(accounts, token)).toBeNull();
  await expect(signOn(accounts, known, DEVICE, null)).rejects.toMatchObject(refused);
  for (const other of [
    ...[person('2', 'Chief'), person('2', 'new', { grant: { role: 'admin' } })],
    ...[person('2', 'new', { grant: null }), person('2', ''), named('chief'), named('new'), named('lan')],
  ])
    await expect(signOn(accounts, other, DEVICE, null)).rejects.toMatchObject(refused);
});

it('knows people by the provider’s own number: a name that changes is followed, one that is another’s gives nothing', async () => {
  const { id } = accountOf(await signOn(accounts, person('1', 'lan', { person: 'Lan' }), DEVICE, null));
  const later = accountOf(
    await signOn(accounts, person('1', 'lan.tran', { person: 'Trần Lan' }), DEVICE, null),
  );
  expect(later).toMatchObject({ id, name: 'lan.tran', person: 'Trần Lan' });
  // Who is called as somebody was before is somebody else, and so is the same number at another provider.
  expect(accountOf(await signOn(accounts, person('2', 'lan'), DEVICE, null)).id).not.toBe(id);
  await expect(signOn(accounts, person('3', 'LAN.tran'), DEVICE, null)).rejects.toMatchObject(refused);
  const elsewhere = { identity: { issuer: 'https://other.vn', subject: '1' } };
  await expect(signOn(accounts, person('1', 'lan.tran', elsewhere), DEVICE, null)).rejects.toMatchObject(
    refused,
  );
  // A name that is taken, or none, leaves the old one.
  for (const name of ['lan', 'two words'])
    expect(accountOf(await signOn(accounts, person('1', name), DEVICE, null))).toMatchObject({
      ...{ id, name: 'lan.tran', person: 'Trần Lan' },
    });
});

it('takes over an account that it made by a name alone, or that an admin invited to, never one with a password', async () => {
  const before = await addMember(accounts, { role: 'viewer' }, { name: 'before' });
  expect(accountOf(await signOn(accounts, person('1', 'before'), DEVICE, null)).id).toBe(before.id);
  await expect(signOn(accounts, person('2', 'before'), DEVICE, null)).rejects.toMatchObject(refused);
  const asked = { name: 'asked', person: 'Asked', office: null, grant: { role: 'viewer' } as const };
  const { account } = await invite(accounts, asked, 'chief');
  expect(accountOf(await signOn(accounts, person('3', 'asked'), DEVICE, null)).id).toBe(account);
  const own = await addMember(accounts, { role: 'viewer' }, { name: 'own', hash: 'a hash' });
  await expect(signOn(accounts, person('4', 'own'), DEVICE, null)).rejects.toMatchObject(refused);
  // An admin’s reset lets another begin, and the one of before no more.
  await reset(accounts, 'own', 'chief');
  expect(accountOf(await signOn(accounts, person('4', 'own'), DEVICE, null)).id).toBe(own.id);
  await reset(accounts, 'own', 'chief');
  expect(accountOf(await signOn(accounts, person('5', 'own'), DEVICE, null)).id).toBe(own.id);
  await expect(signOn(accounts, person('4', 'own'), DEVICE, null)).rejects.toMatchObject(refused);
});

const codeOf = (secret: string) => new TOTP({ secret }).generate({ timestamp: now });

/** Who a session is, from outside the named networks. */
const outside = (session: string, by: string | null = null) =>
  whoAsks(accounts, false, { authorization: null, session, isInside: false, named: by });
const lacks = (session: string) => {
  const actor = outside(session);
  return actor.kind === 'account' && actor.needsSecondFactor;
};
const ownOf = (token: string, password = '') => ({ ...findSession(accounts, token)!, password });

it('who signs on outside can add a second factor, and gives it from then on where a password would not be enough', async () => {
  const recent = () => person('1', 'lan', { provedAt: new Date(now).toISOString() });
  const unproved = await signOn(accounts, person('1', 'lan'), DEVICE, null);
  const secret = newFactor();
  const factor = () => ({ secret, code: codeOf(secret) });
  await expect(setSecondFactor(accounts, ownOf(unproved), factor())).rejects.toMatchObject({
    code: 'sign_on_again',
  });
  const first = await signOn(accounts, recent(), DEVICE, unproved);
  expect(lacks(first)).toBe(true);
  const withFactor = await setSecondFactor(accounts, ownOf(first), factor());
  expect(lacks(withFactor)).toBe(false);
  now += 60_000;
  const again = await signOn(accounts, recent(), DEVICE, null);
  expect([lacks(again), accountOf(again).hasSecondFactor]).toEqual([true, true]);
  await expect(giveFactor(accounts, ownOf(again), '000000')).rejects.toMatchObject({
    code: 'second_factor_wrong',
  });
  const { code } = factor();
  const given = await giveFactor(accounts, ownOf(again), code);
  expect([lacks(given), findSession(accounts, again)]).toEqual([false, null]);
  await expect(giveFactor(accounts, ownOf(given), code)).rejects.toMatchObject({
    code: 'second_factor_wrong',
  });
  // There is no password to change, and none that opens anything.
  await expect(changePassword(accounts, ownOf(given, 'none'), 'mười bốn chữ trở lên')).rejects.toMatchObject({
    code: 'password_wrong',
  });
  // Codes are counted like passwords: nobody guesses them from a session that was left open.
  for (let i = 0; i < 3; i++)
    await expect(giveFactor(accounts, ownOf(given), '000000')).rejects.toMatchObject({
      code: 'second_factor_wrong',
    });
  await expect(giveFactor(accounts, ownOf(given), '000000')).rejects.toMatchObject({ code: 'sign_in_wait' });
  now += 6 * 60_000;
  await expect(dropSecondFactor(accounts, ownOf(given))).rejects.toMatchObject({ code: 'sign_on_again' });
});

it('a session ends others only soon after signing in, or with the password', async () => {
  const password = 'một câu dài dễ nhớ';
  const hash = await hashPassword(password);
  const member = await addMember(accounts, { role: 'viewer' }, { name: 'an', hash });
  const other = () => signOn(accounts, named('an'), DEVICE, null);
  const end = async (token: string, given = '') =>
    endOwnSession(accounts, ownOf(member.session, given), ownOf(token).session.id);
  await end(await other());
  now += 5 * 60_000;
  const open = await other();
  await expect(end(open)).rejects.toMatchObject({ code: 'password_wrong' });
  await end(open, password);
  expect(findSession(accounts, open)).toBeNull();
  const signedOn = await signOn(accounts, person('1', 'lan'), DEVICE, null);
  const second = ownOf(await signOn(accounts, person('1', 'lan'), DEVICE, null)).session.id;
  await expect(endOwnSession(accounts, ownOf(signedOn), second)).rejects.toMatchObject({
    code: 'sign_on_again',
  });
});

it('a session that the proxy began goes on only while the proxy names the same person', async () => {
  const admin = await addMember(accounts, { role: 'admin' }, { name: 'chief' });
  await addMember(accounts, { role: 'viewer' }, { name: 'lan' });
  const session = await signOn(accounts, named('Lan'), DEVICE, null);
  const kinds = [
    outside(session, 'lan'),
    outside(session, 'hoa'),
    outside(session),
    outside(admin.session, 'lan'),
  ];
  expect(kinds.map(({ kind }) => kind)).toEqual(['account', 'nobody', 'nobody', 'account']);
});

it('sessions of a file of before go on as they were begun: by a password with its factor, or by the sign-on', async () => {
  const db = await Database.open({ path: ':memory:', threads: 1, memoryLimit: '100MB' });
  await db.write(async (writer) => {
    const run = async (version: number) => {
      for (const step of ACCOUNT_MIGRATIONS[version - 1]!.statements) await writer.run(step, {});
    };
    await run(1);
    await run(2);
    const of = (id: number, hash: string, factor: string | null) =>
      writer.run(
        statement<never, { id: number; hash: string; factor: string | null }>()`
        insert into account (account_id, name, person, role, state, password_hash, second_factor, second_factor_step,
          made_at, made_by)
        values ($id, 'n' || $id, 'n', 'viewer', 'active', $hash, $factor, 0, '2026-01-01', 'SSO')`,
        { id, hash, factor },
      );
    await of(1, 'a hash', 'sealed');
    await of(2, 'a hash', null);
    await of(3, 'none', null);
    await writer.run(
      statement()`insert into session
      select account_id, account_id, 'sha', '2026-03-01', '2026-03-01', '', '', null, null from account`,
      {},
    );
    await run(3);
  });
  const rows = await db.query(liveSessions, {});
  expect(rows.map(({ begunBy, withFactor, provedAt }) => [begunBy, withFactor, provedAt !== null])).toEqual([
    ...[
      ['password', true, true],
      ['password', false, true],
      ['sign_on', false, false],
    ],
  ]);
  await db.close();
});

it('takes no session that a browser brings, and ends the one it had', async () => {
  const before = await addMember(accounts, { role: 'viewer' }, { name: 'before' });
  const token = await signOn(accounts, person('1', 'lan'), DEVICE, before.session);
  expect([token === before.session, findSession(accounts, before.session)]).toEqual([false, null]);
  expect(findSession(accounts, token)!.account.name).toBe('lan');
});
