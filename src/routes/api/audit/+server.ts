import { json } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import { verifyAudit } from '#lib/server/audit/verify-audit.ts';
import { headsOfBackups } from '#lib/server/backup/audit-heads.ts';
import { forApi } from '#lib/server/http.ts';
import { readBody } from '#lib/server/request-body.ts';
import { readFields } from '#lib/server/request-fields.ts';
import type { RequestHandler } from './$types';

const unreadable = () => new Fault('body_unreadable');

/** For `npm run audit -- verify` on this machine: checks both chains, also against the backups that are named. */
export const POST: RequestHandler = ({ request, locals: { accounts, warehouse, locale } }) =>
  forApi(locale, async () => {
    const body = String(await readBody(request));
    const { backups } = readFields(body, request.headers.get('content-type'), unreadable);
    if (!Array.isArray(backups) || !backups.every((file) => typeof file === 'string')) throw unreadable();
    const databases = { warehouse: warehouse.db, accounts: accounts.db };
    return json(await verifyAudit(warehouse.dataDir!, databases, await headsOfBackups(backups)));
  });
