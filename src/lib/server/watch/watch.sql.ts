import { statement } from '../db/statement.ts';

/** The engine's version, and the number of the last migration. */
export const versions = statement<{ database: string; schema: number }>()`
  select version() as database, (select max(version) from migration) as schema
`;
