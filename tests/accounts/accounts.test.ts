import { statSync } from 'node:fs';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNUSED_MS } from '#lib/domain/access/limits.ts';
import { reviewState } from '#lib/domain/access/review.ts';
import type { Grant } from '#lib/domain/access/role.ts';
import type { Fault } from '#lib/domain/fault.ts';
import { addDays, localDateAt } from '#lib/domain/local-date.ts';
import { findToken, makeToken, ownTokens, revokeToken } from '#lib/server/accounts/access-tokens.ts';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { accountsFile } from '#lib/server/accounts/accounts-file.ts';
import { disable, disableUnused, regrant, reset, review } from '#lib/server/accounts/administer.ts';
import { openCountedInvitation } from '#lib/server/accounts/count-invitations.ts';
import { acceptInvitation, invite, openInvitation } from '#lib/server/accounts/invitations.ts';
import { changePassword, dropSecondFactor, setSecondFactor } from '#lib/server/accounts/own-account.ts';
import { hashPassword } from '#lib/server/accounts/passwords.ts';
import { sealText, unsealText } from '#lib/server/accounts/sealed-text.ts';
import { newFactor } from '#lib/server/accounts/second-factor.ts';
import { whoAsks } from '#lib/server/access/who-asks.ts';
import { findSession, ownSessions, revokeSession, sweepSessions } from '#lib/server/accounts/sessions.ts';
import { signIn } from '#lib/server/accounts/sign-in.ts';
import { runUsers } from '#lib/server/accounts/users-command.ts';
import { temporaryFolder } from '../support/run-server.ts';
import { addMember, DEVICE } from '../support/test-accounts.ts';

const PASSWORD = 'mười bốn chữ trở lên';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const VIEWER: Grant = { role: 'viewer' };
const EDITOR: Grant = { role: 'editor' };
const ADMIN: Grant = { role: 'admin' };

let now = Date.parse('2026-03-02T01:00:00Z');
const clock = () => new Date(now);
let hash: string;
let accounts: Accounts;
beforeAll(async () => {
  hash = await hashPassword(PASSWORD);
  accounts = await Accounts.open({ dataDir: null, clock });
});
afterAll(() => accounts.close());

let made = 0;
const name = () => `person-${(made += 1)}`;
const member = (grant: Grant, more: { hash?: string; hasFactor?: boolean } = {}) =>
  addMember(accounts, grant, { name: name(), ...more });
const faultOf = (work: Promise<unknown> | (() => unknown)): Promise<string> =>
  (typeof work === 'function' ? Promise.resolve().then(work) : work).then(
    () => 'none',
    ({ code }: Fault) => code,
  );
const codeOf = (secret: string) => new TOTP({ secret }).generate({ timestamp: now });
const invited = (grant: Grant) =>
  invite(accounts, { name: name(), person: 'Lan', office: null, grant }, 'minh');
const plain = { password: PASSWORD, factor: null };

