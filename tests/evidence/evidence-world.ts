import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Filter } from '#lib/domain/filter.ts';
import { parseFilterChoice } from '#lib/domain/filter.ts';
import { statement, wholeNumber } from '#lib/server/db/statement.ts';
import { liveEvidence } from '#lib/server/evidence/live-evidence.ts';
import { makeContent, type PackContent } from '#lib/server/evidence/pack-content.ts';
import { makeZip } from '#lib/server/evidence/make-zip.ts';
import { resolveFilter } from '#lib/server/statistics/resolve-filter.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { openCaseWorld } from '../statistics/case-world.ts';

/** Tests of a year with everything that sets them apart, known or not; most devices are known, some test very often. */
const mixed = (rows: number) => statement()`insert into world_test by name
  select date '2023-07-01' + (hash(i) % 366)::integer as tested_on,
    case when hash(i, 1) % 3 > 0 then timestamp '2023-07-01' + interval (hash(i, 1) % 24) hour end as tested_at,
    ['a1', 'a2', 'b1', 'b2', 'nowhere'][(1 + hash(i, 2) % 5)::integer] as place,
    ['VTT', 'VNPT', 'MBF', null][(1 + hash(i + 50000) % 4)::integer] as operator,
    ['4G', '4G', '5G', 'WiFi'][(1 + hash(i, 4) % 4)::integer] as technology,
    case hash(i, 5) % 20 when 0 then 0 when 1 then 2000000 else (hash(i, 6) % 90000)::integer end as download_kbps,
    case when hash(i, 7) % 9 > 0 then hash(((hash(i, 8) % 1000) / 1000) ** 3 * 900) end as device,
    case when hash(i, 9) % 2 = 0 then 106 + (hash(i, 10) % 500) / 1e4 end as longitude,
    case when hash(i, 9) % 2 = 0 then 21 + (hash(i, 11) % 500) / 1e4 end as latitude,
    (hash(i, 12) % 5 = 0)::integer as flags, nullif(hash(i, 13) % 8, 0) as per_person
  from range(${wholeNumber(rows)}) as t(i)`;

/** A case world with so many tests. */
export const openEvidenceWorld = (rows = 8000): Promise<Warehouse> => openCaseWorld({ rows: mixed(rows) });

/** The filter of a query string; all of the data's year, old districts, unless it says otherwise. */
export const filterOf = (warehouse: Warehouse, query = ''): Promise<Filter> => {
  const params = new URLSearchParams({
    edition: 'old',
    level: 'district',
    from: '2023-07-01',
    to: '2024-07-01',
  });
  for (const [name, value] of new URLSearchParams(query)) params.set(name, value);
  return resolveFilter(warehouse, parseFilterChoice(params));
};

const PKCS8 = '302e020100300506032b657004220420';

/** A key of these tests, always the same for a number. */
export const testKey = (n: number): KeyObject =>
  createPrivateKey({
    key: Buffer.from(PKCS8 + Buffer.alloc(32, n).toString('hex'), 'hex'),
    format: 'der',
    type: 'pkcs8',
  });

export const SECRETS = { deviceSecret: 'for tests', signingKey: testKey(1) };

/** The content of a pack about some areas. */
export async function contentOf(
  warehouse: Warehouse,
  query = '',
  areas: readonly string[] = ['A', 'B', 'C'],
): Promise<PackContent> {
  const filter = await filterOf(warehouse, query);
  return makeContent(await liveEvidence(warehouse, { filter, areas, gaps: [] }), SECRETS);
}

/** The same as a ZIP. */
export const zipOf = async (warehouse: Warehouse, query = '', areas?: readonly string[]): Promise<Buffer> =>
  makeZip(await contentOf(warehouse, query, areas), SECRETS.signingKey);
