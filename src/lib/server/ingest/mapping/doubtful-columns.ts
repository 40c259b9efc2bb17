import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import { NULL_WORDS } from '../read/source-table.ts';
import { columnFacts } from './column-facts.ts';
import { NO_KNOWN_WORDS } from './known-words.ts';
import { valueFit } from './value-fit.ts';

/** Fewest values that can contradict a known header or a profile. */
export const MIN_VALUES_TO_DOUBT = 10;
/** A column is doubted when fewer of its values than this share fit. */
export const FEWEST_FITTING = 0.5;
const EXAMPLES = 3;

/** Why may a column not be what it was taken for? Its values that do not fit, in figures and examples. */
export interface ColumnDoubt {
  readonly unlike: number;
  readonly values: number;
  readonly examples: readonly string[];
}

/** Do most values of a column not fit its field? Null when they do, or when there are too few. */
export function doubtOf(field: MeasurementField, values: readonly string[]): ColumnDoubt | null {
  const facts = columnFacts(values, NO_KNOWN_WORDS);
  const fit = valueFit(field, facts);
  if (!fit || facts.filled < MIN_VALUES_TO_DOUBT || fit.share >= FEWEST_FITTING) return null;
  const fits = (value: string) => (valueFit(field, columnFacts([value], NO_KNOWN_WORDS))?.share ?? 1) > 0;
  const odd = new Set(
    values.map((value) => value.trim()).filter((value) => !NULL_WORDS.includes(value) && !fits(value)),
  );
  return {
    unlike: Math.round(facts.filled * (1 - fit.share)),
    values: facts.filled,
    examples: [...odd].slice(0, EXAMPLES),
  };
}