describe('an invitation', () => {
  it('is accepted once, also from two pages at the same time', async () => {
    const { token } = await invited(VIEWER);
    const both = await Promise.all(
      [1, 2].map(() => faultOf(acceptInvitation(accounts, token, plain, DEVICE))),
    );
    expect(both.sort()).toEqual(['invitation_over', 'none']);
    expect(await faultOf(openInvitation(accounts, token))).toBe('invitation_over');
  });

  it('ends after 48 hours, and when another is made', async () => {
    const first = await invited(VIEWER);
    now += 48 * HOUR - 1;
    expect(await faultOf(openInvitation(accounts, first.token))).toBe('none');
    // It was open when the password was sent, and is over when that is stored.
    const accepting = faultOf(acceptInvitation(accounts, first.token, plain, DEVICE));
    now += 1;
    expect(await accepting).toBe('invitation_over');
    expect(await faultOf(openInvitation(accounts, first.token))).toBe('invitation_over');
    expect(await faultOf(acceptInvitation(accounts, first.token, plain, DEVICE))).toBe('invitation_over');
    const again = await reset(accounts, first.name, 'minh');
    const third = await reset(accounts, first.name, 'minh');
    expect(await faultOf(openInvitation(accounts, again.token))).toBe('invitation_over');
    expect(await faultOf(openInvitation(accounts, third.token))).toBe('none');
    await disable(accounts, first.name, 'minh');
    expect(await faultOf(openInvitation(accounts, third.token))).toBe('invitation_over');
  });

  it('is not guessed: wrong tokens make an address wait', async () => {
    const tries = [];
    for (let i = 0; i < 6; i++)
      tries.push(await faultOf(openCountedInvitation(accounts, `guess-${i}`, '10.6.6.6')));
    expect(tries).toEqual([...Array<string>(5).fill('invitation_unknown'), 'sign_in_wait']);
    const { token } = await invited(VIEWER);
    expect(await faultOf(openCountedInvitation(accounts, token, '10.0.0.9'))).toBe('none');
  });

  it('asks a password that is long enough, and a second factor of an admin', async () => {
    const { token } = await invited(ADMIN);
    const secret = newFactor();
    const accept = (password: string, code: string | null) =>
      faultOf(
        acceptInvitation(
          accounts,
          token,
          { password, factor: code === null ? null : { secret, code } },
          DEVICE,
        ),
      );
    expect(await accept(PASSWORD, null)).toBe('second_factor_missing');
    expect(await accept(PASSWORD, '000000')).toBe('second_factor_wrong');
    // A secret that this program did not make may be one that anybody guesses.
    const weak = { password: PASSWORD, factor: { secret: 'AAAAAAAA', code: codeOf('AAAAAAAA') } };
    expect(await faultOf(acceptInvitation(accounts, token, weak, DEVICE))).toBe('second_factor_wrong');
    expect(await accept('bay chu', codeOf(secret))).toBe('password_short');
    expect(await accept('qwertyuiop', codeOf(secret))).toBe('password_known');
    expect(await accept('tam chu!', codeOf(secret))).toBe('none');
    const { token: other } = await invited(VIEWER);
    const short = { password: 'tam chu!', factor: null };
    expect(await faultOf(acceptInvitation(accounts, other, short, DEVICE))).toBe('password_short');
  });

  it('is stored by its hash alone, a second factor encrypted for its account', async () => {
    const { token } = await invited(VIEWER);
    const member1 = await member(ADMIN);
    const stored = accounts.byId(member1.id)!.secondFactor!;
    const rows = await accounts.db.query<{ text: string }, Record<never, never>>(
      { text: `select to_json(i)::varchar as text from invitation as i` },
      {},
    );
    expect(rows.some(({ text }) => text.includes(token))).toBe(false);
    expect(stored).not.toContain(member1.factor);
    expect(unsealText(stored, accounts.key, member1.id)).toBe(member1.factor);
    expect(unsealText(stored, accounts.key, member1.id + 1)).toBeNull();
    expect(unsealText(sealText('x', Buffer.alloc(32), 1), accounts.key, 1)).toBeNull();
  });

  it('is made for a name that can be one, that nobody has', async () => {
    const { name: taken } = await invited(VIEWER);
    const asked = (text: string) =>
      faultOf(invite(accounts, { name: text, person: '', office: null, grant: VIEWER }, 'minh'));
    expect(await asked(taken.toUpperCase())).toBe('account_name_taken');
    for (const text of ['', 'a', 'a b', 'a\nb', '<b>', `${'a'.repeat(65)}`])
      expect([text, await asked(text)]).toEqual([text, 'account_name_invalid']);
  });
});

