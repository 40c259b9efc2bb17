import {
  isSpeed,
  MEASUREMENT_FIELDS,
  type ColumnMapping,
  type ColumnSource,
  type MeasurementField,
} from '#lib/domain/column-mapping.ts';
import { Fault } from '#lib/domain/fault.ts';
import { LIKELY, type FieldGuess, type MappingGuess } from '#lib/domain/mapping-guess.ts';
import { aggregatedBy, countColumn } from './aggregated-rows.ts';
import { checkConstants } from './check-constants.ts';
import { columnName } from './column-name.ts';
import { guessMapping, isSure } from './guess-mapping.ts';
import { NO_KNOWN_WORDS } from './known-words.ts';
import { zoneOfHeader } from '../read/recognise-header.ts';
import type { LoadOptions } from '../read/load-options.ts';
import { mappingQuestions } from './mapping-questions.ts';
import { indexOfNamed, keptColumns, throwIfPersonal } from './named-columns.ts';
import { operatorGroups } from './side-by-side.ts';
import { splitPairs } from './position-pairs.ts';
import { settlePlane } from './plane-zone.ts';
import { resolvePositionColumns } from './settle-positions.ts';
import { resolveTimeColumns } from './settle-times.ts';
import type { MappedColumns, MappingContext, AppliedProfile } from './mapped-columns.ts';

/** A mapping with the questions that a person must answer before it can be used; empty if it can. */
export interface ProposedColumns extends MappedColumns {
  readonly questions: readonly Fault[];
}

type StatedMapping = Pick<
  LoadOptions,
  'columns' | 'constants' | 'onlyNamed' | 'keep' | 'without' | 'group' | 'aggregates' | 'referenceName'
>;

/**
 * Which column contains which field? Columns named by a person take precedence over a profile, a profile over a guess.
 * `sample` are some rows of the file. Throws a Fault with what a person must decide: a required field is unsure or
 * ambiguous, or a speed has no unit, or an implausible one.
 */
export function mapColumns(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  given: StatedMapping,
  context: MappingContext = {},
): MappedColumns {
  const { questions, ...mapped } = proposeColumns(headers, sample, given, context);
  if (questions[0]) throw questions[0];
  return mapped;
}

