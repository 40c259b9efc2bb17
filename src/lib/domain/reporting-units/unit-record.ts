import type { ReportingUnit } from '../tally.ts';

/** A reporting unit as the list keeps it: what ships, and what each change of the office leaves. */
export interface UnitRecord extends Omit<ReportingUnit, 'position' | 'consolidatesFrom'> {
  /** Spellings that reports use beside its names. */
  readonly aliases: readonly string[];
}

/** The order of kinds in the letter. */
const KINDS: readonly ReportingUnit['kind'][] = ['department', 'press', 'district', 'commune'];

/** Units in the letter's order: by kind, each as they come. */
export const inLetterOrder = (units: readonly UnitRecord[]): UnitRecord[] =>
  [...units].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
