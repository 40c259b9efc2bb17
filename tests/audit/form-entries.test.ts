import { TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AuditAction } from '#lib/domain/audit/audit-action.ts';
import { PAGES } from '#lib/server/access/page-actions.ts';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { makeToken, ownTokens } from '#lib/server/accounts/access-tokens.ts';
import { invite } from '#lib/server/accounts/invitations.ts';
import { hashPassword } from '#lib/server/accounts/passwords.ts';
import { newFactor } from '#lib/server/accounts/second-factor.ts';
import { findSession } from '#lib/server/accounts/sessions.ts';
import { signOn } from '#lib/server/accounts/sign-on.ts';
import { deviceFootprint } from '#lib/server/ingest/device-deletion/device-deletion.ts';
import { makeUnitChange, unitList } from '#lib/server/reporting-units/change-units.ts';
import { previewSetting } from '#lib/server/settings/change-setting.ts';
import { readSettings } from '#lib/server/settings/setting-source.ts';
import { makeLinks } from '#lib/server/tallies/report-links.ts';
import { askAs, serve } from '../access/ask-as.ts';
import { entriesWritten } from '../api/expected-entries.ts';
import { AWAITED, NOW, openApiWorld, type ApiWorld } from '../api/api-world.ts';
import { asBytes, island } from '../areas/boundary-files.ts';
import { addMember, DEVICE, type Member } from '../support/test-accounts.ts';

const PASSWORD = 'mười bốn chữ trở lên';
const NEW_PASSWORD = 'một câu dài dễ nhớ khác';

let world: ApiWorld;
let accounts: Accounts;
let hash: string;
let made = 0;
beforeAll(async () => {
  world = await openApiWorld();
  accounts = await Accounts.open({ dataDir: null, clock: () => NOW });
  serve(world.warehouse, accounts);
  hash = await hashPassword(PASSWORD);
});
afterAll(() => Promise.all([world.warehouse.close(), accounts.close()]));

/** An account that nothing was done to yet. */
const member = (role: 'viewer' | 'admin' = 'viewer', hasFactor = role === 'admin'): Promise<Member> =>
  addMember(accounts, { role }, { name: `m${(made += 1)}`, hash, hasFactor });
const codeOf = (secret: string) => new TOTP({ secret }).generate({ timestamp: NOW.getTime() });
const idOf = (session: string) => findSession(accounts, session)!.session.id;
const invited = () => {
  const asked = { name: `m${(made += 1)}`, person: 'x', office: null, grant: { role: 'viewer' } as const };
  return invite(accounts, asked, 'test');
};

/** A form as somebody sends it. */
interface Sent {
  readonly cookie?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: string;
  readonly form: Readonly<Record<string, string | File>>;
}
interface Expected {
  /** What is written down of it; null for what changes nothing. */
  readonly entry: AuditAction | null;
  readonly send: () => Promise<Sent>;
}

const FIGURES = { installs: '5', accesses: '6', installsCumulative: '5', accessesCumulative: '6' };
const REPORT = { ...FIGURES, note: '', seen: '9', confirmed: 'on' };

/** The own account's forms, by somebody with a password. */
const own = (
  entry: AuditAction,
  form: (me: Member) => Promise<Sent['form']> | Sent['form'],
  hasFactor = false,
): Expected => ({
  entry,
  send: async () => {
    const me = await member('viewer', hasFactor);
    return { cookie: me.session, form: await form(me) };
  },
});
/** The forms about other accounts, by an administrator. */
const ofAccounts = (entry: AuditAction, form: (other: Member) => Sent['form']): Expected => ({
  entry,
  send: async () => ({ cookie: (await member('admin')).session, form: form(await member()) }),
});
const factor = () => {
  const secret = newFactor();
  return { secret, factorCode: codeOf(secret) };
};