/** As `mapColumns`, but returns the likeliest columns and all questions instead of throwing them. Throws for invalid input. */
export function proposeColumns(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  statement: StatedMapping,
  { known = NO_KNOWN_WORDS, profile = null }: MappingContext = {},
): ProposedColumns {
  const { columns: byPerson = {}, onlyNamed = false, keep = [] } = statement;
  const isGuessed = !onlyNamed && profile === null && byPerson.download === undefined;
  const groups = isGuessed ? operatorGroups(headers, known.operators) : [];
  const group = groups.find(({ operator }) => operator === statement.group) ?? groups[0];
  const named = { ...group?.columns, ...byPerson };
  const without = [...(statement.without ?? []), ...(group?.without ?? [])];
  const constants = checkConstants({
    ...(group ? { operator: group.operator } : {}),
    ...statement.constants,
  });
  const guess = guessMapping(headers, sample, known);
  const indexes: Partial<Record<MeasurementField, number>> = {};
  const sources: Partial<Record<MeasurementField, ColumnSource>> = { ...profile?.columns, ...named };
  const stated = { ...profile?.constants, ...constants };
  for (const field of MEASUREMENT_FIELDS) {
    if (named[field] && constants[field]) throw new Fault('load_field_twice', { field }, 422);
    if (named[field]) delete stated[field];
    if (stated[field] && !named[field]) continue;
    if (without.includes(field) && !named[field]) continue;
    const source = sources[field];
    const index = source
      ? indexOfNamed(headers, source.column, Boolean(named[field]))
      : onlyNamed
        ? null
        : guessedIndex(guess, field, profile);
    if (source && named[field] && index !== null) throwIfPersonal(field, source.column, index, guess);
    if (index !== null) indexes[field] = index;
  }
  const namedFields = new Set(Object.keys(named) as MeasurementField[]);
  resolveTimeColumns(indexes, sample, namedFields, stated.tested_on !== undefined);
  const grid = settlePlane(headers, sample, indexes, sources);
  const positions = grid === null ? resolvePositionColumns(indexes, sample, namedFields) : 'as_named';
  const asked = { onlyNamed, named: namedFields, columns: headers.length };
  const parts = grid === null ? splitPairs(sample, indexes, sources, asked) : null;
  const columns = Object.fromEntries(
    MEASUREMENT_FIELDS.flatMap((field) => {
      const index = indexes[field];
      if (index === undefined) return [];
      return [
        [
          field,
          sourceOf(
            field,
            columnName(headers, index),
            sources[field],
            guess.fields[field],
            index,
            headers[index]!,
            parts?.[field as 'longitude' | 'latitude'],
            grid,
          ),
        ],
      ];
    }),
  ) as ColumnMapping['columns'];
  const kept = keptColumns(headers, keep, new Set(Object.values(indexes)), guess);
  const personal = guess.personal
    .filter(({ index, column }) => !Object.values(indexes).includes(index) && !kept.includes(column))
    .map(({ column, kind }) => ({ column, kind }));
  const aggregated = aggregatedBy(headers, sample);
  const isReference = statement.aggregates === 'reference';
  const groupName = group?.operator ?? profile?.group;
  const mapping: ColumnMapping = {
    columns,
    constants: stated,
    ...(kept.length > 0 ? { kept } : {}),
    ...(personal.length > 0 ? { personal } : {}),
    ...(profile ? { profile: profile.name } : {}),
    ...(groupName === undefined ? {} : { group: groupName }),
    ...(aggregated === null ? {} : { aggregated }),
    ...(isReference
      ? { reference: { name: statement.referenceName ?? null, counts: countColumn(headers, sample) } }
      : {}),
  };
  const settled = profile?.settled ? (Object.keys(profile.columns) as MeasurementField[]) : [];
  const statedFields = new Set([...(Object.keys(byPerson) as MeasurementField[]), ...settled]);
  const proposed = {
    mapping,
    indexes,
    guess,
    positions,
    stated: statedFields,
    settled: profile?.settled === true,
    groups: groups.map(({ operator }) => operator),
  };
  const questions = mappingQuestions(headers, sample, proposed, { named, profile });
  const isSaid = isReference || statement.aggregates === 'as_tests' || profile?.settled;
  if (aggregated === null || isSaid) return { ...proposed, questions };
  return {
    ...proposed,
    questions: [new Fault('file_is_aggregated', { column: aggregated }, 422), ...questions],
  };
}

const TIMES: readonly MeasurementField[] = ['tested_at', 'tested_on', 'tested_time'];

/** The guessed column, if its header names the field or it is sure; if unsure, only of a required field, to ask about it. */
function guessedIndex(
  { fields }: MappingGuess,
  field: MeasurementField,
  profile: AppliedProfile | null,
): number | null {
  const guess = fields[field];
  if (!guess || profile?.complete) return null;
  const named = guess.reasons.some(({ code }) => code === 'header');
  if (named || isSure(guess)) return guess.index;
  const needed = field === 'download' || (field === 'tested_at' && !isSure(fields.tested_on));
  return needed && !profile && guess.confidence >= LIKELY ? guess.index : null;
}

function sourceOf(
  field: MeasurementField,
  column: string,
  source: ColumnSource | undefined,
  guess: FieldGuess | undefined,
  index: number,
  header: string,
  part: ColumnSource['part'],
  grid: string | null,
): ColumnSource {
  if (part) return { column, part };
  if (grid !== null && (field === 'longitude' || field === 'latitude')) return { column, grid };
  if (!isSpeed(field)) {
    const zone = source?.zone ?? (TIMES.includes(field) ? zoneOfHeader(header) : null);
    return zone ? { column, zone } : { column };
  }
  const unit = source?.unit ?? (guess?.index === index ? guess.unit : null);
  return unit ? { column, unit } : { column };
}
