import type { UnknownDevices } from '#lib/domain/batch.ts';
import { STATEMENTS } from '#lib/domain/decisions/design-effect.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { batchReport } from './batches.ts';
import * as sql from './tests-per-person.sql.ts';
import { recordEvent } from './undo.ts';
import { batchState } from './undo.sql.ts';

/** How many measurements of a batch have no device, and how many tests a person is stated to have made. */
export async function unknownDevices(warehouse: Warehouse, id: number): Promise<UnknownDevices> {
  await batchReport(warehouse, id);
  const [found] = await warehouse.db.query(sql.unknownDevices, { batch: id });
  return found!;
}

/** The tests per person of a request: one of `STATEMENTS`, or null for an empty text. Throws a Fault for anything else. */
export function readTestsPerPerson(text: string): number | null {
  if (text === '') return null;
  const value = STATEMENTS.find((known) => String(known) === text);
  if (value === undefined)
    throw new Fault('tests_per_person_unknown', { value: text, most: Math.max(...STATEMENTS) });
  return value;
}

/**
 * States how many tests a person made, about, among a batch's measurements without a device; null withdraws it. Recorded
 * in the batch's history. Throws a Fault when there is no such batch, or when it is undone or a monthly form.
 */
export async function stateTestsPerPerson(
  warehouse: Warehouse,
  id: number,
  testsPerPerson: number | null,
  by: string,
): Promise<UnknownDevices> {
  const { batch } = await batchReport(warehouse, id);
  if (batch.kind === 'tally') throw new Fault('batch_is_tally', { id }, 409);
  await warehouse.change({
    async commit(writer) {
      const [now] = await writer.query(batchState, { batch: id });
      if (now!.state === 'undone') throw new Fault('batch_is_undone', { id }, 409);
      const [stated] = await writer.query(sql.unknownDevices, { batch: id });
      await writer.run(sql.deleteStatement, { batch: id });
      if (testsPerPerson !== null)
        await writer.run(sql.insertStatement, {
          ...{ batch: id, testsPerPerson, by },
          now: warehouse.clock().toISOString(),
        });
      await recordEvent(writer, warehouse, { batch: id, event: 'stated', by });
      return { ...now!, before: stated!.testsPerPerson };
    },
    affectedDates: (_, { firstOn, lastOn }) => (firstOn && lastOn ? { firstOn, lastOn } : null),
    deeds: ({ before }) => ({
      action: 'tests_per_person_stated',
      object: `batch:${id}`,
      by,
      ...{ before: { testsPerPerson: before }, after: { testsPerPerson } },
    }),
  });
  return unknownDevices(warehouse, id);
}
