import { inLetterOrder, type UnitRecord } from '#lib/domain/reporting-units/unit-record.ts';
import { textKey } from '#lib/domain/text-key.ts';
import type { Database, Writer } from '../db/database.ts';
import * as sql from './reporting-units.sql.ts';
import { shippedUnits, type ShippedUnits } from './shipped-units.ts';

/**
 * Fills the reporting units: those of the reference folder, each as the office's last change left it,
 * and those that the office added. Idempotent; must run in a transaction.
 */
export async function fillReportingUnits(writer: Writer, reference: string): Promise<void> {
  const units = await unitRecords(writer, shippedUnits(reference));
  await writer.run(sql.clearReportingUnitAliases, {});
  await writer.run(sql.clearReportingUnits, {});
  await writer.run(sql.addReportingUnits, { units: JSON.stringify(units) });
  // One spelling may name several offices, each in its time.
  const aliases = units.flatMap(({ code, name, aliases: spellings, formerNames }) =>
    [...new Set([code, name, ...spellings, ...formerNames.map((former) => former.name)].map(textKey))].map(
      (key) => ({ key, code }),
    ),
  );
  await writer.run(sql.addReportingUnitAliases, { aliases: JSON.stringify(aliases) });
}

/** Every unit, in the letter's order: as shipped, and as the office's changes that stand left it. */
export async function unitRecords(
  reader: Database | Writer,
  { units }: ShippedUnits,
): Promise<readonly UnitRecord[]> {
  const records = new Map(units.map((unit) => [unit.code, unit]));
  for (const { code, after, undoneAt } of await reader.query(sql.unitChanges, {}))
    if (undoneAt === null) records.set(code, JSON.parse(after) as UnitRecord);
  return inLetterOrder([...records.values()]);
}
