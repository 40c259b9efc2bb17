import { statement } from '../../db/statement.ts';

/** Every spelling of an operator that the reference data knows; names met in files only are left out. */
export const operatorKeys = statement<{ key: string }>()`
  select alias_key as key from operator_alias
  union
  select name as key from operator where kind <> 'unlisted'
`;

/** The box around all areas; null without areas. */
export const areasExtent = statement<{
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
}>()`
  select min(west) as west, min(south) as south, max(east) as east, max(north) as north from area
`;
