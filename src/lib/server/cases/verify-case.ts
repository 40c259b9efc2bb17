import { lookBy, monthsAfter } from '#lib/domain/cases/verification/looks.ts';
import type { GradesFile } from '#lib/domain/cases/verification/evidence-grade.ts';
import type { Verification } from '#lib/domain/cases/verification/outcome.ts';
import type { VerificationPlan, VerificationRow } from '#lib/domain/cases/verification/verification-plan.ts';
import type { Case } from '#lib/domain/cases/case.ts';
import type { CaseStanding } from '#lib/domain/cases/case-state.ts';
import { Fault } from '#lib/domain/fault.ts';
import { localDateAt, type LocalDate } from '#lib/domain/local-date.ts';
import { ownDates } from '#lib/domain/period.ts';
import { scopeOf } from '../aggregates/scope.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Readable } from './case-standings.ts';
import { scopeInCells } from './cell-scope.ts';
import { planVerification } from './verification/plan-verification.ts';
import { verify } from './verification/verify.ts';
import * as sql from './verification-rows.sql.ts';

/** What staff agree on when a letter goes. */
export interface Agreement {
  /** By when the network is mended: tests count from this day. */
  readonly mendedBy: LocalDate;
  /** kbit/s; null where no speed was promised. */
  readonly promised: number | null;
}

/** Months from the mending to the first look: time for people to test. */
const MONTHS_TO_FIRST_LOOK = 1;

/** How will this case's promise be judged? By its frozen measurements alone. */
export async function planOfCase(
  db: Readable,
  { id, frozen }: Pick<Case, 'id' | 'frozen'>,
  { mendedBy, promised }: Agreement,
): Promise<VerificationPlan> {
  return planVerification(
    await rowsBefore(db, { id, frozen }),
    {
      operator: frozen.filter.operator,
      standard: frozen.standard.id,
      limit: frozen.standard.limit,
      promised,
      places: frozen.places.map(({ number }) => String(number)),
      countsFrom: mendedBy,
      due: monthsAfter(mendedBy, MONTHS_TO_FIRST_LOOK),
    },
    await rulesOfEvidence(db),
  );
}

/**
 * What does the look that is due find? Throws a Fault when none is due, or when every look that has come was made.
 */
export async function verifyCase(
  warehouse: Warehouse,
  db: Readable,
  opened: Pick<Case, 'id' | 'frozen'>,
  { plan, verification }: CaseStanding,
): Promise<Verification> {
  const today = localDateAt(warehouse.clock());
  const look = plan === null ? null : lookBy(plan.looks, today);
  if (plan === null || look === null || look <= (verification?.look ?? -1)) {
    const next = plan?.looks[(verification?.look ?? -1) + 1]?.on ?? '';
    throw new Fault('case_no_look', { on: next }, 409);
  }
  const until = plan.looks[look]!.on;
  const [before, after] = [
    await rowsBefore(db, opened),
    await rowsAfter(db, opened, { from: plan.countsFrom, to: until }),
  ];
  return verify(before, after, plan, look);
}

/** The frozen measurements of a case, as a verification takes them. */
export async function rowsBefore(
  db: Readable,
  { id, frozen }: Pick<Case, 'id' | 'frozen'>,
): Promise<readonly VerificationRow[]> {
  const { operator, failedTests } = frozen.filter;
  const rows = await db.query(sql.frozenRows, { case: id, failedAsZero: failedTests === 'as_zero' });
  return rows.map((row) => ({ ...row, place: String(row.place), operator }));
}

async function rowsAfter(
  db: Readable,
  { frozen }: Pick<Case, 'frozen'>,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<readonly VerificationRow[]> {
  const filter = { ...frozen.filter, period: ownDates(from, to) };
  const failedAsZero = filter.failedTests === 'as_zero';
  const rows: VerificationRow[] = [];
  for (const { number, key, gap } of frozen.places) {
    const found =
      key.kind === 'area'
        ? await db.query(sql.rowsOfArea, { ...scopeOf(filter, { code: key.code }), failedAsZero })
        : await db.query(sql.rowsInCells, { ...scopeInCells(filter, gap!.cells), failedAsZero });
    for (const row of found) rows.push({ ...row, place: String(number), operator: filter.operator });
  }
  return rows;
}

/** The rules of evidence, from the reference data. */
export async function rulesOfEvidence(db: Readable): Promise<GradesFile> {
  const [stored] = await db.query(sql.evidenceRules, {});
  return JSON.parse(stored!.rules) as GradesFile;
}
