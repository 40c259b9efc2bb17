import { statement } from '../../db/statement.ts';

/** All names and aliases of operators in the reference data, without operators that only files have named. */
export const operatorKeys = statement<{ key: string }>()`
  select alias_key as key from operator_alias
  union
  select name as key from operator where kind <> 'unlisted'
`;

/** The bounding box of all areas; null without areas. */
export const areasExtent = statement<{
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
}>()`
  select min(west) as west, min(south) as south, max(east) as east, max(north) as north from area
`;
