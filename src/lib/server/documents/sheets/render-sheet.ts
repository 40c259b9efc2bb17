import { compilePdf } from '../typst/compile-pdf.ts';
import type { PdfData } from '../typst/pdf-job.ts';
import { SHEET_SOURCE } from './sheet-source.ts';
import type { SheetPage } from './sheet-page.ts';

/** What a sheet can be drawn as; the first is the default. */
export const SHEET_FORMATS = ['pdf', 'png'] as const;
/** One of `SHEET_FORMATS`. */
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** A sheet as PDF or as a picture of the same page. Equal sheets and dates give equal bytes. Throws the faults of `compilePdf`. */
export function renderSheet(
  page: SheetPage,
  format: SheetFormat,
  date: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const { svg, ...map } = page.map;
  return compilePdf({
    source: SHEET_SOURCE,
    title: page.heading,
    // A picture has no links: the compiler writes their ampersands as no XML.
    data: JSON.parse(JSON.stringify({ ...page, map, isLinked: format === 'pdf' })) as PdfData,
    images: { 'map.svg': svg },
    date,
    form: format,
  });
}
