import { groups } from 'd3';
import { firstDateOf, type LocalMonth } from '#lib/domain/local-date.ts';
import { checkReport, findingKey, type Acceptance, type CheckFinding } from '#lib/domain/tally-check.ts';
import type { StandingTally } from '#lib/domain/tally.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { acceptancesInForce } from './acceptances.sql.ts';
import { reportsBehind, standingReports } from './reports.sql.ts';

/** A finding, and who took it for right. */
export interface JudgedFinding extends CheckFinding {
  readonly key: string;
  /** Null while it waits for somebody. */
  readonly acceptance: Acceptance | null;
}

/** A report that stands, with what is doubtful about it. */
export interface JudgedReport extends StandingTally {
  readonly findings: readonly JudgedFinding[];
}

/**
 * The reports that stand of all months before `to`, each unit's in the order of months, checked as they stand now:
 * a correction of one month is seen in the findings of the next. An acceptance holds for its version and as long as
 * the check finds the very same.
 */
export async function judgedReports(warehouse: Warehouse, to: LocalMonth): Promise<JudgedReport[]> {
  const before = { to: firstDateOf(to) };
  const [standing, behind, acceptances] = await Promise.all([
    warehouse.db.query(standingReports, before),
    warehouse.db.query(reportsBehind, before),
    warehouse.db.query(acceptancesInForce, {}),
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

const wordOf = (
  { unitCode, month, version }: Pick<StandingTally, 'unitCode' | 'month' | 'version'>,
  key: string,
): string => [unitCode, month, version, key].join(' ');
