import type { Warehouse } from '../warehouse/warehouse.ts';

export interface StatisticsAnswer {
  readonly contentType: string;
  readonly fileName: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

/** The area statistics a query string (filter names, `format`, `by=operator`) asks for, as a file. */
export function areaStatisticsAnswer(
  warehouse: Warehouse,
  params: URLSearchParams,
): Promise<StatisticsAnswer> {
  return Promise.reject(new Error(`not built yet: ${warehouse.dataVersion} ${params.size}`));
}
