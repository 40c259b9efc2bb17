import { expect, it } from 'vitest';
import { headerOfProxy, mayBeOpen } from '#lib/domain/access/open-mode.ts';
import { refuseWithoutAccounts, refuseWithoutAdmin } from '#lib/server/access/check-setup.ts';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { foreignRequest } from '#lib/server/origins/foreign-requests.ts';
import { addMember } from '../support/test-accounts.ts';
import { temporaryFolder } from '../support/run-server.ts';

const HERE = {
  ...{ host: '127.0.0.1', origins: ['http://localhost:3000', 'http://127.0.0.1:3000'] },
  ...{ addressHeader: null, userHeader: null },
};

it('an account is needed as soon as anybody but the one person of this machine could ask', () => {
  expect(mayBeOpen(HERE)).toBe(true);
  expect(mayBeOpen({ ...HERE, host: '::1', origins: ['http://[::1]:3000'] })).toBe(true);
  expect(mayBeOpen({ ...HERE, host: '0.0.0.0' })).toBe(false);
  expect(mayBeOpen({ ...HERE, origins: [...HERE.origins, 'https://i-speed.example.vn'] })).toBe(false);
  expect(mayBeOpen({ ...HERE, addressHeader: 'x-real-ip' })).toBe(false);
  expect(mayBeOpen({ ...HERE, userHeader: 'x-remote-user' })).toBe(false);
});

it('knows the headers that only a proxy adds, however they are written', () => {
  const added = ['Forwarded', 'X-Forwarded', 'x-forwarded-for', 'X-FORWARDED-HOST', 'x-real-ip', 'Via'];
  for (const name of added) expect(headerOfProxy(['host', name, 'accept'])).toBe(name);
  expect(headerOfProxy(['host', 'accept', 'x-file-name', 'forwarded-by'])).toBeNull();
});

it('refuses another host whatever is asked, and a change that does not say it comes from this one', () => {
  const origins = ['https://a.vn', 'http://127.0.0.1:3000'];
  const codeOf = (method: string, headers: Readonly<Record<string, string>>) =>
    foreignRequest({ method, headers: new Headers(headers) } as Request, origins)?.code ?? null;
  for (const method of ['GET', 'POST']) {
    expect(codeOf(method, { host: 'evil.vn', origin: 'https://a.vn' })).toBe('host_unknown');
    expect(codeOf(method, { origin: 'https://a.vn' })).toBe('host_unknown');
  }
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    expect(codeOf(method, { host: 'a.vn', origin: 'https://a.vn' })).toBeNull();
    for (const origin of ['https://evil.vn', 'http://a.vn', 'null'])
      expect(codeOf(method, { host: 'a.vn', origin })).toBe('upload_from_elsewhere');
    expect(codeOf(method, { host: 'a.vn' })).toBe('upload_from_elsewhere');
  }
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    expect(codeOf(method, { host: 'a.vn', origin: 'https://evil.vn' })).toBeNull();
});

it('listens to other machines only where somebody administers it, or is invited to', async () => {
  const dataDir = temporaryFolder();
  const elsewhere = { host: '0.0.0.0', dataDir };
  const needed = expect.objectContaining({ code: 'admin_needed' }) as Error;
  expect(() => refuseWithoutAccounts(elsewhere)).toThrow(needed);
  expect(() => refuseWithoutAccounts({ ...elsewhere, host: '127.0.0.1' })).not.toThrow();
  const accounts = await Accounts.open({ dataDir: null, clock: () => new Date() });
  await addMember(accounts, { role: 'editor' });
  expect(() => refuseWithoutAdmin(elsewhere, accounts)).toThrow(needed);
  expect(() => refuseWithoutAdmin({ ...elsewhere, host: '127.0.0.1' }, accounts)).not.toThrow();
  await addMember(accounts, { role: 'admin' });
  expect(() => refuseWithoutAdmin(elsewhere, accounts)).not.toThrow();
  await accounts.close();
});
