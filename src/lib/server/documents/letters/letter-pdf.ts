import { DECREE } from '../decree-30.ts';
import { compilePdf } from '../typst/compile-pdf.ts';
import type { PdfAttachment } from '../typst/pdf-job.ts';
import type { LetterContent } from './letter-content.ts';
import { KEPT_WITH_SIGNATURE, LETTER_HEAD } from './letter-page.ts';
import { LETTER_SOURCE } from './letter-source.ts';
import { TABLE_SIZE } from './letter-table.ts';

/**
 * A letter as PDF/A-3, its place for the signature empty, with parts attached (the form for the answer). Equal content
 * and date give equal bytes. Throws the faults of `compilePdf`.
 */
export function renderLetterPdf(
  content: LetterContent,
  date: Date,
  attachments: readonly PdfAttachment[] = [],
): Promise<Uint8Array<ArrayBuffer>> {
  const { simulated, footer } = content;
  const maps = content.annexes.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.block === 'map' ? [block.svg] : [])),
  );
  return compilePdf({
    source: LETTER_SOURCE,
    title: content.subject,
    date,
    attachments,
    images: maps[0] === undefined ? {} : { 'map.svg': maps[0] },
    data: {
      ...content,
      paragraphs: content.paragraphs.map((paragraph) => ({ ...paragraph })),
      issuer: content.issuer && { ...content.issuer },
      annexes: content.annexes.map((annex) => ({
        ...annex,
        blocks: annex.blocks.map((block) =>
          block.block === 'table'
            ? { ...block, columns: block.columns.map((column) => ({ ...column })) }
            : { ...block },
        ),
      })),
      foot: [simulated, footer].filter((words) => words !== null).join(' · '),
      sizes: { ...DECREE.sizes },
      tableSize: TABLE_SIZE,
      headWidths: LETTER_HEAD.widths,
      kept: KEPT_WITH_SIGNATURE,
    },
  });
}
