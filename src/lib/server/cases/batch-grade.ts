import type { LoadReport } from '#lib/domain/batch.ts';
import {
  EVIDENCE_GRADES,
  type BatchGrade,
  type EvidenceGrade,
} from '#lib/domain/cases/verification/evidence-grade.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { gradeOfBatch, insertGrade } from './batch-grade.sql.ts';
import { rulesOfEvidence } from './verify-case.ts';

/** How a batch's measurements were made, by the newest statement, and the rules of each grade. */
export async function batchGrade({ db }: Warehouse, batch: number): Promise<BatchGrade> {
  const [[stated], { grades }] = await Promise.all([db.query(gradeOfBatch, { batch }), rulesOfEvidence(db)]);
  return { grade: stated?.grade ?? 'citizens', by: stated?.by ?? null, at: stated?.at ?? null, grades };
}

/** The grade of a request. Throws a Fault for an unknown one. */
export function readGrade(value: string | null): EvidenceGrade {
  const grade = EVIDENCE_GRADES.find((name) => name === value);
  if (!grade)
    throw new Fault('parameter_value_unknown', { parameter: 'value', value, known: EVIDENCE_GRADES });
  return grade;
}

/**
 * States how a batch's measurements were made; earlier statements stay on record. No figure changes, only what may close a
 * case. Throws a Fault for a batch of tallies or one that is undone.
 */
export async function stateGrade(
  warehouse: Warehouse,
  { batch }: LoadReport,
  grade: EvidenceGrade,
  by: string,
): Promise<BatchGrade> {
  if (batch.kind === 'tally') throw new Fault('batch_is_tally', { id: batch.id }, 409);
  if (batch.state === 'undone') throw new Fault('batch_is_undone', { id: batch.id }, 409);
  const now = warehouse.clock().toISOString();
  await warehouse.record(
    (before) => ({
      action: 'grade_stated',
      object: `batch:${batch.id}`,
      by,
      ...{ before: { grade: before }, after: { grade } },
    }),
    async (writer) => {
      const [stated] = await writer.query(gradeOfBatch, { batch: batch.id });
      await writer.run(insertGrade, { batch: batch.id, grade, by, now });
      return stated?.grade ?? null;
    },
  );
  return batchGrade(warehouse, batch.id);
}
