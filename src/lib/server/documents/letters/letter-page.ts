import { DECREE } from '../decree-30.ts';

const { margins } = DECREE;

/** An A4 page, upright; annexes of many columns lie on their side. In mm. */
export const LETTER_PAGE = { width: 210, height: 297 };
/** Printable width, upright and on its side. */
export const printedWidth = (landscape: boolean): number =>
  (landscape ? LETTER_PAGE.height : LETTER_PAGE.width) - margins.left - margins.right;
/** Last paragraphs that stay on the page of the signature: nobody signs a page without a text. */
export const KEPT_WITH_SIGNATURE = 2;
/** Widths of the head's two columns, and the size of its capitals in points. */
export const LETTER_HEAD = { widths: [76, 89], capitals: 12 } as const;
