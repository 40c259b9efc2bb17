import { tableFromIPC } from 'apache-arrow';
import type { Locale } from '#lib/domain/format.ts';
import type { Query, QueryStamp } from '#lib/domain/workbench/query.ts';
import { callApi, postedJson } from '#lib/ui/sending/send-change.ts';
import { ResultData } from '../result-data.ts';

const PATH = '/api/v1/query/results';

/** Keeps the result of a query with the data version of today, for who opens its link later. Too large ones are not kept. */
export async function keepResult({ sql, values }: Query, locale: Locale): Promise<void> {
  await callApi(PATH, locale, postedJson({ sql, values }));
}

/** The result of a query as it was at a data version; null when it was not kept. Never throws. */
export async function keptResult({ hash }: QueryStamp, version: number): Promise<ResultData | null> {
  try {
    const response = await fetch(`${PATH}/${hash}?version=${version}`);
    return response.ok ? new ResultData(tableFromIPC(new Uint8Array(await response.arrayBuffer()))) : null;
  } catch {
    return null;
  }
}
