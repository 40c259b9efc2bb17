import { addDays } from '#lib/domain/local-date.ts';
import { logEvent } from '../log/event-log.ts';
import { readClock } from '../warehouse/clock-trust.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { Accounts } from './accounts.ts';
import { disableUnused } from './administer.ts';
import { freshCommandToken } from './command-token.ts';
import { sweepSessions } from './sessions.ts';

const HOUR_MS = 3_600_000;
/** Ended sessions are kept for so long: by them an address is known to its account. */
const KEPT_DAYS = 30;
/** Who disables what nobody used, where the list names it. */
const BY_PROGRAM = 'i-Speed';

/**
 * The accounts of a running server, beside its open warehouse: with a fresh secret for commands, and looked through now and
 * every hour for what is over or unused. Nothing is disabled by a clock that is not believed.
 */
export async function openAccounts(warehouse: Warehouse): Promise<Accounts> {
  const { dataDir, clock } = warehouse;
  const accounts = await Accounts.open({ dataDir, clock });
  if (dataDir !== null) accounts.commandToken = freshCommandToken(dataDir);
  const sweep = () => sweepAccounts(warehouse, accounts);
  warehouse.inBackground(sweep);
  warehouse.repeat(sweep, HOUR_MS);
  return accounts;
}

/** Ends sessions that are over and disables what nobody used for long; by a clock that is not believed, nothing. */
export async function sweepAccounts(warehouse: Warehouse, accounts: Accounts): Promise<void> {
  const { state, today } = await readClock(warehouse);
  if (state !== 'steady') return;
  await sweepSessions(accounts, `${addDays(today, -KEPT_DAYS)}T00:00:00Z`);
  for (const name of await disableUnused(accounts, BY_PROGRAM))
    logEvent({ what: 'account disabled', outcome: 'unused', who: name });
}
