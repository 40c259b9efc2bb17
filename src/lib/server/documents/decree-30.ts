/**
 * Layout of an official document by Nghị định 30/2020/NĐ-CP, Phụ lục I. A4 landscape, which it allows for tables.
 * Lengths in mm, type sizes in points.
 */
export const DECREE = {
  font: 'Times New Roman',
  page: { width: 297, height: 210 },
  margins: { top: 20, bottom: 20, left: 30, right: 15, header: 10 },
  sizes: {
    country: 13,
    motto: 14,
    superior: 13,
    issuer: 13,
    number: 13,
    placeAndDate: 14,
    title: 14,
    attachedTo: 14,
    body: 13,
    recipientsHead: 12,
    recipients: 11,
    signatory: 14,
    page: 13,
    /** Not set by the decree: lets a unit's name fit on one line. */
    table: 12,
  },
} as const;

const { page, margins } = DECREE;
/** Printable area inside the margins, in mm. */
export const PRINTED = {
  width: page.width - margins.left - margins.right,
  height: page.height - margins.top - margins.bottom,
};

/** Points in a millimetre. */
export const POINTS_PER_MM = 72 / 25.4;

/** Mean width of a letter in Times, as a share of its size: bold capitals, bold small letters. */
const LETTER = { capitals: 0.69, small: 0.49 };
/** The line under the issuing body: a third to a half of its name. */
const ISSUER_RULE = 0.4;

/**
 * What are the approximate lengths, in mm, of the lines under the motto (as long as it) and under the issuing body?
 */
export function ruleLengths(motto: string, issuer: string): { motto: number; issuer: number } {
  return {
    motto: (motto.length * LETTER.small * DECREE.sizes.motto) / POINTS_PER_MM,
    issuer: (ISSUER_RULE * issuer.length * LETTER.capitals * DECREE.sizes.issuer) / POINTS_PER_MM,
  };
}
