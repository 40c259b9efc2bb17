import type { Annotation } from '#lib/domain/annotation.ts';
import type { LedgerCase } from '#lib/domain/cases/ledger/ledger-case.ts';
import type { Filter } from '#lib/domain/filter.ts';
import type { Locale } from '#lib/domain/format.ts';
import { ledgerMessages } from '#lib/messages/case-ledger.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { readLedger } from './ledger.ts';

type Trend = readonly { readonly from: string; readonly to: string }[];

/**
 * What cases mark on the trend of an area: when a letter about it went, and since when the operator says it is mended. Of
 * the filter's operator (any, when it names none), within the trend's dates. Ids are negative, unlike those of people's notes.
 */
export async function caseMarks(
  warehouse: Warehouse,
  { operator, edition, level }: Pick<Filter, 'operator' | 'edition' | 'level'>,
  code: string,
  trend: Trend,
  locale: Locale,
): Promise<readonly Annotation[]> {
  const { cases } = await readLedger(warehouse);
  const [first, last] = [trend[0]?.from ?? '', trend.at(-1)?.to ?? ''];
  return cases
    .filter(
      (found) =>
        found.edition === edition &&
        found.level === level &&
        (operator === null || found.operator === operator),
    )
    .flatMap((found) => marksOf(found, code, locale))
    .filter(({ on }) => first <= on && on < last)
    .map((mark, i) => ({ ...mark, id: -1 - i }));
}

function marksOf(found: LedgerCase, code: string, locale: Locale): Omit<Annotation, 'id'>[] {
  const place = found.places.find(({ key }) => key === `area:${code}`);
  if (!place) return [];
  const { mark } = ledgerMessages[locale];
  const { edition, level, operator, operatorName, number } = found;
  const at = (on: string | null, words: (number: string, operator: string) => string) =>
    on === null
      ? []
      : [
          {
            ...{ on, text: words(number, operatorName), unit: { edition, level, code } },
            ...{ unitTitle: place.title, operator, operatorName, by: number, at: `${on}T00:00:00Z` },
          },
        ];
  return [...at(found.sentOn, mark.sent), ...at(place.claimedOn, mark.claimed)];
}
