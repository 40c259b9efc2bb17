import type { Part } from './part.ts';

/** One of the meanings that words may have, with a text that has only this one. */
export interface Choice {
  readonly text: string;
  readonly part: Part;
}

/** Words of a sentence with what they say: one part, several to choose from, or none that is known. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly part: Part | null;
  readonly choices: readonly Choice[];
}
