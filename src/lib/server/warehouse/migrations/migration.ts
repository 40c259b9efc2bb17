import type { Statement } from '../../db/statement.ts';

/** One change of the schema, made once in every warehouse, in one transaction. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly Statement<never>[];
}
