import type { Locale } from '#lib/domain/format.ts';
import type { MeasurementPreview, Preview } from '#lib/domain/preview.ts';
import { callApi } from '#lib/ui/sending/send-change.ts';
import { loadSearch, type FileOptions } from './send-file.ts';

/** How a file that the server keeps would be read with these options; a sentence when it cannot. */
export async function fetchPreview(
  file: { readonly token: string; readonly name: string },
  options: FileOptions,
  sheets: boolean,
  locale: Locale,
): Promise<{ readonly preview: MeasurementPreview } | { readonly problem: string }> {
  const search = loadSearch(options);
  const path = `/api/v1/previews/${file.token}${search}${sheets ? `${search ? '&' : '?'}sheets=1` : ''}`;
  const headers = { 'x-file-name': encodeURIComponent(file.name) };
  const { problem, body } = await callApi<Preview>(path, locale, { headers });
  return body?.kind === 'measurements' ? { preview: body } : { problem };
}
