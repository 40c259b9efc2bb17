import {
  AlignmentType,
  convertMillimetersToTwip as twips,
  Document,
  Footer,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx';
import { runChild } from '../../runtime/run-child.ts';
import { datedBy } from '../dated-document.ts';
import { DECREE } from '../decree-30.ts';
import { closing, head, space, text } from '../official-parts.ts';
import type { Annex, AnnexBlock, LetterContent } from './letter-content.ts';
import { KEPT_WITH_SIGNATURE, LETTER_HEAD, LETTER_PAGE, printedWidth } from './letter-page.ts';
import { annexTable } from './letter-table.ts';

const { sizes, margins } = DECREE;
/** Pixels of a picture in a millimetre: the library counts 96 to the inch. */
const PIXELS_PER_MM = 96 / 25.4;
const FOOT_SIZE = 10;
const BODY = {
  alignment: AlignmentType.JUSTIFIED,
  indent: { firstLine: twips(12.7) },
  spacing: { before: 60, after: 60 },
};
/** A letter as DOCX: upright pages by Nghị định 30/2020/NĐ-CP, each annex numbered from 1. Equal content and date give equal bytes. */
export async function renderLetter(content: LetterContent, date: Date): Promise<Uint8Array<ArrayBuffer>> {
  const picture = await pictureOf(content);
  const document = new Document({
    title: content.subject,
    creator: 'i-Speed',
    lastModifiedBy: 'i-Speed',
    styles: {
      default: {
        document: {
          run: { font: DECREE.font, size: sizes.body * 2, language: { value: 'vi-VN' } },
          paragraph: { spacing: { before: 0, after: 0 } },
        },
      },
    },
    sections: [
      sectionOf(letterParts(content), content, false),
      ...content.annexes.map((annex) =>
        sectionOf(annexParts(annex, content, picture), content, annex.landscape),
      ),
    ],
  });
  return datedBy(date, await Packer.toArrayBuffer(document));
}

function letterParts(content: LetterContent): FileChild[] {
  const { title, subject, simulated, to, addressees, paragraphs } = content;
  const { country, motto, issuer, numberLine, placeAndDate } = content;
  const bold = { bold: true };
  return [
    head(
      { country, motto, issuer, numberLine, placeAndDate, ...(title === null ? { subject } : {}) },
      LETTER_HEAD,
    ),
    ...(simulated === null ? [] : [space(8), text(simulated, sizes.title, bold)]),
    space(12),
    ...(title === null
      ? []
      : [text(title, sizes.title, bold), text(subject, sizes.title, { ...bold, spacing: { after: 120 } })]),
    ...addresseeLines(to, addressees),
    space(6),
    ...paragraphs.map(({ text: words, ground }, i) =>
      text(words, sizes.body, {
        ...BODY,
        italics: ground,
        ...(i < paragraphs.length - KEPT_WITH_SIGNATURE ? {} : { keepNext: true, keepLines: true }),
      }),
    ),
    space(10, { keepNext: true }),
    closing(content.recipients, content.signatory, printedWidth(false)),
    // Ends the section: a line of text would not fit below a signature at the foot, and fill an empty page.
    space(1),
  ];
}

function addresseeLines(to: string, addressees: readonly string[]): FileChild[] {
  if (addressees.length === 1) return [text(`${to} ${addressees[0]!}`, sizes.placeAndDate)];
  const left = { alignment: AlignmentType.LEFT, indent: { left: twips(40) } };
  return [to, ...addressees].map((line) => text(line, sizes.placeAndDate, left));
}

function annexParts(annex: Annex, { simulated }: LetterContent, picture: Buffer): FileChild[] {
  return [
    text(annex.title, sizes.title, { bold: true }),
    text(annex.heading, sizes.title, { bold: true }),
    text(annex.attachedTo, sizes.body, { italics: true, spacing: { after: 120 } }),
    ...(simulated === null ? [] : [text(simulated, sizes.body, { bold: true, spacing: { after: 120 } })]),
    ...annex.blocks.flatMap((block) => blockOf(block, annex.landscape, picture)),
  ];
}

/** The letter's map as a picture, for programs that show no drawing. */
async function pictureOf({ annexes, subject }: LetterContent): Promise<Buffer> {
  const map = annexes.flatMap(({ blocks }) => blocks).find(({ block }) => block === 'map');
  if (map?.block !== 'map') return Buffer.alloc(0);
  const limits = { file: subject, tooLarge: 'pdf_too_large' };
  return Buffer.from(await runChild<string>('picture-child', { svg: map.svg }, limits), 'base64');
}

function blockOf(block: AnnexBlock, landscape: boolean, picture: Buffer): FileChild[] {
  if (block.block === 'text') return [text(block.text, sizes.body, { ...BODY, indent: {} })];
  if (block.block === 'table') return [annexTable(block, printedWidth(landscape)), space(6)];
  const drawn = new ImageRun({
    type: 'svg',
    data: Buffer.from(block.svg),
    transformation: { width: block.width * PIXELS_PER_MM, height: block.height * PIXELS_PER_MM },
    fallback: { type: 'png', data: picture },
    altText: { id: '1', name: 'map', title: block.alt, description: block.alt },
  });
  return [new Paragraph({ alignment: AlignmentType.CENTER, children: [drawn] })];
}

function sectionOf(
  children: readonly FileChild[],
  { simulated, footer }: LetterContent,
  landscape: boolean,
): ISectionOptions {
  const foot = [simulated, footer].filter((words) => words !== null).join(' · ');
  const footers = () => new Footer({ children: [text(foot, FOOT_SIZE)] });
  const number = new TextRun({ children: [PageNumber.CURRENT], size: sizes.page * 2 });
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: twips(LETTER_PAGE.width),
          height: twips(LETTER_PAGE.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(margins.top),
          bottom: twips(margins.bottom),
          left: twips(margins.left),
          right: twips(margins.right),
          header: twips(margins.header),
          footer: twips(margins.header),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      first: new Header({ children: [new Paragraph({})] }),
      default: new Header({
        children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })],
      }),
    },
    footers: { first: footers(), default: footers() },
    children: [...children],
  };
}
