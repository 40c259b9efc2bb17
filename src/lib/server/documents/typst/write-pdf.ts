import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Resvg } from '@resvg/resvg-js';
import { Fault } from '#lib/domain/fault.ts';
import { displayable, PDF_FONT, pdfFonts } from './pdf-fonts.ts';
import type { PdfData, PdfReply, PdfRequest } from './pdf-job.ts';

/** No folder of the machine: the compiler finds only what it is given here. */
const ROOT = '/document';
const MAIN = `${ROOT}/main.typ`;

/** Before every source: the font, no other font in place of it, and parts attached by their list. */
const PRELUDE = `#set document(title: json("/frame.json").title, date: auto)
#set text(font: "${PDF_FONT}", fallback: false, lang: "vi", region: "VN")
#for part in json("/frame.json").parts {
  pdf.attach(
    "/" + part.name,
    read("/attached/" + part.name, encoding: none),
    relationship: part.relationship,
    mime-type: part.mime,
    description: part.description,
  )
}
`;

/** Pixels across: 200 to the inch on the width of A4. */
const PICTURE_PIXELS = 1654;

/** A page as PNG in base64: its letters are outlines already, so that no font is asked for. */
const pictureOf = (svg: string): string =>
  new Resvg(svg, {
    fitTo: { mode: 'width', value: PICTURE_PIXELS },
    background: '#ffffff',
    font: { loadSystemFonts: false },
  })
    .render()
    .asPng()
    .toString('base64');

/**
 * Makes the PDF of a job, in the child process. The compiler reads fonts of the system as well; the family of this
 * program comes first, and no other replaces it. Throws an Error with the compiler's words when the source is wrong.
 */
export function writePdf(job: PdfRequest): Promise<PdfReply> {
  const compiler = NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontBlobs: [...pdfFonts()] }] });
  const put = (path: string, bytes: Buffer) => compiler.mapShadow(`${ROOT}/${path}`, bytes);
  const putJson = (path: string, value: PdfData) => put(path, Buffer.from(JSON.stringify(shown(value))));
  putJson('data.json', job.data);
  putJson('frame.json', {
    title: job.title,
    parts: job.attachments.map(({ name, mime, description, relationship }) => ({
      name,
      mime,
      description,
      relationship,
    })),
  });
  for (const [name, svg] of Object.entries(job.images)) put(name, Buffer.from(displayable(svg)));
  for (const { name, base64 } of job.attachments) put(`attached/${name}`, Buffer.from(base64, 'base64'));
  compiler.addSource(MAIN, PRELUDE + job.source);
  const compiled = compiler.compile({ mainFilePath: MAIN });
  const error = compiled.takeError();
  if (error !== null) throw new Error(JSON.stringify(error.shortDiagnostics));
  if (job.form === 'png') return Promise.resolve({ base64: pictureOf(compiler.plainSvg(compiled.result!)) });
  const pdf = compiler.pdf(compiled.result!, {
    pdfStandard: job.pdfStandard,
    creationTimestamp: job.dateSeconds,
  });
  return Promise.resolve({ base64: pdf.toString('base64') });
}

function shown(value: PdfData): PdfData {
  if (typeof value === 'string') return displayable(value);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, shown(field)]));
}

/** The fault of a PDF that could not be made: the compiler's words are for whoever mends the source. */
export const pdfFault = (error: unknown): Fault =>
  new Fault('pdf_not_made', { reason: error instanceof Error ? error.message.slice(0, 500) : String(error) });
