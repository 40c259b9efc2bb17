import type { RequestEvent } from '@sveltejs/kit';
import type { AuditAction } from '#lib/domain/audit/audit-action.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { routeKey } from './declared-action.ts';

/** Answers that show single tests or hand out files of evidence, accounts and data: each is written down. */
export const LOOKS: Readonly<Record<string, AuditAction>> = {
  'GET /rows': 'rows_seen',
  'GET /api/v1/rows': 'rows_seen',
  'GET /api/v1/rows/file': 'rows_exported',
  'GET /api/v1/statistics/tests': 'rows_seen',
  'GET /api/v1/batches/{id}/rejections': 'rows_exported',
  'GET /api/v1/batches/{id}/rows/{row}': 'rows_seen',
  'POST /api/v1/query': 'query_run',
  'POST /api/v1/query/results': 'query_run',
  'GET /api/v1/query/results/{hash}': 'query_run',
  'GET /api/v1/questions/{id}.{format}': 'query_run',
  'GET /api/v1/cases/{id}/annexes/{annex}.{format}': 'query_run',
  'GET /api/v1/cases/{id}/files/{sha256}': 'evidence_exported',
  'GET /api/v1/packs/{code}/file': 'evidence_exported',
  'GET /admin/accounts/file': 'accounts_exported',
  'GET /admin/audit/file': 'audit_exported',
  'POST /api/snapshot': 'backup_taken',
};

const MOST_SEARCH_LETTERS = 1000;

/** Writes down that somebody looked, before the answer goes; nothing for other routes, and for answers that tell nothing. */
export async function noteLook(
  accounts: Accounts,
  { request, route, url, params }: Pick<RequestEvent, 'request' | 'route' | 'url' | 'params'>,
  response: Response,
): Promise<void> {
  if (route.id === null || !response.ok || request.method === 'HEAD') return;
  const key = `${request.method} ${routeKey(route.id)}`;
  if (!Object.hasOwn(LOOKS, key)) return;
  const asked = url.search.slice(0, MOST_SEARCH_LETTERS);
  await accounts.note({ action: LOOKS[key]!, object: objectOf(route.id, params), after: { asked } });
}

/** What was looked at: `batches:12`. */
function objectOf(route: string, params: RequestEvent['params']): string | null {
  const [, kind] = /\/(\w+)\/\[/.exec(route) ?? [];
  const [id] = Object.values(params);
  return kind === undefined || id === undefined ? null : `${kind}:${id}`;
}