describe('a session', () => {
  it('ends when idle, is touched in memory, and written within the next minute', async () => {
    const { session, id } = await member(VIEWER);
    now += 14 * MINUTE;
    const found = findSession(accounts, session)!;
    accounts.noteUse(found.session);
    now += 14 * MINUTE;
    expect(findSession(accounts, session)).not.toBeNull();
    const stored = async () =>
      (
        await accounts.db.query<{ at: string }, { id: number }>(
          { text: `select used_at as at from session where account_id = $id` },
          { id },
        )
      )[0]!.at;
    const before = await stored();
    await accounts.writeUses();
    expect(Date.parse(await stored()) - Date.parse(before)).toBe(14 * MINUTE);
    expect(findSession(accounts, session)).not.toBeNull();
    now += MINUTE;
    expect(findSession(accounts, session)).toBeNull();
    await sweepSessions(accounts, '2026-01-01T00:00:00Z');
    expect(accounts.sessionsOf(id)).toEqual([]);
    // It stands in the file until nobody needs to know of it any more.
    expect(await stored()).toBeDefined();
    await sweepSessions(accounts, new Date(now + MINUTE).toISOString());
    await expect(stored()).rejects.toThrow();
  });

  it('is listed to its owner and revoked by them alone', async () => {
    const [one, other] = [await member(VIEWER), await member(VIEWER)];
    const { session, account } = findSession(accounts, one.session)!;
    expect(ownSessions(accounts, account, session.id)).toMatchObject([{ isThis: true, address: '10.0.0.7' }]);
    expect(await faultOf(revokeSession(accounts, other.id, session.id))).toBe('session_absent');
    await revokeSession(accounts, one.id, session.id);
    expect(findSession(accounts, one.session)).toBeNull();
  });

  it('ends with the role it was made for, with a reset, and with the account', async () => {
    for (const change of [
      (whose: string) => regrant(accounts, whose, EDITOR),
      (whose: string) => reset(accounts, whose, 'minh'),
      (whose: string) => disable(accounts, whose, 'minh'),
    ]) {
      const { session, name: whose } = await member(VIEWER);
      expect(findSession(accounts, session)).not.toBeNull();
      await change(whose);
      expect(findSession(accounts, session)).toBeNull();
    }
  });

  it('that a reset ended does not go on when the account is taken again, and no access token does', async () => {
    const { session, id, name: whose } = await member(VIEWER);
    const wanted = { name: 'sync', grant: VIEWER, endsOn: addDays(localDateAt(clock()), 10) };
    const program = await makeToken(accounts, accounts.byId(id)!, wanted);
    const { token } = await reset(accounts, whose, 'minh');
    await acceptInvitation(accounts, token, plain, DEVICE);
    expect([findSession(accounts, session), findToken(accounts, program)]).toEqual([null, null]);
  });
});

describe('one’s own account', () => {
  it('gets another password by the old one; the session has a new token, the others end', async () => {
    const { name: whose, session } = await member(VIEWER, { hash });
    const device = { address: '10.0.0.8', browser: '' };
    const other = await signIn(accounts, { name: whose, password: PASSWORD, code: '' }, device, null);
    const own = (password: string) => ({ ...findSession(accounts, session)!, password });
    expect(await faultOf(changePassword(accounts, own('wrong'), `${PASSWORD} nữa`))).toBe('password_wrong');
    expect(await faultOf(changePassword(accounts, own(PASSWORD), 'ngắn'))).toBe('password_short');
    const leaked = 'qwertyuiopqwertyuiop';
    expect(await faultOf(changePassword(accounts, own(PASSWORD), leaked))).toBe('password_known');
    const token = await changePassword(accounts, own(PASSWORD), `${PASSWORD} nữa`);
    expect([session, other].map((old) => findSession(accounts, old))).toEqual([null, null]);
    expect(findSession(accounts, token)?.account.name).toBe(whose);
  });

  it('does not let a password be guessed from a session that was left open', async () => {
    const { session } = await member(VIEWER, { hash });
    const own = { ...findSession(accounts, session)!, password: 'wrong' };
    const tries = [];
    for (let i = 0; i < 6; i++) tries.push(await faultOf(changePassword(accounts, own, PASSWORD)));
    expect(tries.at(-1)).toBe('sign_in_wait');
  });

  it('adds and drops a second factor, an admin’s never', async () => {
    const { session, id } = await member(VIEWER, { hash });
    const secret = newFactor();
    const own = (token: string) => ({ ...findSession(accounts, token)!, password: PASSWORD });
    const token = await setSecondFactor(accounts, own(session), { secret, code: codeOf(secret) });
    expect(accounts.byId(id)!.hasSecondFactor).toBe(true);
    expect(findSession(accounts, session)).toBeNull();
    // A password that is short enough beside a second factor does not stand alone.
    const short = 'trâu cày 9';
    const changed = await changePassword(accounts, own(token), short);
    const alone = { ...own(changed), password: short };
    expect(await faultOf(dropSecondFactor(accounts, alone))).toBe('password_short');
    const longer = await changePassword(accounts, alone, PASSWORD);
    await dropSecondFactor(accounts, own(longer));
    expect(accounts.byId(id)!.hasSecondFactor).toBe(false);
    const admin = await member(ADMIN, { hash });
    expect(await faultOf(dropSecondFactor(accounts, own(admin.session)))).toBe('second_factor_missing');
  });
});

