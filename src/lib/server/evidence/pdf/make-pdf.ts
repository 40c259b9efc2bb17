import type { KeyObject } from 'node:crypto';
import { reportWords } from '#lib/messages/packs/report.ts';
import { compilePdfToCome } from '../../documents/typst/compile-pdf.ts';
import type { PdfJob } from '../../documents/typst/pdf-job.ts';
import { sealPdf } from '../container/seal-pdf.ts';
import type { PackContent } from '../pack-content.ts';
import { mediaTypeOf } from '../parts/data-package.ts';
import { gapDetails, gapsMap } from './gap-maps.ts';
import { reportData } from './report-data.ts';
import { reportMap } from './report-map.ts';
import { REPORT_SOURCE } from './report-source.ts';

/**
 * The pack as a signed PDF/A-3: a report to read, with every part attached. The compiler starts while the content is made.
 * Throws what the making throws.
 */
export async function makePdf(content: Promise<PackContent>, key: KeyObject): Promise<Buffer> {
  return sealPdf(Buffer.from(await compilePdfToCome(reportWords.title, content.then(jobOf))), key);
}

function jobOf(content: PackContent): PdfJob {
  const { evidence } = content;
  const map = reportMap(evidence);
  const gapMap = evidence.gaps && gapsMap(evidence.gaps, evidence.order);
  const details = evidence.gaps ? gapDetails(evidence.gaps, evidence.order) : [];
  return {
    source: REPORT_SOURCE,
    title: `${reportWords.title} · ${reportWords.code(content.code)}`,
    data: reportData(content),
    images: {
      ...(map === null ? {} : { 'map.svg': map }),
      ...(gapMap === null ? {} : { 'gaps.svg': gapMap }),
      ...Object.fromEntries(details.map((svg, i) => [`gap-${i + 1}.svg`, svg])),
    },
    attachments: content.parts.map(({ name, bytes }) => ({
      ...{ name, bytes, mime: mediaTypeOf(name), description: name },
      relationship: name.startsWith('rows.') ? 'source' : 'data',
    })),
    date: content.date,
  };
}
