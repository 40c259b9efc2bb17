import type { LocalDate } from './local-date.ts';

/** The office that consolidates the units' reports and signs the consolidated table, as its documents name it. */
export interface IssuingBody {
  /** The body above it, in the first line of the head: UBND tỉnh Bắc Giang. */
  readonly superior: string;
  readonly name: string;
  /** Its letters in a document's number: Số: …/STTTT-BCVT. */
  readonly symbol: string;
  /** Letters of the drafting office, after the symbol and beside the archive; null where not known. */
  readonly office: string | null;
  /** The place before the date. */
  readonly place: string;
  /** Who signs: Giám đốc. */
  readonly signatory: string;
  /** First date it is valid; null for always. */
  readonly validFrom: LocalDate | null;
  /** First date it is no longer valid; null while it is valid. */
  readonly validTo: LocalDate | null;
}

/** Which body was valid on a date? Null where none is known. */
export function issuingBodyOn(bodies: readonly IssuingBody[], date: LocalDate): IssuingBody | null {
  return (
    bodies.find(
      ({ validFrom, validTo }) =>
        (validFrom === null || validFrom <= date) && (validTo === null || date < validTo),
    ) ?? null
  );
}
