import type { LocalDate } from './local-date.ts';

/** The office that puts the units' reports together and signs the consolidated table, as its documents name it. */
export interface IssuingBody {
  /** The body above it, in the first line of the head: UBND tỉnh Bắc Giang. */
  readonly superior: string;
  readonly name: string;
  /** Its letters in a document's number: Số: …/STTTT-BCVT. */
  readonly symbol: string;
  /** Letters of the office that writes the document, behind the symbol and beside the archive; null where not known. */
  readonly office: string | null;
  /** The place before the date. */
  readonly place: string;
  /** Who signs: Giám đốc. */
  readonly signatory: string;
  /** First date it stood; null for always. */
  readonly validFrom: LocalDate | null;
  /** First date it stood no longer; null while it stands. */
  readonly validTo: LocalDate | null;
}

/** Which body stood on a date? Null where none is known. */
export function issuingBodyOn(bodies: readonly IssuingBody[], date: LocalDate): IssuingBody | null {
  return (
    bodies.find(
      ({ validFrom, validTo }) =>
        (validFrom === null || validFrom <= date) && (validTo === null || date < validTo),
    ) ?? null
  );
}
