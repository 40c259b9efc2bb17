import { readAuditQuestion } from '#lib/domain/audit/audit-question.ts';
import { Fault } from '#lib/domain/fault.ts';
import { AUDIT_FORMATS, auditFile } from '#lib/server/audit/audit-file.ts';
import { askedEntries } from '#lib/server/audit/list-entries.ts';
import { forApi } from '#lib/server/http.ts';
import type { RequestHandler } from './$types';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  syslog: 'text/plain; charset=utf-8',
} as const;
const ENDINGS = { csv: 'csv', xlsx: 'xlsx', syslog: 'log' } as const;

/** The entries that the address asks for, as a file: `format` csv, xlsx or syslog. */
export const GET: RequestHandler = ({ url, locals: { accounts, warehouse, locale } }) =>
  forApi(locale, async () => {
    const value = url.searchParams.get('format') ?? 'xlsx';
    const format = AUDIT_FORMATS.find((known) => known === value);
    if (!format)
      throw new Fault('parameter_value_unknown', { parameter: 'format', value, known: AUDIT_FORMATS });
    const question = readAuditQuestion(url.searchParams);
    const { db } = question.chain === 'warehouse' ? warehouse : accounts;
    const body = await auditFile(question.chain, askedEntries(db, question), format, locale);
    return new Response(body, {
      headers: {
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="audit-${question.chain}.${ENDINGS[format]}"`,
        'cache-control': 'no-store',
      },
    });
  });
