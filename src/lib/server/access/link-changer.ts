import { grantOf, type Actor } from '#lib/domain/access/actor.ts';
import type { LinkChanger } from '#lib/domain/report-link.ts';
import type { Accounts } from '../accounts/accounts.ts';

/** As whom somebody makes, renews or revokes report links. */
export const linkChanger = ({
  actor,
  accounts,
}: {
  readonly actor: Actor;
  readonly accounts: Pick<Accounts, 'byId'>;
}): LinkChanger => ({
  accountId: actor.kind === 'account' ? actor.accountId : actor.kind === 'token' ? actor.ownerId : null,
  administers: (grantOf(actor)?.role ?? 'admin') === 'admin',
  isUsed: (account) => accounts.byId(account)?.state === 'active',
});
