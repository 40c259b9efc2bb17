import { auditNames } from '#lib/domain/audit/audit-names.ts';
import { auditPage, readAuditQuestion } from '#lib/domain/audit/audit-question.ts';
import { listEntries } from '#lib/server/audit/list-entries.ts';
import { forPage } from '#lib/server/http.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { PageServerLoad } from './$types';

/** A page of the audit: the entries that the address asks for, with the names of what they call by its code. */
export const load: PageServerLoad = ({ url, locals: { accounts, warehouse, locale }, setHeaders }) =>
  forPage(locale, async () => {
    setHeaders({ 'cache-control': 'no-store' });
    const question = readAuditQuestion(url.searchParams);
    const { db } = question.chain === 'warehouse' ? warehouse : accounts;
    const listed = await listEntries(db, question, auditPage(url.searchParams));
    return { question, listed, names: auditNames(listed.entries, await readCatalog(warehouse)) };
  });
