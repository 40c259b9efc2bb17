import type { Locale } from '#lib/domain/format.ts';

const formats = { xlsx: 'Excel', csv: 'CSV', json: 'JSON' } as const;

/** Words beside the downloads of a table of figures. */
export const fileMessages: Record<Locale, { readonly download: string; readonly formats: typeof formats }> = {
  vi: { download: 'Tải về', formats },
  en: { download: 'Download', formats },
};
