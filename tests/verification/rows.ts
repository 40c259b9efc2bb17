import { readFileSync } from 'node:fs';
import { randomLcg, randomLogNormal, range } from 'd3';
import type { EvidenceGrade, GradesFile } from '#lib/domain/cases/verification/evidence-grade.ts';
import type { VerificationRow } from '#lib/domain/cases/verification/verification-plan.ts';
import type { Agreed } from '#lib/server/cases/verification/plan-verification.ts';

export const GRADES = JSON.parse(
  readFileSync('data/reference/standards/evidence-grades.json', 'utf8'),
) as GradesFile;

export const AGREED: Agreed = {
  operator: 'vinaphone',
  standard: '4g-mean-40',
  limit: 40_000,
  promised: 80_000,
  places: ['a'],
  countsFrom: '2025-01-01',
  due: '2025-04-01',
};

/** Seeded tests around a mean: `devices` devices with two tests each, in bands 2 to 5. */
export function testsAround(
  mean: number,
  devices: number,
  {
    seed = 1,
    place = 'a',
    grade = 'protocol',
    month = '2025-02',
  }: { seed?: number; place?: string; grade?: EvidenceGrade; month?: string } = {},
): VerificationRow[] {
  const random = randomLcg(seed);
  const speed = randomLogNormal.source(random)(Math.log(mean) - 0.125, 0.5);
  return range(devices).flatMap((device) => {
    const kbps = speed();
    return range(2).map((nth) => ({
      kbps: Math.round(kbps * (nth === 0 ? 0.95 : 1.05)),
      device: `${seed}-${device}`,
      place,
      band: 2 + Math.floor(random() * 4),
      day: `${month}-${String(1 + (device % 28)).padStart(2, '0')}`,
      operator: 'vinaphone',
      grade,
    }));
  });
}
