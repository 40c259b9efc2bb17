import type { Level } from '../../area.ts';
import type { QueryValue } from '../query.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** Folders of the questions that come with the program. */
export const SHIPPED_FOLDERS = ['letter', 'congestion', 'operators', 'data', 'campaign'] as const;
/** One of `SHIPPED_FOLDERS`. */
export type ShippedFolder = (typeof SHIPPED_FOLDERS)[number];

/** A `$name` of a query with its value before anybody chose another. Its type follows from the name (`parametersOf`). */
export interface ShippedParameter {
  readonly name: string;
  readonly value: (vocabulary: Vocabulary) => QueryValue;
}

/** The column and names of the areas of a level, in the edition that is meant without naming one. */
export interface LevelNames {
  readonly column: string;
  /** The edition as a text of SQL. */
  readonly edition: string;
  /** A column with the name of each row's area: `area_name(...) as commune`. */
  readonly named: string;
}

/** A question that comes with the program, by clicks or as a query. Its title and description stand in `messages`. */
export type ShippedQuestion<Id extends string = string> = {
  readonly id: Id;
  readonly folder: ShippedFolder;
} & (
  | { /** As in the address of the question. */ readonly clicks: string }
  | {
      /** The level whose areas it names; editions without it have no such question. */
      readonly level: Level;
      readonly sql: (names: LevelNames) => string;
      readonly parameters: readonly ShippedParameter[];
    }
);

/** The period that is shown on the pages, as two dates. */
export const PERIOD: readonly ShippedParameter[] = [
  { name: 'tu', value: ({ period }) => period.from },
  { name: 'den', value: ({ period }) => period.to },
];

/** A number that is this program's own choice. */
export const number = (name: string, value: number): ShippedParameter => ({
  name,

  value: () => value,
});
