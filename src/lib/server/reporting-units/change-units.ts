import { Fault } from '#lib/domain/fault.ts';
import { localDateAt, monthOf, type LocalMonth } from '#lib/domain/local-date.ts';
import { reportMonthOf } from '#lib/domain/period.ts';
import { touchedMonths, type TouchedMonths } from '#lib/domain/reporting-units/touched-months.ts';
import { changeUnit, type ChangedUnit, type UnitChange } from '#lib/domain/reporting-units/unit-change.ts';
import type { UnitRecord } from '#lib/domain/reporting-units/unit-record.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { fillReportingUnits, unitRecords } from './fill-units.ts';
import * as sql from './reporting-units.sql.ts';
import { shippedUnits } from './shipped-units.ts';

/** A change as it stands in the history. */
export interface UnitHistoryEntry extends ChangedUnit {
  readonly id: number;
  readonly kind: sql.UnitChangeRow['kind'];
  readonly note: string | null;
  readonly by: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly undoneBy: string | null;
  readonly undoneAt: string | null;
  /** It is the last change of its unit that stands, so that it can be taken back. */
  readonly isLast: boolean;
}

/** What a change would do, before it is made. */
export interface UnitPreview extends ChangedUnit {
  readonly touched: TouchedMonths;
  /** Number of the last change that the preview knows of; 0 before any. */
  readonly seen: number;
}

/** Who makes a change, why, and what they saw. */
export interface Maker {
  readonly by: string;
  readonly note: string | null;
  readonly seen: number;
}

/** The list of reporting units with the office's changes, and their history, newest first. */
export async function unitList(
  { db }: Warehouse,
  reference: string,
): Promise<{ units: readonly UnitRecord[]; history: readonly UnitHistoryEntry[] }> {
  const rows = await db.query(sql.unitChanges, {});
  const last = new Map(rows.filter(({ undoneAt }) => undoneAt === null).map(({ code, id }) => [code, id]));
  const history = rows
    .map(({ code, before, after, ...row }) => ({
      ...row,
      ...unitsOf({ before, after }),
      isLast: last.get(code) === row.id,
    }))
    .reverse();
  return { units: await unitRecords(db, shippedUnits(reference)), history };
}

const unitsOf = ({ before, after }: Pick<sql.UnitChangeRow, 'before' | 'after'>): ChangedUnit => ({
  before: before === null ? null : (JSON.parse(before) as UnitRecord),
  after: JSON.parse(after) as UnitRecord,
});

/** What would a change do, and to which months? Throws a Fault for one that cannot be. */
export async function previewUnitChange(
  warehouse: Warehouse,
  reference: string,
  change: UnitChange,
): Promise<UnitPreview> {
  const changed = changeUnit(await unitRecords(warehouse.db, shippedUnits(reference)), change);
  const rows = await warehouse.db.query(sql.unitChanges, {});
  return { ...changed, touched: await touchedBy(warehouse, changed), seen: rows.at(-1)?.id ?? 0 };
}

/** Makes a change; returns its number. Throws a Fault for one that cannot be, and when another was made since it was shown. */
export async function makeUnitChange(
  warehouse: Warehouse,
  reference: string,
  change: UnitChange,
  { by, note, seen }: Maker,
): Promise<number> {
  const now = warehouse.clock().toISOString();
  return warehouse
    .change({
      commit: async (writer) => {
        const rows = await writer.query(sql.unitChanges, {});
        if ((rows.at(-1)?.id ?? 0) !== seen) throw new Fault('unit_change_moved_on', {}, 409);
        const { before, after } = changeUnit(await unitRecords(writer, shippedUnits(reference)), change);
        const [made] = await writer.query(sql.insertUnitChange, {
          ...{ code: after.code, kind: change.kind, note, by, now },
          before: before && JSON.stringify(before),
          after: JSON.stringify(after),
        });
        await fillReportingUnits(writer, reference);
        return { id: made!.id, before, after };
      },
      affectedDates: () => null,
      deeds: ({ before, after }) => ({
        action: 'unit_changed',
        object: `unit:${after.code}`,
        by,
        ...(before ? { before: factsOf(before) } : {}),
        after: { ...factsOf(after), kind: change.kind, note },
      }),
    })
    .then(({ id }) => id);
}

/** Takes a change back, the last of its unit. Throws a Fault for another, and for a unit added that has reports or succeeds another. */
export async function undoUnitChange(
  warehouse: Warehouse,
  reference: string,
  id: number,
  by: string,
): Promise<void> {
  const now = warehouse.clock().toISOString();
  await warehouse.change({
    commit: async (writer) => {
      const rows = await writer.query(sql.unitChanges, {});
      const row = rows.find((one) => one.id === id);
      if (!row || row.undoneAt !== null) throw new Fault('unit_change_absent', {}, 404);
      const later = rows.some(
        ({ code, undoneAt, id: other }) => code === row.code && undoneAt === null && other > id,
      );
      if (later) throw new Fault('unit_change_not_last', {}, 409);
      const { before, after } = unitsOf(row);
      if (before === null) {
        const sent = await writer.query(sql.reportsOfUnit, { code: row.code });
        if (sent.length > 0) throw new Fault('unit_change_has_reports', { name: after.name }, 409);
        const records = await unitRecords(writer, shippedUnits(reference));
        const heirOf = records.find(({ successor }) => successor === row.code);
        if (heirOf) throw new Fault('unit_change_succeeds', { name: after.name, of: heirOf.name }, 409);
      }
      await writer.run(sql.undoUnitChange, { id, by, now });
      await fillReportingUnits(writer, reference);
      return { before, after };
    },
    affectedDates: () => null,
    deeds: ({ before, after }) => ({
      action: 'unit_change_undone',
      object: `unit:${after.code}`,
      by,
      before: factsOf(after),
      ...(before ? { after: factsOf(before) } : {}),
    }),
  });
}

const factsOf = ({ name, validFrom, validTo, successor, verified }: UnitRecord) => ({
  ...{ name, validFrom, validTo, successor, verified },
});

/** The months since the first report, or since the change takes effect where that is earlier, up to the running one or later. */
async function touchedBy({ db, clock }: Warehouse, { before, after }: ChangedUnit): Promise<TouchedMonths> {
  const [[range], sent] = await Promise.all([
    db.query(sql.reportedMonths, {}),
    db.query(sql.reportsOfUnit, { code: after.code }),
  ]);
  const running = reportMonthOf(localDateAt(clock()));
  const datesOf = (unit: UnitRecord) => [unit.validFrom, unit.validTo, unit.formerNames.at(-1)?.until];
  const known = before ? datesOf(before) : [];
  const dates = datesOf(after).filter((date, i) => date !== known[i]);
  const months = dates.flatMap((date): LocalMonth[] => (date ? [monthOf(date)] : []));
  const first = [range?.first ?? running, running].sort()[0]!;
  const last = [...months, running].sort().at(-1)!;
  return touchedMonths(before, after, { first, last, reported: new Set(sent.map(({ month }) => month)) });
}
