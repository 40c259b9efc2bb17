import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/domain/access/actor.ts';
import type { AuditWho } from '#lib/domain/audit/audit-entry.ts';
import { actorName } from '#lib/messages/actor-words.ts';

/** As whom a request stands in the audit: the account and its session's number, or what is known without one. */
export function witnessOf(actor: Actor, event: Pick<RequestEvent, 'getClientAddress'>): AuditWho {
  const address = addressOf(event);
  switch (actor.kind) {
    case 'account':
      return {
        ...{ kind: 'account', accountId: actor.accountId, name: actor.name, address },
        session: `S${actor.sessionId}`,
      };
    case 'token':
      return {
        ...{ kind: 'token', accountId: actor.ownerId, name: actorName(actor), address },
        session: `T${actor.tokenId}`,
      };
    case 'machine':
    case 'server':
    case 'nobody':
      return { kind: actor.kind, accountId: null, name: null, session: null, address };
  }
}

/** Null where the connection is gone by now. */
function addressOf(event: Pick<RequestEvent, 'getClientAddress'>): string | null {
  try {
    return event.getClientAddress();
  } catch {
    return null;
  }
}
