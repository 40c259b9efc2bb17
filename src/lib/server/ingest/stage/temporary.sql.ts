import { identifier, statement } from '../../db/statement.ts';

const TABLES = [
  'staged',
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
  'capped_device',
];

/** Takes away everything a load keeps beside the warehouse's own tables. */
export const dropTemporary = [
  statement()`drop view if exists named`,
  statement()`drop view if exists numbered`,
  ...TABLES.map((table) => statement()`drop table if exists ${identifier(table)}`),
];

/** Lets the connection say how far its statement is, without printing it. */
export const showProgress = [
  statement()`set enable_progress_bar = true`,
  statement()`set enable_progress_bar_print = false`,
];
