import type { Level } from '../../area.ts';
import type { Span } from './read-words.ts';

/** One decision for several names of a sentence: each of them is the area of this edition and level that it may mean. */
export interface SharedChoice {
  readonly edition: string;
  readonly level: Level;
  /** Names that it decides; the others stay open. */
  readonly names: number;
  /** Names of the sentence that are open. */
  readonly open: number;
  /** The sentence with the decided names written out. */
  readonly sentence: string;
}

/**
 * Decisions for the names of areas that are open in the same way, most names first: of an edition and level where at least
 * two of them mean exactly one area each. A name with none there, or with several, is asked by itself.
 */
export function sharedChoices(sentence: string, spans: readonly Span[]): readonly SharedChoice[] {
  const names = spans.flatMap((span) =>
    span.is === 'ambiguous' && span.choices.every(({ part }) => part.kind === 'area') ? [span] : [],
  );
  const areas = names.flatMap(({ choices }) =>
    choices.flatMap(({ part }) => (part.kind === 'area' ? [part.area] : [])),
  );
  const kinds = new Map(areas.map(({ edition, level }) => [`${edition} ${level}`, { edition, level }]));
  return [...kinds.values()]
    .map(({ edition, level }): SharedChoice => {
      const decided = names.flatMap(({ start, end, choices }) => {
        const fitting = choices.filter(
          ({ part }) => part.kind === 'area' && part.area.edition === edition && part.area.level === level,
        );
        return fitting.length === 1 ? [{ start, end, text: fitting[0]!.text }] : [];
      });
      return {
        ...{ edition, level, names: decided.length, open: names.length },
        sentence: decided.reduceRight(
          (text, { start, end, text: meant }) => text.slice(0, start) + meant + text.slice(end),
          sentence,
        ),
      };
    })
    .filter(({ names: decided }) => decided > 1)
    .sort((a, b) => b.names - a.names);
}
