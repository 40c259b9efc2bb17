import { inForce, type Area, type Edition, type Level } from '../area.ts';
import type { LocalDate } from '../local-date.ts';
import type { Operator } from '../operator.ts';
import { lastDateOf, type Period } from '../period.ts';

/** An edition with the areas of each of its levels. */
export interface VocabularyEdition extends Pick<Edition, 'id' | 'name' | 'validFrom' | 'validTo' | 'levels'> {
  readonly areas: Readonly<Partial<Record<Level, readonly Pick<Area, 'code' | 'name' | 'type'>[]>>>;
}

/** An operator with the other names that people call it. */
export interface VocabularyOperator extends Pick<Operator, 'code' | 'name'> {
  readonly aliases: readonly string[];
}

/** What can be asked for by name, and what is meant when a question leaves it out: those of the filter line. */
export interface Vocabulary {
  /** Date in Việt Nam that "this month" and "30 days" are counted from. */
  readonly today: LocalDate;
  /** Of the last measurement: a month without its year is one up to then. Null in an empty warehouse. */
  readonly lastOn: LocalDate | null;
  readonly period: Period;
  readonly edition: string;
  readonly level: Level;
  readonly editions: readonly VocabularyEdition[];
  readonly operators: readonly VocabularyOperator[];
}

/** An area by the column of `measurements` that holds its code. */
export interface AreaReference {
  readonly edition: string;
  readonly level: Level;
  readonly code: string;
}

/** The column of `measurements` with the areas of an edition and level: `district_2024`. */
export function areaColumn({ edition, level }: Pick<AreaReference, 'edition' | 'level'>): string {
  return `${level}_${edition}`;
}

/** The edition of this id; undefined when there is none. */
export function editionOf(vocabulary: Vocabulary, id: string): VocabularyEdition | undefined {
  return vocabulary.editions.find((edition) => edition.id === id);
}

/** The area that a reference names; undefined when there is none. */
export function areaOf(
  vocabulary: Vocabulary,
  { edition, level, code }: AreaReference,
): Pick<Area, 'code' | 'name' | 'type'> | undefined {
  return editionOf(vocabulary, edition)?.areas[level]?.find((area) => area.code === code);
}

/** The edition whose areas of a level are meant without naming one: the default, else the one in force at the period's end. */
export function editionWith(vocabulary: Vocabulary, level: Level, period: Period): string | null {
  const fitting = vocabulary.editions.filter(({ levels }) => levels.includes(level));
  const meant =
    fitting.find(({ id }) => id === vocabulary.edition) ??
    fitting.find((edition) => inForce(edition, lastDateOf(period))) ??
    fitting[0];
  return meant?.id ?? null;
}

/** The level that is meant in an edition without naming one: the default, else districts, else communes, else its finest. */
export function levelIn(vocabulary: Vocabulary, editionId: string): Level {
  const levels = editionOf(vocabulary, editionId)?.levels ?? [];
  const meant = [vocabulary.level, 'district', 'commune'] as const;
  return meant.find((level) => levels.includes(level)) ?? levels[levels.length - 1] ?? vocabulary.level;
}
