import { json } from '@sveltejs/kit';
import { actorName } from '#lib/messages/actor-words.ts';
import { codesOf } from '#lib/server/access/known-codes.ts';
import { runUsers, type UsersRequest } from '#lib/server/accounts/users-command.ts';
import { Fault } from '#lib/domain/fault.ts';
import { forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import { readFields } from '#lib/server/request-fields.ts';
import type { RequestHandler } from './$types';

const unreadable = () => new Fault('body_unreadable');

/** For `npm run users` on this machine: does what the command says, and answers with what came of it. */
export const POST: RequestHandler = ({ request, locals: { accounts, warehouse, locale, actor } }) =>
  forApi(locale, async () => {
    const body = String(await readBody(request));
    const fields = readFields(body, request.headers.get('content-type'), unreadable);
    const given = Object.entries(fields).filter(([, value]) => typeof value === 'string');
    const asked = { command: '', ...Object.fromEntries(given) } as UsersRequest;
    return json(await runUsers(accounts, asked, actorName(actor), () => codesOf(warehouse)));
  });
