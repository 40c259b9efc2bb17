import type { RowReading } from '#lib/domain/preview.ts';
import { fragment, statement, wholeNumber, type Fragment } from '../db/statement.ts';

/** Limits a table expression to its first rows. */
export function firstRows(scan: Fragment, rows: number): Fragment {
  return fragment`(select * from ${scan} limit ${wholeNumber(rows)})`;
}

/** The first staged rows. */
export const readings = statement<RowReading, { rows: number }>()`
  select row_number as "rowNumber", tested_on as "testedOn", tested_at as "testedAt", operator_word as operator,
    technology_word as technology, download_kbps as "downloadKbps", upload_kbps as "uploadKbps", longitude, latitude,
    district_name as district, commune_name as commune, address, reason
  from numbered order by row_number limit $rows
`;
