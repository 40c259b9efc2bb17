import { auditPage, readAuditQuestion } from '#lib/domain/audit/audit-question.ts';
import { listEntries } from '#lib/server/audit/list-entries.ts';
import { forPage } from '#lib/server/http.ts';
import type { PageServerLoad } from './$types';

/** A page of the audit: the entries that the address asks for. */
export const load: PageServerLoad = ({ url, locals: { accounts, warehouse, locale }, setHeaders }) =>
  forPage(locale, async () => {
    setHeaders({ 'cache-control': 'no-store' });
    const question = readAuditQuestion(url.searchParams);
    const { db } = question.chain === 'warehouse' ? warehouse : accounts;
    return { question, listed: await listEntries(db, question, auditPage(url.searchParams)) };
  });
