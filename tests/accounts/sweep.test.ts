import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { readCommandToken } from '#lib/server/accounts/command-token.ts';
import { openAccounts } from '#lib/server/accounts/open-accounts.ts';
import { confirmClock, noteClock } from '#lib/server/warehouse/clock-trust.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { temporaryFolder } from '../support/run-server.ts';
import { addMember } from '../support/test-accounts.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

it('looks each hour for accounts that nobody used; by a clock that jumped disables none until a person says it is right', async () => {
  let now = Date.parse('2026-03-02T01:00:00Z');
  const clock = () => new Date(now);
  const warehouse = await Warehouse.open({ dataDir: null, threads: 1, memoryLimit: '512MB', clock });
  const repeat = vi.spyOn(warehouse, 'repeat');
  const accounts = await openAccounts(warehouse);
  const [sweep, every] = repeat.mock.calls[0]!;
  expect(every).toBe(HOUR);
  await noteClock(warehouse);
  for (const name of ['minh', 'thu']) await addMember(accounts, { role: 'admin' }, { name });
  const inUse = () => accounts.list().filter(({ state }) => state === 'active').length;
  now += 400 * DAY;
  await sweep();
  expect(inUse()).toBe(2);
  await confirmClock(warehouse, '2027-04-06', 'An');
  await sweep();
  expect(inUse()).toBe(1);
  await Promise.all([warehouse.close(), accounts.close()]);
});

it('each start has another secret for commands, so that what a server that died was told is worth nothing, and looks for accounts that nobody used', async () => {
  const dataDir = temporaryFolder();
  let now = Date.parse('2026-03-02T01:00:00Z');
  const options = { dataDir, threads: 1, memoryLimit: '512MB', clock: () => new Date(now) };
  const warehouse = await Warehouse.open(options);
  const accounts = await openAccounts(warehouse);
  const token = readCommandToken(dataDir);
  expect(token).toBe(accounts.commandToken);
  await addMember(accounts, { role: 'admin' }, { name: 'minh' });
  await addMember(accounts, { role: 'viewer' }, { name: 'lan' });
  now += 30 * DAY;
  await noteClock(warehouse);
  await warehouse.settled();
  await warehouse.close();
  await accounts.close();
  now += 16 * DAY;
  const again = await Warehouse.open(options);
  const other = await openAccounts(again);
  await again.settled();
  expect([other.byName('minh')!.state, other.byName('lan')!.state]).toEqual(['active', 'disabled']);
  expect(readCommandToken(dataDir)).not.toBe(token);
  expect(existsSync(join(dataDir, 'secret', 'command-token.unfinished'))).toBe(false);
  await again.close();
  await other.close();
});
