import { expect, it } from 'vitest';
import { statement } from '#lib/server/db/statement.ts';
import { MIGRATIONS } from '#lib/server/warehouse/migrations.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';

it('removing the rule plan_cap takes away its marks and counts, and leaves all others', async () => {
  const warehouse = await Warehouse.open({
    ...{ dataDir: null, threads: 1, memoryLimit: '256MB', deviceSecret: 'x' },
    clock: () => new Date('2024-08-01T05:00:00Z'),
  });
  const removal = MIGRATIONS.find(({ name }) => name === 'the rule plan_cap is removed')!;
  const marks = await warehouse.db.write(async (writer) => {
    await writer.run(
      statement()`insert into measurement by name
        select 1 as batch_id, row_number() over () as row_number, date '2024-06-13' as tested_on,
          '4G'::technology_t as technology, 5000 as download_kbps, unnest([0, 64, 65, 32]) as flags,
          unnest([64, 0, 2, 96]) as flags_off`,
      {},
    );
    await writer.run(
      statement()`insert into batch_rule values (1, 'plan_cap', 'flag', 3, '[]'), (1, 'device_busy', 'flag', 1, '[]')`,
      {},
    );
    for (const step of removal.statements) await writer.run(step, {});
    return writer.query(
      statement<{
        flags: number;
        off: number;
      }>()`select flags, flags_off as "off" from measurement order by row_number`,
      {},
    );
  });
  expect(marks.map(({ flags, off }) => [flags, off])).toEqual([
    [0, 0],
    [0, 0],
    [1, 2],
    [32, 32],
  ]);
  const rules = await warehouse.db.query(statement<{ rule: string }>()`select rule from batch_rule`, {});
  expect(rules).toEqual([{ rule: 'device_busy' }]);
  await warehouse.close();
});
