import type { EvidenceGrade } from '#lib/domain/cases/verification/evidence-grade.ts';
import { statement } from '../db/statement.ts';

/** The last recorded statement, whatever the clock said, of how a batch's measurements were made; no row without one. */
export const gradeOfBatch = statement<
  { readonly grade: EvidenceGrade; readonly by: string; readonly at: string },
  { batch: number }
>()`
  select grade, set_by as "by", set_at as at from batch_grade where batch_id = $batch
  order by rowid desc limit 1
`;

/** Records such a statement. */
export const insertGrade = statement<
  never,
  { batch: number; grade: EvidenceGrade; by: string; now: string }
>()`
  insert into batch_grade values ($batch, $grade, $by, $now::timestamp)
`;