describe('an access token', () => {
  const today = () => localDateAt(clock());
  it('is in force until its last day, and gives no more than its owner has', async () => {
    const { id } = await member(EDITOR);
    const owner = () => accounts.byId(id)!;
    const wanted = { name: 'sync', grant: EDITOR, endsOn: addDays(today(), 10) };
    expect(await faultOf(makeToken(accounts, owner(), { ...wanted, grant: ADMIN }))).toBe('not_allowed');
    for (const endsOn of [addDays(today(), -1), addDays(today(), 367), 'soon'])
      expect(await faultOf(makeToken(accounts, owner(), { ...wanted, endsOn }))).toBe('token_end_invalid');
    const token = await makeToken(accounts, owner(), wanted);
    expect(findToken(accounts, token)?.account.id).toBe(id);
    // A program whose token is none goes on as nobody else, in open mode neither.
    const sent = { authorization: `Bearer ${token}x`, session: null, isInside: true, named: null };
    const unknown = expect.objectContaining({ code: 'access_token_unknown' }) as Error;
    for (const isOpen of [true, false]) expect(() => whoAsks(accounts, isOpen, sent)).toThrow(unknown);
    await regrant(accounts, owner().name, VIEWER);
    expect(findToken(accounts, token)).toBeNull();
    await regrant(accounts, owner().name, EDITOR);
    now += 11 * 24 * HOUR;
    expect(findToken(accounts, token)).toBeNull();
  });

  it('is refused to who has twenty in force, until one of them is revoked', async () => {
    const { id } = await member(VIEWER);
    const owner = accounts.byId(id)!;
    const one = () =>
      faultOf(makeToken(accounts, owner, { name: 'sync', grant: VIEWER, endsOn: addDays(today(), 10) }));
    const made = [];
    for (let i = 0; i < 21; i++) made.push(await one());
    expect(made).toEqual([...Array<string>(20).fill('none'), 'tokens_too_many']);
    await revokeToken(accounts, id, ownTokens(accounts, owner)[0]!.id);
    expect(await one()).toBe('none');
  });

  it('is revoked by its owner alone, and with the account', async () => {
    const [one, other] = [await member(EDITOR), await member(EDITOR)];
    const owner = accounts.byId(one.id)!;
    const wanted = { name: 'sync', grant: VIEWER, endsOn: addDays(today(), 10) };
    const tokens = [await makeToken(accounts, owner, wanted), await makeToken(accounts, owner, wanted)];
    const [first] = ownTokens(accounts, owner);
    expect(await faultOf(revokeToken(accounts, other.id, first!.id))).toBe('token_absent');
    await revokeToken(accounts, one.id, first!.id);
    expect(tokens.map((token) => findToken(accounts, token) !== null)).toEqual([false, true]);
    await disable(accounts, one.name, 'minh');
    expect(findToken(accounts, tokens[1]!)).toBeNull();
  });
});

