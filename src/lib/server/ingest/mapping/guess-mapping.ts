import {
  isSpeed,
  MEASUREMENT_FIELDS,
  type MeasurementField,
  type SpeedUnit,
} from '#lib/domain/column-mapping.ts';
import {
  LIKELY,
  SURE,
  type ColumnCandidate,
  type FieldGuess,
  type GuessReason,
  type MappingGuess,
} from '#lib/domain/mapping-guess.ts';
import { columnFacts, type ColumnFacts } from './column-facts.ts';
import { columnName } from './column-name.ts';
import { FEWEST_FITTING, MIN_VALUES_TO_DOUBT } from './doubtful-columns.ts';
import { NO_KNOWN_WORDS, type KnownWords } from './known-words.ts';
import { holdsNone, isOnlyWhose, personalHeader, personalValues } from './personal-columns.ts';
import { fieldOfHeader, fieldInHeader, unitOfHeader } from '../read/recognise-header.ts';
import { valueFit } from './value-fit.ts';

/** Confidence in a column whose header is in the vocabulary, by how its values fit. */
const KNOWN_HEADER = { fits: 0.9, fitsBest: 1, unseen: 0.9, empty: 0.75, unlike: 0.4 };
/** Confidence if the header contains a known word among others: sure only if the values fit. */
const HEADER_PART = { fits: 0.75, unseen: 0.55, unlike: 0.2 };
/** Confidence by values alone: never sure. */
const VALUES_ALONE = { inAreas: 0.6, other: 0.55 };
/** Columns whose confidence differs by less are tied. */
const TIE_DISTANCE = 0.1;
const MIN_VALUES_TO_GUESS = 3;
const NEARLY_ALL = 0.8;
/** No network has a median above 2 Gbit/s: larger values "in Mbps" are kbit/s, or bit/s above 2,000,000. */
const MEDIAN_LIMIT_MBPS = 2000;

/**
 * Which column seems to contain which field, how surely, and why? By header words, values and units; `sample` are some
 * rows of the file. Personal columns are never candidates.
 */
export function guessMapping(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  known: KnownWords = NO_KNOWN_WORDS,
): MappingGuess {
  const values = headers.map((_, index) => sample.map((row) => row[index] ?? ''));
  const personal = headers.flatMap((header, index) => {
    const named = isOnlyWhose(header, values[index]!) ? null : personalHeader(header);
    const kind = named ?? (fieldOfHeader(header) === null ? personalValues(values[index]!) : null);
    return kind
      ? [
          {
            index,
            column: columnName(headers, index),
            kind,
            byHeader: named !== null,
            holdsNone: holdsNone(values[index]!),
          },
        ]
      : [];
  });
  const candidateColumns = headers
    .map((_, index) => index)
    .filter((index) => !personal.some((one) => one.index === index));
  const facts = new Map(candidateColumns.map((index) => [index, columnFacts(values[index]!, known)]));
  const fields: Partial<Record<MeasurementField, FieldGuess>> = {};
  for (const field of MEASUREMENT_FIELDS) {
    const candidates = candidateColumns
      .flatMap((index) => candidate(field, index, headers[index]!, facts.get(index)!) ?? [])
      .sort((a, b) => b.confidence - a.confidence || a.index - b.index);
    const [best, ...others] = candidates;
    if (!best) continue;
    const speed = isSpeed(field) ? speedUnit(headers[best.index]!, facts.get(best.index)!) : NO_UNIT;
    const { reasons: unitReasons, ...unit } = speed;
    const reasons = [...best.reasons, ...unitReasons];
    const guess = { field, ...best, ...unit, reasons, alternatives: others };
    fields[field] = { ...guess, tied: tiedWith(guess).length > 0 };
  }
  return { fields, personal };
}

/**
 * "Mạng", "network" and their kin are words of operators and of technologies: nearly all values of the other kind decide. Any
 * other field, or one whose values are of neither or of both kinds, stays as it is.
 */
function fieldByValues(worded: MeasurementField | null, facts: ColumnFacts): MeasurementField | null {
  const [operators, technologies] = [facts.operators >= NEARLY_ALL, facts.technologies >= NEARLY_ALL];
  if (worded === 'operator' && technologies && !operators) return 'technology';
  if (worded === 'technology' && operators && !technologies) return 'operator';
  return worded;
}

