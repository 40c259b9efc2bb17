import { Resvg } from '@resvg/resvg-js';
import { Fault } from '#lib/domain/fault.ts';
import { displayable, fontPaths, PDF_FONT } from '../typst/pdf-fonts.ts';

/** Pixels across: 300 to the inch on the width of a page's text. */
const WIDTH_PIXELS = 1800;

/** A drawing, and the same as PNG in base64. */
export interface PictureRequest {
  readonly svg: string;
}

/** Draws an SVG as PNG, in the child process: its words in the font of PDFs, no other font, no file of the machine. */
export function drawPicture({ svg }: PictureRequest): Promise<string> {
  const picture = new Resvg(displayable(svg), {
    fitTo: { mode: 'width', value: WIDTH_PIXELS },
    background: '#ffffff',
    font: { fontFiles: fontPaths(), loadSystemFonts: false, defaultFontFamily: PDF_FONT },
  });
  return Promise.resolve(picture.render().asPng().toString('base64'));
}

/** The fault of a drawing that could not be made. */
export const pictureFault = (error: unknown): Fault =>
  new Fault('pdf_not_made', { reason: error instanceof Error ? error.message.slice(0, 500) : String(error) });
