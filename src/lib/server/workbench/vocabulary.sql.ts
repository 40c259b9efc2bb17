import { statement } from '../db/statement.ts';

/** The other names of each operator, as `textKey` writes them. */
export const operatorAliases = statement<{ readonly code: string; readonly alias: string }>()`
  select code, alias_key as alias from operator_alias join operator using (operator_id) order by alias_key
`;
