import { filterSearch, type Filter, type FilterChoice } from '#lib/domain/filter.ts';
import type { LeftOutReason } from '#lib/domain/rows/row-question.ts';

/** Which rows, or places of a case, does a link lead to, beside the filter? */
export interface EvidenceOf {
  readonly code?: string | null;
  /** Id of a gap area. */
  readonly gap?: string | null;
  /** Local hour; `unknown` for tests of which only the date is known. */
  readonly hour?: number | 'unknown';
  readonly reason?: LeftOutReason;
  readonly sort?: string;
}

/**
 * What a page shows as a choice that another page shows in the same way, whatever either takes when nothing is chosen:
 * period, edition and level are named.
 */
export const shownChoice = (choice: FilterChoice, filter: Filter): FilterChoice => ({
  ...choice,
  period: filter.period,
  edition: filter.edition,
  level: filter.level,
});

/** The address of the measurements behind a figure. */
export const rowsAddress = (choice: FilterChoice, of: EvidenceOf = {}): string =>
  `/rows?${search(choice, of)}`;

/** The address of a sheet of A4 as PDF: of one area of the choice's edition and level, or of all of them. */
export const sheetAddress = (choice: FilterChoice, code: string | null = null): string =>
  `/api/v1/sheets/${code === null ? 'province' : `areas/${encodeURIComponent(code)}`}.pdf?${filterSearch(choice)}`;

/** The address where a case of these places is opened. */
export const caseAddress = (
  choice: FilterChoice,
  { code, gap }: Pick<EvidenceOf, 'code' | 'gap'> = {},
): string => `/cases/new?${search(choice, { ...(code && { code }), ...(gap && { gap }) })}`;

function search(choice: FilterChoice, of: EvidenceOf): URLSearchParams {
  const params = filterSearch(choice);
  for (const [name, value] of Object.entries(of)) {
    if (value !== null && value !== undefined) params.set(name, String(value));
  }
  return params;
}