describe('administering', () => {
  /** Accounts of their own: who is the last admin depends on all there are. */
  const few = () => Accounts.open({ dataDir: null, clock });

  it('never takes the last admin away', async () => {
    const own = await few();
    await addMember(own, ADMIN, { name: 'minh' });
    expect(await faultOf(disable(own, 'minh', 'lan'))).toBe('last_admin');
    expect(await faultOf(regrant(own, 'minh', VIEWER))).toBe('last_admin');
    await addMember(own, ADMIN, { name: 'thu' });
    const both = await Promise.all(['minh', 'thu'].map((whose) => faultOf(disable(own, whose, 'lan'))));
    expect(both.sort()).toEqual(['last_admin', 'none']);
    await own.close();
  });

  it('disables what nobody used for 45 days, but not the last admin, nor who is only invited', async () => {
    const own = await few();
    for (const whose of ['minh', 'thu']) await addMember(own, ADMIN, { name: whose });
    const { session } = await addMember(own, VIEWER, { name: 'lan' });
    await addMember(own, EDITOR, { name: 'left' });
    await invite(own, { name: 'new', person: '', office: null, grant: VIEWER }, 'minh');
    now += 60_000;
    own.noteUse(findSession(own, session)!.session);
    now += UNUSED_MS - 60_000;
    expect((await disableUnused(own, 'i-Speed')).length).toBe(2);
    const states = Object.fromEntries(own.list().map((account) => [account.name, account.state]));
    expect(states).toMatchObject({ lan: 'active', left: 'disabled', new: 'invited' });
    expect([states.minh, states.thu].sort()).toEqual(['active', 'disabled']);
    expect(own.byName('left')!.disabled).toMatchObject({ why: 'unused', by: 'i-Speed' });
    now += UNUSED_MS;
    await disableUnused(own, 'i-Speed');
    expect(own.list().filter(({ state }) => state === 'active')).toHaveLength(1);
    await own.close();
  });

  it('is reviewed twice a year', async () => {
    const own = await few();
    await addMember(own, ADMIN, { name: 'minh' });
    const halfYear = 184 * 24 * HOUR;
    const isDue = () => reviewState(own.list(), clock()).isDue;
    // Nothing is due on the first day of an installation.
    expect(reviewState(own.list(), clock())).toEqual({ last: null, isDue: false });
    now += halfYear;
    expect(isDue()).toBe(true);
    await review(own, 'minh');
    expect(reviewState(own.list(), clock())).toMatchObject({ isDue: false, last: { by: 'minh' } });
    await addMember(own, VIEWER, { name: 'lan' });
    expect(isDue()).toBe(false);
    now += halfYear;
    expect(isDue()).toBe(true);
    await own.close();
  });

  it('makes a first admin until there is one', async () => {
    const own = await few();
    const run = (command: string, whose: string) =>
      runUsers(own, { command, name: whose }, 'máy chủ', () => Promise.resolve({ units: [], operators: [] }));
    await run('first-admin', 'minh');
    const again = await run('first-admin', 'minh');
    const { token } = (again as { invitation: { token: string } }).invitation;
    const secret = newFactor();
    await acceptInvitation(
      own,
      token,
      { password: PASSWORD, factor: { secret, code: codeOf(secret) } },
      DEVICE,
    );
    expect(await faultOf(run('first-admin', 'thu'))).toBe('first_admin_made');
    await own.close();
  });

  it('takes only roles, units and operators that there are', async () => {
    const codes = () => Promise.resolve({ units: ['y-te'], operators: ['viettel'] });
    const run = (more: object) =>
      faultOf(runUsers(accounts, { command: 'invite', name: name(), ...more }, 'minh', codes));
    expect(await run({ role: 'root' })).toBe('account_role_unknown');
    expect(await run({ role: 'unit', unit: 'nowhere' })).toBe('account_code_unknown');
    expect(await run({ role: 'operator' })).toBe('account_code_unknown');
    expect(await run({ role: 'operator', operator: 'viettel' })).toBe('none');
    expect(await run({ role: 'unit', unit: 'y-te' })).toBe('none');
  });
});

describe('the file', () => {
  it('is the owner’s alone, and keeps everything', async () => {
    const dataDir = temporaryFolder();
    const first = await Accounts.open({ dataDir, clock });
    const { session, factor, id } = await addMember(first, ADMIN, { name: 'minh' });
    const mode = (path: string) => statSync(path).mode & 0o777;
    expect(mode(accountsFile(dataDir))).toBe(0o600);
    expect(mode(join(dataDir, 'accounts'))).toBe(0o700);
    expect(mode(join(dataDir, 'secret', 'accounts-key'))).toBe(0o600);
    await first.close();
    const second = await Accounts.open({ dataDir, clock });
    expect(findSession(second, session)?.account.name).toBe('minh');
    expect(unsealText(second.byId(id)!.secondFactor!, second.key, id)).toBe(factor);
    await second.close();
  });
});
