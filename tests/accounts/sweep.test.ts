import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { readCommandToken } from '#lib/server/accounts/command-token.ts';
import { openAccounts, sweepAccounts } from '#lib/server/accounts/open-accounts.ts';
import { confirmClock, noteClock } from '#lib/server/warehouse/clock-trust.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { temporaryFolder } from '../support/run-server.ts';
import { addMember } from '../support/test-accounts.ts';

const DAY = 86_400_000;

it('disables nothing by a clock that jumped, until a person says that it is right', async () => {
  let now = Date.parse('2026-03-02T01:00:00Z');
  const clock = () => new Date(now);
  const warehouse = await Warehouse.open({ dataDir: null, threads: 1, memoryLimit: '512MB', clock });
  const accounts = await Accounts.open({ dataDir: null, clock });
  await noteClock(warehouse);
  for (const name of ['minh', 'thu']) await addMember(accounts, { role: 'admin' }, { name });
  const inUse = () => accounts.list().filter(({ state }) => state === 'active').length;
  now += 400 * DAY;
  await sweepAccounts(warehouse, accounts);
  expect(inUse()).toBe(2);
  await confirmClock(warehouse, '2027-04-06', 'An');
  await sweepAccounts(warehouse, accounts);
  expect(inUse()).toBe(1);
  await Promise.all([warehouse.close(), accounts.close()]);
});

it('each start has another secret for commands, so that what a server that died was told is worth nothing', async () => {
  const dataDir = temporaryFolder();
  const options = { dataDir, threads: 1, memoryLimit: '512MB', clock: () => new Date() };
  const warehouse = await Warehouse.open(options);
  const accounts = await openAccounts(warehouse);
  const token = readCommandToken(dataDir);
  expect(token).toBe(accounts.commandToken);
  await warehouse.settled();
  await warehouse.close();
  await accounts.close();
  const again = await Warehouse.open(options);
  const other = await openAccounts(again);
  expect(readCommandToken(dataDir)).not.toBe(token);
  expect(existsSync(join(dataDir, 'secret', 'command-token.unfinished'))).toBe(false);
  await again.close();
  await other.close();
});
