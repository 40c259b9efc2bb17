import { describe, expect, it } from 'vitest';
import {
  fragment,
  identifier,
  literal,
  statement,
  wholeNumber,
  type Fragment,
} from '#lib/server/db/statement.ts';
import { readCase } from '#lib/server/cases/read-case.ts';
import type { Warehouse } from '#lib/server/warehouse/warehouse.ts';
import { linesOfTable, openLedger, openSlow, step } from './case-steps.ts';

/** Tests of Viettel in A by 60 devices in October, about `kbps` fast, from a batch of their own. */
const october = (kbps: number, tests: number): Fragment => fragment`
  select 7 as batch_id, i as row_number, date '2024-10-02' + (i % 28)::integer as tested_on,
    (select min(place_id) from place_unit where edition_id = 'old' and level = 'district' and code = 'A') as place_id,
    (select operator_id from operator where code = 'VTT') as operator_id, '4G'::technology_t as technology,
    ${wholeNumber(kbps)} + (i * 7919) % 9000 - 4500 as download_kbps, (1000 + i % 60)::ubigint as device_hash,
    0 as flags
  from range(${wholeNumber(tests)}) as test(i)`;

const load = (warehouse: Warehouse, rows: Fragment) =>
  warehouse.change({
    commit: (writer) => writer.run(statement()`insert into ${identifier('measurement')} by name ${rows}`, {}),
  });

const grade = (warehouse: Warehouse, word: string) =>
  warehouse.db.write((writer) =>
    writer.run(
      statement()`insert into batch_grade values (7, ${literal(word)}, 'Lan', timestamp '2024-11-01')`,
      {},
    ),
  );

/** A case about A, sent with a promise of 60 Mbps by 1 October, and looked at on 2 November. */
async function lookAt(kbps: number, tests: number, word: string | null = null) {
  const { warehouse, clock } = await openLedger();
  const id = await openSlow(warehouse, ['A']);
  await step(warehouse, id, {
    ...{ kind: 'sent', on: '2024-08-01', deadline: '2024-08-16' },
    ...{ mendedBy: '2024-10-01', promisedKbps: 60_000 },
  });
  await load(warehouse, october(kbps, tests));
  if (word) await grade(warehouse, word);
  clock.now = '2024-11-02T02:00:00Z';
  await step(warehouse, id, { kind: 'verified', on: '2024-11-02' });
  const { standing } = await readCase(warehouse, id);
  return { warehouse, id, standing };
}

describe('a look at the tests after the mending', () => {
  it.each([
    [60_000, 240, null, 'likely'],
    [60_000, 240, 'protocol', 'met'],
    [60_000, 240, 'citizens', 'likely'],
    [25_000, 240, null, 'not_met'],
    [12_000, 240, null, 'worse'],
    [60_000, 6, null, 'too_few'],
  ])('of %i kbit/s in %i tests, graded %s, finds it %s', async (kbps, tests, word, state) => {
    const { warehouse, standing } = await lookAt(kbps, tests, word);
    expect(standing.state).toBe(state);
    await warehouse.close();
  });

  it('takes the frozen tests as they were graded when the case was made', async () => {
    const { warehouse, clock } = await openLedger();
    const id = await openSlow(warehouse, ['A']);
    const planned = async () => {
      await step(warehouse, id, {
        ...{ kind: 'sent', on: '2024-08-01', deadline: '2024-08-16' },
        ...{ mendedBy: '2024-10-01', promisedKbps: 60_000 },
      });
      return (await readCase(warehouse, id)).standing.plan!.places[0]!;
    };
    const before = await planned();
    const last = (await readCase(warehouse, id)).entries.length;
    await step(warehouse, id, { kind: 'undone', on: '2024-08-01', note: 'again', entry: last });
    clock.now = '2024-08-02T02:00:00Z';
    await warehouse.db.write((writer) =>
      writer.run(
        statement()`insert into batch_grade values (1, 'measured', 'Lan', timestamp '2024-08-02')`,
        {},
      ),
    );
    expect(await planned()).toEqual(before);
    await warehouse.close();
  });

  it('compares with the frozen tests, also when those are gone from the data, and stays on record', async () => {
    const { warehouse, id, standing } = await lookAt(60_000, 240, 'protocol');
    const [found] = standing.verification!.all;
    expect(found!.tests).toBe(240);
    expect(found!.difference.difference! / 1000).toBeGreaterThan(30);
    await warehouse.change({ commit: (writer) => writer.run(statement()`delete from measurement`, {}) });
    expect((await readCase(warehouse, id)).standing.verification).toEqual(standing.verification);
    const { difference, after } = found!;
    const [, line, ...none] = await linesOfTable(warehouse, id, 'verification');
    expect(none).toEqual([]);
    expect(line).toContain(`,${after.mean},${after.lower},${after.upper},${difference.difference},`);
    await warehouse.close();
  });
});
