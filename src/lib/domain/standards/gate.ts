import type { Level } from '../area.ts';
import type { LocalizedText, SourceDocument } from './source-document.ts';
import type { Aspect, Minimums } from '../sufficiency.ts';

/** `legal`: a document asks for the number; `peer`: another body's number; `own`: this program's own choice. */
export const BASES_OF_GATES = ['legal', 'peer', 'own'] as const;
/** One of `BASES_OF_GATES`. */
export type GateBasis = (typeof BASES_OF_GATES)[number];

/** `verdict`: fewer give no verdict; `light`: fewer are shown beside the verdict and change nothing. */
export const GATE_EFFECTS = ['verdict', 'light'] as const;
/** One of `GATE_EFFECTS`. */
export type GateEffect = (typeof GATE_EFFECTS)[number];

/** The fewest measurements, devices, places or times of day of an area, and the source of that number. */
export interface Gate {
  readonly aspect: Aspect;
  readonly effect: GateEffect;
  /** Ids of the standards it belongs to; null for every other standard too. */
  readonly standards: readonly string[] | null;
  readonly minimum: Readonly<Record<Level, number>>;
  /** `month`: in each month of the period; `whole`: in the whole period. */
  readonly period: 'month' | 'whole';
  readonly basis: GateBasis;
  /** What the number is taken from (`legal`, `peer`) or leans on (`own`; may be empty). */
  readonly documents: readonly SourceDocument[];
  readonly reason: LocalizedText;
}

/** The gate of an aspect and effect that a standard has: one that names it, else one for every standard. */
export function gateOf(
  gates: readonly Gate[],
  aspect: Aspect,
  effect: GateEffect,
  standardId: string,
): Gate | undefined {
  const candidates = gates.filter((gate) => gate.aspect === aspect && gate.effect === effect);
  return (
    candidates.find(({ standards }) => standards?.includes(standardId)) ??
    candidates.find(({ standards }) => standards === null)
  );
}

/**
 * The minimums of a standard for an area of this level over `months` months: of each aspect the light's gate, else
 * the verdict's. What is asked for month by month grows with the months. An aspect without a gate needs one.
 */
export function minimumsFor(
  gates: readonly Gate[],
  standardId: string,
  level: Level,
  months: number,
): Minimums {
  const least = (aspect: Aspect) => {
    const gate = gateOf(gates, aspect, 'light', standardId) ?? gateOf(gates, aspect, 'verdict', standardId);
    return gate ? gate.minimum[level] * (gate.period === 'month' ? months : 1) : 1;
  };
  return { tests: least('tests'), devices: least('devices'), places: least('places'), times: least('times') };
}
