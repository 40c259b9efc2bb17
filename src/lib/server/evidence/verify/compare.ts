import type { PackFinding } from '#lib/domain/packs/pack-check.ts';
import type { PartName } from '../parts/part.ts';
import { finding } from './check-parts.ts';

/** Runs a step on what came from outside: an error in it is a finding about the part. */
export function guarded<T>(part: PartName, findings: PackFinding[], step: () => T): T | null {
  try {
    return step();
  } catch {
    findings.push(finding('part', part));
    return null;
  }
}

/** The first cell of the first line that differs: its area, with its number; null when the texts are equal. */
export function differingLine(said: string | undefined, expected: string): string | null {
  if (said === undefined || said === expected) return null;
  const [a, b] = [said.split('\r\n'), expected.split('\r\n')];
  const at = b.findIndex((line, i) => line !== a[i]);
  return at < 0 ? `${b.length}` : `${at} ${b[at]!.split(',')[0]}`;
}
