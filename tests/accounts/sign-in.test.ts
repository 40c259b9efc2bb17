import type * as argon2 from '@node-rs/argon2';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Grant } from '#lib/domain/access/role.ts';
import type { Fault } from '#lib/domain/fault.ts';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { entriesAfter } from '#lib/server/audit/audit.sql.ts';
import { disableAccount, setPassword } from '#lib/server/accounts/accounts.sql.ts';
import { disable, unlock } from '#lib/server/accounts/administer.ts';
import { Failures } from '#lib/server/accounts/failures.ts';
import { hashPassword, isPassword } from '#lib/server/accounts/passwords.ts';
import { findSession } from '#lib/server/accounts/sessions.ts';
import { signIn, type Credentials } from '#lib/server/accounts/sign-in.ts';
import { hashOfToken } from '#lib/server/accounts/tokens.ts';
import { addMember } from '../support/test-accounts.ts';

/** The hashes that passwords were compared with. */
const compared: string[] = [];
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>();
  const verify = (stored: string, password: string) => {
    compared.push(stored);
    return real.verify(stored, password);
  };
  return { ...real, verify };
});

const PASSWORD = 'mười bốn chữ trở lên';
const VIEWER: Grant = { role: 'viewer' };
const ADMIN: Grant = { role: 'admin' };
const MINUTE = 60_000;

let now = Date.parse('2026-03-02T01:00:00Z');
let hash: string;
let accounts: Accounts;
beforeAll(async () => {
  hash = await hashPassword(PASSWORD);
});
beforeEach(async () => {
  await accounts?.close();
  accounts = await Accounts.open({ dataDir: null, clock: () => new Date(now) });
});
afterAll(() => accounts.close());

const enter = (given: Partial<Credentials>, address = '10.0.0.9', replaced: string | null = null) =>
  signIn(
    accounts,
    { name: 'lan', password: PASSWORD, code: '', ...given },
    { address, browser: 'Test' },
    replaced,
  );
const faultOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    ({ code, details }: Fault) => (details.minutes ? `${code} ${details.minutes}` : code),
  );
const codeOf = (secret: string, at = now) => new TOTP({ secret }).generate({ timestamp: at });

