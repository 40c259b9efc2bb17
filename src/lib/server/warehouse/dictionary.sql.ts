import { statement } from '../db/statement.ts';

/** Every column of the warehouse's tables, in table order. */
export const warehouseColumns = statement<{
  table: string;
  name: string;
  type: string;
  nullable: boolean;
}>()`
  select table_name as "table", column_name as name, data_type as type, is_nullable = 'YES' as nullable
  from information_schema.columns
  where table_catalog = current_database() and table_schema = 'main'
  order by table_name, ordinal_position
`;
