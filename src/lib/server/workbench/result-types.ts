import type { ResultFormat } from './child/child-request.ts';

/** MIME types of results. */
export const RESULT_TYPE: Readonly<Record<ResultFormat, string>> = {
  arrow: 'application/vnd.apache.arrow.stream',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
};
