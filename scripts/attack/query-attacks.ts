import type { Attack } from './attack.ts';
import { refusedWith } from './attack-client.ts';
import { ATTEMPTS } from './query-attempts.ts';
import { held } from './verdict.ts';

/** Whatever a query does happens in its own process; its result is at most 64 MB, of which the server holds pieces. */
const MOST_GROWTH = 200_000_000;

/** Queries that want out of the snapshot, or the machine. The suite tries them without a server: `tests/workbench/escapes.test.ts`. */
export const QUERY_ATTACKS: readonly Attack[] = ATTEMPTS.map(({ name, sql, refused, mayAnswer }) => ({
  name: `query: ${name}`,
  quick: false,
  mostGrowth: MOST_GROWTH,
  prepare: () => async (client) => {
    const body = JSON.stringify({ sql, format: 'arrow' });
    const headers = { 'content-type': 'application/json' };
    const answer = await client.call('/api/v1/query', { method: 'POST', headers, body });
    if (answer.status === 200 && mayAnswer) return held(`answered with ${answer.bytes.length} bytes`);
    return refusedWith(answer, ...refused);
  },
}));
