import { filterSearch } from '#lib/domain/filter.ts';
import type { ListedRows, RejectedRows, RowCounts, RowsFigure } from '#lib/domain/rows/measured-row.ts';
import { provenanceOf } from '../statistics/provenance.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { rowsBehind } from './rows-behind.ts';

/** The rows behind a figure as the API answers them. */
export interface RowsAnswer {
  readonly dataVersion: number;
  /** The warehouse has generated measurements. */
  readonly simulated: boolean;
  /** The filter under its names in addresses, with every part. */
  readonly filter: Readonly<Record<string, string>>;
  readonly area: string | null;
  readonly gap: { readonly id: string; readonly name: string } | null;
  readonly figure: RowsFigure | null;
  readonly counts: RowCounts;
  readonly rejected: RejectedRows;
  readonly listed: ListedRows;
}

/** The rows of a query string as the API answers them: see `rowsBehind`. */
export async function rowsAnswer(warehouse: Warehouse, params: URLSearchParams): Promise<RowsAnswer> {
  const { filter, area, gap, figure, counts, rejected, listed } = await rowsBehind(warehouse, params);
  const { dataVersion, simulated } = await provenanceOf(warehouse, filter);
  const asked = Object.fromEntries(filterSearch(filter));
  return { dataVersion, simulated, filter: asked, area, gap, figure, counts, rejected, listed };
}
