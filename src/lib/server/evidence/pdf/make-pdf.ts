import type { KeyObject } from 'node:crypto';
import { reportWords } from '#lib/messages/packs/report.ts';
import { compilePdf } from '../../documents/typst/compile-pdf.ts';
import { sealPdf } from '../container/seal-pdf.ts';
import type { PackContent } from '../pack-content.ts';
import { mediaTypeOf } from '../parts/data-package.ts';
import { reportData } from './report-data.ts';
import { reportMap } from './report-map.ts';
import { REPORT_SOURCE } from './report-source.ts';

/** The pack as a signed PDF/A-3: a report to read, with every part attached. */
export async function makePdf(content: PackContent, key: KeyObject): Promise<Buffer> {
  const map = reportMap(content.evidence);
  const pdf = await compilePdf({
    source: REPORT_SOURCE,
    title: `${reportWords.title} · ${reportWords.code(content.code)}`,
    data: reportData(content),
    images: map === null ? {} : { 'map.svg': map },
    attachments: content.parts.map(({ name, bytes }) => ({
      ...{ name, bytes, mime: mediaTypeOf(name), description: name },
      relationship: name.startsWith('rows.') ? 'source' : 'data',
    })),
    date: content.date,
  });
  return sealPdf(Buffer.from(pdf), key);
}
