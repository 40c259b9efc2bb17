import { groups } from 'd3';
import { firstDateOf, type LocalMonth } from '#lib/domain/local-date.ts';
import {
  checkReport,
  findingKey,
  type Acceptance,
  type CheckFinding,
} from '#lib/domain/tallies/tally-check.ts';
import type { StandingTally } from '#lib/domain/tally.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { acceptancesInForce } from './acceptances.sql.ts';
import { reportsBehind, standingReports } from './reports.sql.ts';

/** A finding with its acceptance. */
export interface JudgedFinding extends CheckFinding {
  readonly key: string;
  /** Null while the finding is open. */
  readonly acceptance: Acceptance | null;
}

/** A standing report with its findings. */
export interface JudgedReport extends StandingTally {
  readonly findings: readonly JudgedFinding[];
}

/**
 * What are the standing reports of all months before `to`, with the findings of the checks? Each unit's in month
 * order. Checks run on every call: a correction of one month changes the findings of the next. An acceptance is valid
 * for its version and as long as the check finds exactly the same.
 */
export async function judgedReports(warehouse: Warehouse, to: LocalMonth): Promise<JudgedReport[]> {
  const before = { to: firstDateOf(to) };
  const [standing, behind, acceptances] = await Promise.all([
    warehouse.db.queryKept(standingReports, before),
    warehouse.db.queryKept(reportsBehind, before),
    warehouse.db.queryKept(acceptancesInForce, {}),
  ]);
  const others = new Map(groups(behind, ({ unitCode, month }) => `${unitCode} ${month}`));
  const accepted = new Map(acceptances.map((row) => [wordOf(row, row.finding), row]));
  return standing.map((tally, i) => {
    const last = standing[i - 1];
    const findings = checkReport({
      tally,
      before: last?.unitCode === tally.unitCode ? last : null,
      others: others.get(`${tally.unitCode} ${tally.month}`) ?? [],
    });
    const judged = findings.map((finding) => {
      const key = findingKey(finding);
      const row = accepted.get(wordOf(tally, key));
      return {
        ...finding,
        key,
        acceptance: row ? { id: row.id, reason: row.reason, by: row.by, at: row.at } : null,
      };
    });
    return { ...tally, findings: judged };
  });
}

/**
 * The standing reports of every unit, also for a unit that sees its own alone (`own`): for what is said of months, not of
 * units, such as since when reports are asked for.
 */
export const reportsOfAll = async (
  { scope, root }: Warehouse,
  own: readonly JudgedReport[],
  to: LocalMonth,
): Promise<readonly JudgedReport[]> => (scope === null ? own : judgedReports(root, to));

const wordOf = (
  { unitCode, month, version }: Pick<StandingTally, 'unitCode' | 'month' | 'version'>,
  key: string,
): string => [unitCode, month, version, key].join(' ');