describe('signing in', () => {
  it('takes the right password, by a name in any letters, and keeps only a hash of the session’s token', async () => {
    const { id } = await addMember(accounts, VIEWER, { name: 'Lan', hash });
    const token = await enter({ name: ' LAN ' });
    expect(findSession(accounts, token)?.account.id).toBe(id);
    expect(accounts.session(token)).toBeNull();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(accounts.session(hashOfToken(token))?.address).toBe('10.0.0.9');
  });

  it('stores argon2id with 19 MiB and two passes', () => {
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('refuses in one and the same way what is not right, whatever it is', async () => {
    const { factor } = await addMember(accounts, ADMIN, { name: 'minh', hash });
    await addMember(accounts, VIEWER, { name: 'lan', hash });
    await addMember(accounts, VIEWER, { name: 'left', hash });
    await disable(accounts, 'left', 'minh');
    const tries: readonly Partial<Credentials>[] = [
      { password: 'wrong' },
      { name: 'nobody' },
      { name: 'left' },
      { name: 'minh' },
      { name: 'minh', code: '000000' },
      { name: 'minh', password: 'wrong', code: codeOf(factor) },
      { password: '' },
      { name: '' },
    ];
    for (const [i, given] of tries.entries())
      expect([given, await faultOf(enter(given, `10.1.0.${i}`))]).toEqual([given, 'sign_in_refused']);
    expect(await faultOf(enter({ name: 'minh', code: codeOf(factor) }))).toBe('none');
    // What no account is called may be a password that was typed into the wrong box.
    const written = await accounts.db.query(entriesAfter, { after: 0, most: 100 });
    const failed = written.filter(({ action }) => action === 'sign_in_failed');
    const [lan, left, minh] = ['lan', 'left', 'minh'].map((name) => `account:${name}`);
    expect(failed.map(({ object }) => object)).toEqual([lan, null, left, minh, minh, minh, lan, null]);
  });

  it('lets nobody in whose account was disabled, or got another password, while the old one was compared', async () => {
    const { id } = await addMember(accounts, VIEWER, { name: 'lan', hash });
    const left = await addMember(accounts, VIEWER, { name: 'left', hash });
    // Both are as they were when the passwords are compared; the change was asked for before the sessions.
    const changed = accounts.change(async (writer, at) => {
      await writer.run(disableAccount, { account: left.id, now: at, by: 'minh', why: 'asked' });
      await writer.run(setPassword, { account: id, hash: 'another' });
    });
    const entering = ['left', 'lan'].map((name) => faultOf(enter({ name })));
    expect(await Promise.all(entering)).toEqual(['sign_in_refused', 'sign_in_refused']);
    await changed;
  });

  it('compares a password as well for a name that nobody has, or that is not in use', async () => {
    await addMember(accounts, VIEWER, { name: 'lan', hash });
    await addMember(accounts, VIEWER, { name: 'left', hash });
    await disable(accounts, 'left', 'minh');
    await isPassword('first', null);
    for (const name of ['lan', 'left', 'nobody', '']) {
      compared.length = 0;
      await faultOf(enter({ name, password: 'wrong' }, `10.2.0.${name.length}`));
      expect([name, compared.length, compared[0]!.length]).toEqual([name, 1, hash.length]);
    }
    expect(await isPassword(PASSWORD, null)).toBe(false);
    expect(await isPassword(PASSWORD, 'no hash')).toBe(false);
  });

  it('ends the session that the browser had, and never takes a token that a client chose', async () => {
    await addMember(accounts, VIEWER, { name: 'lan', hash });
    const first = await enter({});
    const chosen = 'A'.repeat(43);
    const second = await enter({}, '10.0.0.9', chosen);
    expect(second).not.toBe(chosen);
    expect(findSession(accounts, chosen)).toBeNull();
    const third = await enter({}, '10.0.0.9', second);
    expect(findSession(accounts, first)).not.toBeNull();
    expect(findSession(accounts, second)).toBeNull();
    expect(findSession(accounts, third)).not.toBeNull();
  });

  it('takes a code once, also when two use it at the same time', async () => {
    const { factor } = await addMember(accounts, ADMIN, { name: 'minh', hash });
    // The step after the present one is a phone's clock, the one after that a guess.
    expect(await faultOf(enter({ name: 'minh', code: codeOf(factor, now + 60_000) }))).toBe(
      'sign_in_refused',
    );
    const code = codeOf(factor);
    const both = await Promise.all([1, 2].map(() => faultOf(enter({ name: 'minh', code }))));
    expect(both.sort()).toEqual(['none', 'sign_in_refused']);
    expect(await faultOf(enter({ name: 'minh', code }))).toBe('sign_in_refused');
    now += MINUTE;
    // The step before the present one is taken, but not after a later one was.
    expect(await faultOf(enter({ name: 'minh', code: codeOf(factor) }))).toBe('none');
    expect(await faultOf(enter({ name: 'minh', code: codeOf(factor, now - 30_000) }))).toBe(
      'sign_in_refused',
    );
  });
});

describe('waiting', () => {
  it('begins after five failures of a name from an address, and grows', async () => {
    await addMember(accounts, VIEWER, { name: 'lan', hash });
    for (let i = 0; i < 5; i++) expect(await faultOf(enter({ password: 'x' }))).toBe('sign_in_refused');
    expect(await faultOf(enter({}))).toBe('sign_in_wait 1');
    now += MINUTE;
    expect(await faultOf(enter({ password: 'x' }))).toBe('sign_in_refused');
    expect(await faultOf(enter({}))).toBe('sign_in_wait 2');
    now += 2 * MINUTE;
    expect(await faultOf(enter({}))).toBe('none');
    expect(await faultOf(enter({ password: 'x' }))).toBe('sign_in_refused');
  });

  it('ends where an administrator unlocks the account', async () => {
    await addMember(accounts, VIEWER, { name: 'lan', hash });
    for (let i = 0; i < 5; i++) await faultOf(enter({ password: 'x' }));
    expect(await faultOf(enter({}))).toBe('sign_in_wait 1');
    await unlock(accounts, 'Lan');
    expect(await faultOf(enter({}))).toBe('none');
  });

  it('counts attempts that come at once before any of them is judged', async () => {
    await addMember(accounts, VIEWER, { name: 'lan', hash });
    const many = await Promise.all(Array.from({ length: 12 }, () => faultOf(enter({ password: 'x' }))));
    expect(many.filter((fault) => fault === 'sign_in_refused')).toHaveLength(5);
  });

  it('is the same for a name that nobody has', async () => {
    const of = async (name: string) => {
      const faults = [];
      for (let i = 0; i < 6; i++) faults.push(await faultOf(enter({ name, password: 'x' })));
      return faults;
    };
    await addMember(accounts, VIEWER, { name: 'lan', hash });
    expect(await of('nobody')).toEqual(await of('lan'));
  });

  it('locks nobody out from elsewhere', async () => {
    const { factor } = await addMember(accounts, ADMIN, { name: 'minh', hash });
    const own = (address: string) => enter({ name: 'minh', code: codeOf(factor) }, address);
    expect(await faultOf(own('10.0.0.9'))).toBe('none');
    // From one address, and then from very many.
    for (let i = 0; i < 12; i++) await faultOf(enter({ name: 'minh', password: 'x' }, '10.6.6.6'));
    for (let i = 0; i < 60; i++)
      await accounts.failures.begin(attemptBy(`10.6.7.${i}`)).catch(() => undefined);
    expect(await faultOf(enter({ name: 'minh', password: 'x' }, '10.6.8.1'))).toMatch(/sign_in_wait/);
    // Time for another code, while strangers still wait.
    now += MINUTE / 2;
    expect(await faultOf(enter({ name: 'minh', password: 'x' }, '10.6.8.1'))).toMatch(/sign_in_wait/);
    expect(await faultOf(own('10.0.0.9'))).toBe('none');
  });

  it('is asked of an address that tries many names', async () => {
    for (let i = 0; i < 60; i++) await accounts.failures.begin(attemptBy('10.6.6.6', `name-${i}`));
    await addMember(accounts, VIEWER, { name: 'lan', hash });
    expect(await faultOf(enter({}, '10.6.6.6'))).toBe('sign_in_wait 10');
    expect(await faultOf(enter({}, '10.0.0.9'))).toBe('none');
    now += 10 * MINUTE;
    expect(await faultOf(enter({}, '10.6.6.6'))).toBe('none');
  });

  it('is counted for so many at once that memory holds, the oldest forgotten first', async () => {
    const failures = new Failures(() => new Date(now));
    const attempt = (name: string, client: string) =>
      failures.begin({ name, client, isKnown: () => Promise.resolve(false) });
    for (let i = 0; i < 5; i++) await attempt('lan', '10.0.0.9');
    expect(failures.isHeldUp('lan')).toBe(true);
    for (let i = 0; i < 7_000; i++) await attempt(`n${i}`, `10.9.${i >> 8}.${i & 255}`);
    expect(failures.isHeldUp('lan')).toBe(false);
  });

  it('does not last longer because the clock went back', async () => {
    for (let i = 0; i < 5; i++) await accounts.failures.begin(attemptBy('10.6.6.6'));
    now -= 365 * 24 * 60 * MINUTE;
    await addMember(accounts, VIEWER, { name: 'minh', hash });
    expect(await faultOf(enter({ name: 'minh' }, '10.6.6.6'))).toBe('sign_in_wait 1');
    now += 365 * 24 * 60 * MINUTE;
  });

  const attemptBy = (client: string, name = 'minh') => ({
    ...{ name, client, isKnown: () => Promise.resolve(false) },
  });
});
