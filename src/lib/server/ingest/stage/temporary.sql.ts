import { identifier, statement } from '../../db/statement.ts';

const TABLES = [
  'staged',
  'spelling',
  'operator_word',
  'network_word',
  'technology_word',
  'place_word',
  'address_word',
  'staged_address',
  'suspect',
  'duplicate',
  'shared_position',
  'busy_device',
];

/** Drops all temporary tables and views of a load. */
export const dropTemporary = [
  statement()`drop view if exists named`,
  statement()`drop view if exists numbered`,
  ...TABLES.map((table) => statement()`drop table if exists ${identifier(table)}`),
];

/** Enables the progress of statements on a connection, without printing it. */
export const showProgress = [
  statement()`set enable_progress_bar = true`,
  statement()`set enable_progress_bar_print = false`,
];
