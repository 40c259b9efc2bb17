import type { ErrorBody } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import type { Query } from '#lib/domain/workbench/query.ts';
import { shellMessages } from '#lib/messages/shell.ts';
import { postQuery } from './fetch-result.ts';

/** The forms that a result can be had in as a file, those of most use first. */
export const RESULT_FORMATS = ['xlsx', 'csv', 'parquet', 'arrow', 'json'] as const;
/** One of `RESULT_FORMATS`. */
export type FileFormat = (typeof RESULT_FORMATS)[number];

/** Runs a query again for a file of its result (`title`: the question in words, for the history); else the sentence that says why there is none. Never throws. */
export async function fetchFile(
  { sql, values }: Query,
  title: string | null,
  format: FileFormat,
  locale: Locale,
): Promise<{ readonly file: Blob } | { readonly problem: string }> {
  try {
    const response = await postQuery({ sql, values, format, ...(title === null ? {} : { title }) });
    if (response.ok) return { file: await response.blob() };
    return { problem: ((await response.json()) as ErrorBody).message };
  } catch {
    return { problem: shellMessages[locale].unreachable };
  }
}
