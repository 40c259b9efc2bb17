import { Fault } from '#lib/domain/fault.ts';
import { addMonths, firstDateOf } from '#lib/domain/local-date.ts';
import type { NewAcceptance } from '#lib/domain/tallies/tally-check.ts';
import type { AffectedDates, Warehouse } from '../warehouse/warehouse.ts';
import { insertAcceptance, withdrawAcceptance } from './acceptances.sql.ts';
import { judgedReports } from './judged-reports.ts';

/** An acceptance affects no measurements. */
const AFFECTS_NO_DATES = (): AffectedDates => null;

/**
 * Records the acceptance of a finding about the standing report; returns its id. Throws a Fault when there is no such
 * finding, or when it is already accepted.
 */
export async function acceptFinding(
  warehouse: Warehouse,
  { unit, month, finding, reason, by }: NewAcceptance,
): Promise<number> {
  return warehouse.change({
    async commit(writer) {
      // Read inside the write, so that no correction or acceptance comes between.
      const reports = await judgedReports(warehouse, addMonths(month, 1));
      const report = reports.find((one) => one.unitCode === unit && one.month === month);
      const found = report?.findings.find(({ key }) => key === finding);
      if (!report || !found) throw new Fault('tally_finding_absent', { unit, month }, 409);
      if (found.acceptance) throw new Fault('tally_finding_accepted', { by: found.acceptance.by }, 409);
      const params = { unit, month: firstDateOf(month), version: report.version, finding, reason, by };
      const [added] = await writer.query(insertAcceptance, {
        ...params,
        now: warehouse.clock().toISOString(),
      });
      return added!.id;
    },
    affectedDates: AFFECTS_NO_DATES,
    deeds: (id) => ({
      action: 'finding_accepted',
      object: `unit:${unit}`,
      by,
      after: { acceptance: id, month, finding, reason },
    }),
  });
}

/** Withdraws an acceptance: its finding is open again. Throws a Fault when none of that id is in force. */
export async function withdraw(warehouse: Warehouse, id: number, by: string): Promise<void> {
  await warehouse.change({
    async commit(writer) {
      const now = warehouse.clock().toISOString();
      const withdrawn = await writer.query(withdrawAcceptance, { id, by, now });
      if (withdrawn.length === 0) throw new Fault('tally_acceptance_absent', { id }, 404);
    },
    affectedDates: AFFECTS_NO_DATES,
    deeds: () => ({ action: 'acceptance_withdrawn', object: `acceptance:${id}`, by }),
  });
}
