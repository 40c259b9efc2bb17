import { expect, it, vi } from 'vitest';
import { dropSession, keepSession, sessionToken } from '#lib/server/access/session-cookie.ts';

it.each([
  ['https://ispeed.example.vn/account', '__Host-i-speed', true],
  ['http://10.9.8.7:8080/account', 'i-speed-session', false],
])('of %s is %s, no script reads it, and no other site sends it with a change', (address, name, secure) => {
  const url = new URL(address);
  const [set, remove] = [vi.fn(), vi.fn()];
  keepSession({ set }, url, 'token');
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  expect(set.mock.calls).toEqual([[name, 'token', options]]);
  dropSession({ delete: remove }, url);
  expect(remove.mock.calls).toEqual([[name, options]]);
  const get = (asked: string) => (asked === name ? 'token' : undefined);
  expect(sessionToken({ get }, url)).toBe('token');
  expect(sessionToken({ get: () => undefined }, url)).toBeNull();
});
