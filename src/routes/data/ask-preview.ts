import type { MeasurementPreview, Preview } from '#lib/domain/preview.ts';
import { loadSearch, type FileOptions, type ErrorBody } from './send-file.ts';

/** How a file that the server keeps would be read with these options; a sentence when it cannot. */
export async function askPreview(
  token: string,
  name: string,
  options: FileOptions,
  sheets: boolean,
): Promise<{ readonly preview: MeasurementPreview } | { readonly problem: string }> {
  const search = loadSearch(options);
  const address = `/api/v1/previews/${token}${search}${sheets ? `${search ? '&' : '?'}sheets=1` : ''}`;
  const answer = await fetch(address, { headers: { 'x-file-name': encodeURIComponent(name) } }).catch(() => null);
  const told = (await answer?.json().catch(() => null)) as Preview | ErrorBody | null | undefined;
  if (told && 'message' in told) return { problem: told.message };
  return told && told.kind === 'measurements' ? { preview: told } : { problem: '' };
}
