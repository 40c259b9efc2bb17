import { statement } from '../../db/statement.ts';
import type { Migration } from './migration.ts';

const ddl = statement();

/** Migration 21: evidence packs, and the keys they are signed with. */
export const evidencePacks: Migration = {
  version: 21,
  name: 'evidence packs and their keys',
  statements: [
    ddl`create table evidence_pack (
      pack_code varchar primary key,
      scope_key varchar not null,
      filter varchar not null,
      areas json not null,
      data_version bigint not null,
      simulated boolean not null,
      zip_sha256 varchar,
      pdf_sha256 varchar,
      key_fingerprint varchar not null,
      made_at timestamp not null,
      made_by varchar not null,
      replaced_by varchar
    )`,
    ddl`create table signing_key (
      fingerprint varchar primary key,
      public_key varchar not null,
      used_from timestamp not null,
      made_by varchar not null,
      used_until timestamp
    )`,
  ],
};