/** What each success of a page's form writes into the audit. */
const FORMS: Readonly<Record<string, Expected>> = {
  '/report/{token}': {
    entry: 'report_sent',
    send: async () => {
      const changer = { accountId: null, administers: true, isUsed: () => true };
      const asked = { month: AWAITED, units: ['ubnd-216'], by: 'An' };
      const [link] = await makeLinks(world.warehouse, asked, 'http://x', changer);
      return { params: { token: link!.path.split('/').at(-1)! }, form: REPORT };
    },
  },
  '/tallies/{unit}/report': {
    entry: 'report_sent',
    send: async () => {
      const { session } = await addMember(accounts, { role: 'unit', unit: 'y-te' }, { name: 'y-te' });
      return { cookie: session, params: { unit: 'y-te' }, search: `?month=${AWAITED}`, form: REPORT };
    },
  },
  '/sign-in?/enter': {
    entry: 'signed_in',
    send: async () => ({ form: { name: (await member()).name, password: PASSWORD, code: '', to: '/' } }),
  },
  '/sign-in?/leave': {
    entry: 'signed_out',
    send: async () => ({ cookie: (await member()).session, form: {} }),
  },
  '/sign-in/first': { entry: null, send: async () => ({ form: { code: (await invited()).token } }) },
  '/sign-in/invitation/{token}': {
    entry: 'invitation_accepted',
    send: async () => ({
      params: { token: (await invited()).token },
      form: { wanted: PASSWORD, again: PASSWORD, secret: '', factorCode: '' },
    }),
  },
  '/account?/password': own('password_changed', () => ({
    ...{ password: PASSWORD, wanted: NEW_PASSWORD, again: NEW_PASSWORD },
  })),
  '/account?/factor': own('factor_set', () => ({ password: PASSWORD, ...factor() })),
  '/account?/giveFactor': {
    entry: 'factor_given',
    send: async () => {
      // Signed on by a provider, which asked for no code.
      const grant = { role: 'viewer' } as const;
      const me = await addMember(accounts, grant, { name: `m${(made += 1)}`, hasFactor: true });
      const identity = { issuer: 'https://sso.vn', subject: me.name };
      const known = { identity, name: me.name, person: '', grant, provedAt: null };
      return {
        cookie: await signOn(accounts, known, DEVICE, null),
        form: { factorCode: codeOf(me.factor) },
      };
    },
  },
  '/account?/dropFactor': own('factor_dropped', () => ({ password: PASSWORD }), true),
  '/account?/revokeSession': own('session_revoked', async ({ name }) => {
    const known = { identity: null, name, person: '', grant: null, provedAt: null };
    return { session: String(idOf(await signOn(accounts, known, DEVICE, null))), password: PASSWORD };
  }),
  '/account?/makeToken': own('token_made', () => ({ tokenName: 'x', role: 'viewer', endsOn: '2024-08-01' })),
  '/account?/revokeToken': own('token_revoked', async ({ id }) => {
    const account = accounts.byId(id)!;
    await makeToken(accounts, account, { name: 'x', grant: account.grant, endsOn: '2024-08-01' });
    return { token: String(ownTokens(accounts, account)[0]!.id) };
  }),
  '/tallies/units?/preview': { entry: null, send: () => renaming('y-te') },
  '/tallies/units?/change': { entry: 'unit_changed', send: () => renaming('y-te') },
  '/tallies/units?/undo': {
    entry: 'unit_change_undone',
    send: async () => {
      const change = { kind: 'rename', code: 'noi-vu', name: 'Sở khác', from: '2024-06-01' } as const;
      const maker = { by: 'An', note: null, seen: await lastUnitChange() };
      const id = await makeUnitChange(world.warehouse, 'data/reference', change, maker);
      return { cookie: (await member('admin')).session, form: { id: String(id), by: 'An' } };
    },
  },
  '/admin/settings/{setting}?/preview': { entry: null, send: () => spelling(false) },
  '/admin/settings/{setting}?/save': { entry: 'setting_changed', send: () => spelling(true) },
  // Using it replaces the areas of this installation: what is only checked is written down nowhere.
  '/admin/province': {
    entry: null,
    send: async () => {
      const outlines = new File([asBytes(island())], 'island.geojson');
      const form = { outlines, province: 'Tỉnh An Bình', 'district-code': 'parent', step: 'check' };
      return { cookie: (await member('admin')).session, form };
    },
  },
  '/admin/accounts?/invite': ofAccounts('account_invited', () => ({
    ...{ name: `m${(made += 1)}`, person: 'x', office: '', role: 'viewer', unit: '', operator: '' },
  })),
  '/admin/accounts?/regrant': ofAccounts('role_changed', ({ name }) => ({ name, role: 'analyst' })),
  '/admin/accounts?/reset': ofAccounts('account_reset', ({ name }) => ({ name })),
  '/admin/accounts?/disable': ofAccounts('account_disabled', ({ name }) => ({ name })),
  '/admin/accounts?/unlock': ofAccounts('account_unlocked', ({ name }) => ({ name })),
  '/admin/accounts?/review': ofAccounts('accounts_reviewed', () => ({})),
  '/admin/devices?/preview': {
    entry: null,
    send: async () => ({ cookie: (await member('admin')).session, form: { device: await loadedDevice() } }),
  },
  '/admin/devices?/erase': {
    entry: 'device_deleted',
    send: async () => {
      const device = await loadedDevice();
      const { tests } = await deviceFootprint(world.warehouse, device);
      const form = { device, sure: 'yes', tests: String(tests) };
      return { cookie: (await member('admin')).session, form };
    },
  },
};

