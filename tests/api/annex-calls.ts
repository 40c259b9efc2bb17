import { ANNEX_FORMATS, type CaseAnnex } from '#lib/domain/cases/case-annex.ts';
import { addAnnex, annexesOf, withdrawAnnex } from '#lib/server/case-annexes/annexes.ts';
import { insertAnnex } from '#lib/server/case-annexes/annexes.sql.ts';
import type { ApiWorld } from './api-world.ts';
import { openNext } from './case-calls.ts';
import type { Calls } from './figure-calls.ts';

const ANNEX = {
  ...{ sql: 'select operator, count(*) as n from measurements where hour >= $hour group by all order by 1' },
  ...{ values: { hour: 8 }, title: 'Lượt đo theo nhà mạng', by: 'An' },
};

let frozen: Promise<number> | null = null;

/** A case with a result. */
function withAnnex(world: ApiWorld): Promise<number> {
  frozen ??= openNext(world).then(async (id) => {
    await addAnnex(world.warehouse, id, { ...ANNEX, dataVersion: null });
    return id;
  });
  return frozen;
}

/** Another annex of that case, whose file nobody reads; gives its number. */
async function anotherAnnex(world: ApiWorld): Promise<number> {
  const id = await withAnnex(world);
  const [{ stamp, sha256 }] = (await annexesOf(world.warehouse, id)) as [CaseAnnex];
  const row = {
    case: id,
    title: 'a',
    by: 'An',
    stamp: JSON.stringify(stamp),
    bytes: 1,
    content: 'AA==',
    sha256,
  };
  const [added] = await world.warehouse.db.write((writer) =>
    writer.query(insertAnnex, { ...row, now: '2024-07-20T05:00:00Z' }),
  );
  return added!.number;
}

const ABSENT = { params: { id: 999 }, status: 404 };

/** Calls of the operations on results in cases. */
export const ANNEX_CALLS = {
  addCaseAnnex: {
    answered: async (world) => [
      {
        params: { id: await openNext(world) },
        json: { ...ANNEX, data_version: world.warehouse.dataVersion },
      },
    ],
    refused: [
      { ...ABSENT, json: ANNEX },
      { params: { id: 1 }, json: { ...ANNEX, title: '' }, status: 400 },
      { params: { id: 1 }, json: { ...ANNEX, data_version: 99_999 }, status: 409 },
      { params: { id: 1 }, json: { ...ANNEX, sql: 'select device from measurements' }, status: 422 },
    ],
  },
  listCaseAnnexes: {
    answered: async (world) => {
      const [id, number] = [await withAnnex(world), await anotherAnnex(world)];
      await withdrawAnnex(world.warehouse, id, number, { by: 'An', note: 'nhầm kỳ' });
      return [{ params: { id } }];
    },
    refused: [ABSENT],
  },
  readCaseAnnex: {
    answered: async (world) => {
      const id = await withAnnex(world);
      return ANNEX_FORMATS.map((format) => ({ params: { id, annex: 1, format }, query: { bom: '0' } }));
    },
    refused: [
      { params: { id: 1, annex: 99, format: 'csv' }, status: 404 },
      { params: { id: 1, annex: 1, format: 'pdf' }, status: 400 },
    ],
  },
  withdrawCaseAnnex: {
    answered: async (world) => [
      {
        params: { id: await withAnnex(world), annex: await anotherAnnex(world) },
        json: { by: 'An', note: 'nhầm kỳ' },
      },
    ],
    refused: [
      { params: { id: 1, annex: 99 }, json: { by: 'An', note: 'nhầm kỳ' }, status: 404 },
      { params: { id: 1, annex: 99 }, json: { by: 'An' }, status: 400 },
    ],
  },
} as const satisfies Record<string, Calls>;
