import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/**
 * Migration 30: a batch is a part of a file, its sheet too, and says which raw copy it has: several batches of one file
 * may each have their own.
 */
export const partsOfFiles: Migration = {
  version: 30,
  name: 'parts of files',
  statements: [
    ddl`alter table batch add column sheet varchar`,
    ddl`alter table batch add column raw_key varchar`,
    ddl`update batch set raw_key = file_sha256, sheet = case when kind = 'measurement' then list_filter(
        from_json(notices, '[{"code": "VARCHAR", "details": "JSON"}]'),
        lambda notice: notice.code = 'sheet_used')[1].details ->> 'sheet' end`,
  ],
};