/** A further spelling of an operator, as the page of settings sends it; looked at first, where it is to be saved. */
async function spelling(isSaved: boolean): Promise<Sent> {
  const setup = { retention: world.warehouse.retention, logDays: 365, origins: [] };
  const source = { warehouse: world.warehouse, reference: 'data/reference', setup };
  const [first, ...others] = (await readSettings(source)).inForce.operators.operators;
  const operators = [{ ...first!, aliases: [...first!.aliases, `Mạng ${(made += 1)}`] }, ...others];
  const content = JSON.stringify({ operators });
  const form = { content, restores: '' };
  const cookie = (await member('admin')).session;
  const params = { setting: 'operators' };
  if (!isSaved) return { cookie, params, form };
  const { seal } = await previewSetting(source, 'operators', { content: JSON.parse(content) as object });
  return { cookie, params, form: { ...form, note: 'tệp tháng 6', seal } };
}

/** The number of the last change of any unit, which a form must know of. */
const lastUnitChange = async () => (await unitList(world.warehouse, 'data/reference')).history[0]?.id ?? 0;

/** A unit's new name. */
async function renaming(code: string): Promise<Sent> {
  const seen = String(await lastUnitChange());
  const form = { kind: 'rename', code, name: `Sở ${(made += 1)}`, from: '2024-06-01', seen, by: 'An' };
  return { cookie: (await member('admin')).session, form };
}

/** A device with one test. */
async function loadedDevice(): Promise<string> {
  const device = `device-${(made += 1)}`;
  const head = 'Thời gian đo;Nhà mạng;Công nghệ;Tốc độ tải xuống (Mbps);Kinh độ;Vĩ độ;Mã thiết bị';
  await world.load(`${device}.csv`, `${head}\n20/06/2024 08:00:10;viettel;4G;12,5;106.4;21.3;${device}`);
  return device;
}

const KEYS = Object.entries(PAGES).flatMap(([route, { forms = {} }]) =>
  Object.keys(forms).map((name) => `${route}${name === 'default' ? '' : `?/${name}`}`),
);

it('every form of a page is known here', () => {
  expect(Object.keys(FORMS).sort()).toEqual(KEYS.sort());
});

it.each(Object.entries(FORMS))('%s is written down once, by what it does', async (key, { entry, send }) => {
  const { cookie = null, params = {}, search = '', form } = await send();
  const [route, name] = key.split('?') as [string, string | undefined];
  const since = await entriesWritten(world.warehouse);
  const response = await askAs(
    { cookie },
    {
      ...{ method: 'POST', route: route.replaceAll('{', '[').replaceAll('}', ']'), params, form },
      search: name === undefined ? search : `?${name}`,
    },
  );
  const text = await response.text();
  // Refused forms keep what was typed, with a status of their own in what is answered.
  expect([response.status < 400, /"status":4\d\d/.test(text), text]).toEqual([true, false, text]);
  await world.warehouse.settled();
  expect(await since()).toEqual(entry === null ? [] : [entry]);
});