function candidate(
  field: MeasurementField,
  index: number,
  header: string,
  facts: ColumnFacts,
): ColumnCandidate | null {
  const worded = fieldOfHeader(header);
  const whole = fieldByValues(worded, facts);
  const fit = facts.filled === 0 ? null : valueFit(field, facts);
  const seen: GuessReason[] = fit ? [fit.reason] : [];
  const rated = (confidence: number, ...reasons: GuessReason[]) => ({ index, confidence, reasons });
  if (whole === field && whole !== worded) return rated(HEADER_PART.fits, { code: 'header_part' }, ...seen);
  if (whole === field) {
    if (facts.filled === 0) return rated(KNOWN_HEADER.empty, { code: 'header' }, { code: 'column_empty' });
    if (!fit) return rated(KNOWN_HEADER.unseen, { code: 'header' });
    if (fit.share < FEWEST_FITTING && facts.filled >= MIN_VALUES_TO_DOUBT) {
      return rated(KNOWN_HEADER.unlike, { code: 'header' }, { code: 'values_unlike', share: 1 - fit.share });
    }
    const surer = KNOWN_HEADER.fits + (KNOWN_HEADER.fitsBest - KNOWN_HEADER.fits) * fit.share;
    return rated(surer, { code: 'header' }, ...(fit.share >= FEWEST_FITTING ? seen : []));
  }
  if (whole !== null) return null;
  if (fieldInHeader(header) === field) {
    if (!fit) return rated(HEADER_PART.unseen, { code: 'header_part' });
    return fit.share >= NEARLY_ALL
      ? rated(HEADER_PART.fits, { code: 'header_part' }, ...seen)
      : rated(HEADER_PART.unlike, { code: 'header_part' }, { code: 'values_unlike', share: 1 - fit.share });
  }
  if (!fit?.sufficesAlone || fit.share < NEARLY_ALL || facts.filled < MIN_VALUES_TO_GUESS) return null;
  return rated(fit.reason.code === 'values_in_area' ? VALUES_ALONE.inAreas : VALUES_ALONE.other, ...seen);
}

interface UnitGuess extends Pick<FieldGuess, 'unit' | 'likelyUnit' | 'median'> {
  readonly reasons: readonly GuessReason[];
}
const NO_UNIT: UnitGuess = { unit: null, likelyUnit: null, median: null, reasons: [] };

function speedUnit(header: string, { filled, unit: cellUnit, ...facts }: ColumnFacts): UnitGuess {
  const median = filled >= MIN_VALUES_TO_GUESS ? facts.median : null;
  const stated = unitOfHeader(header);
  const unit = stated ?? cellUnit;
  if (!unit) return { ...NO_UNIT, median, likelyUnit: unitByValues(median) };
  const reasons: GuessReason[] = [{ code: stated ? 'unit_in_header' : 'unit_in_cells' }];
  return { unit, median, reasons, likelyUnit: impossibleIn(unit, median) ? unitByValues(median) : null };
}

/** Is a column's median too large for a speed in this unit? */
export function impossibleIn(unit: SpeedUnit, median: number | null): boolean {
  return unit === 'Mbps' && median !== null && median > MEDIAN_LIMIT_MBPS;
}

/** The unit that a column's median makes most likely; null without one. */
export function unitByValues(median: number | null): SpeedUnit | null {
  if (median === null || median <= 0) return null;
  if (median <= MEDIAN_LIMIT_MBPS) return 'Mbps';
  return median <= MEDIAN_LIMIT_MBPS * 1000 ? 'kbps' : 'bps';
}

/** Which other columns are about as likely as the guess? */
export function tiedWith({
  confidence,
  alternatives,
}: Pick<FieldGuess, 'confidence' | 'alternatives'>): readonly ColumnCandidate[] {
  return alternatives.filter(
    (other) => other.confidence >= LIKELY && confidence - other.confidence < TIE_DISTANCE,
  );
}

/** Can a guess be used without asking a person? */
export function isSure(guess: FieldGuess | undefined): boolean {
  return guess !== undefined && guess.confidence >= SURE && !guess.tied;
}
