import type { Filter } from '#lib/domain/filter.ts';
import { formatDateRange, formatMbps, type Locale } from '#lib/domain/format.ts';
import { gapCode } from '#lib/domain/gaps/gap-address.ts';
import { lastDateOf } from '#lib/domain/period.ts';
import type { Standard } from '#lib/domain/standard.ts';
import { filterMessages } from '../filter.ts';
import { standardInWords } from '../standards.ts';

/** What a pack's scope is told from. */
export interface ScopeFacts {
  readonly scope: { readonly filter: Filter };
  readonly areas: readonly { readonly title: string }[];
  readonly gaps: readonly { readonly id: string; readonly title: string }[];
  /** Of the areas that name gap areas; null where that is not known any more. */
  readonly gapEdition: { readonly name: string } | null;
  readonly edition: { readonly name: string };
  readonly operatorName: string | null;
  readonly standard: Standard;
}

const WORDS = {
  vi: {
    areas: 'Địa bàn',
    gaps: 'Vùng lõm',
    gap: (title: string, code: string) => `${title}, mã ${code}`,
    named: (edition: string) => `tên theo ${edition}`,
    operator: 'Nhà mạng',
    period: 'Kỳ',
    standard: 'Tiêu chuẩn',
    limit: 'ngưỡng',
    counting: 'Cách tính',
    asZero: 'lượt đo hỏng tính là 0 Mbps',
    excluded: 'lượt đo hỏng không tính vào trung bình',
    unflagged: 'không tính lượt đo đáng ngờ',
    flagged: 'tính cả lượt đo đáng ngờ',
  },
  en: {
    areas: 'Areas',
    gaps: 'Gaps',
    gap: (title: string, code: string) => `${title}, code ${code}`,
    named: (edition: string) => `named after ${edition}`,
    operator: 'Operator',
    period: 'Period',
    standard: 'Standard',
    limit: 'limit',
    counting: 'Counting',
    asZero: 'failed tests count as 0 Mbps',
    excluded: 'failed tests are left out of means',
    unflagged: 'doubtful tests are left out',
    flagged: 'doubtful tests are counted',
  },
} as const;

/** The scope of a pack, each part with its name: ["Nhà mạng", "VinaPhone"]. */
export function scopeParts(facts: ScopeFacts, locale: Locale): readonly (readonly [string, string])[] {
  const { areas, gaps, edition, operatorName, standard } = facts;
  const { filter } = facts.scope;
  const t = WORDS[locale];
  const filters = filterMessages[locale];
  return [
    ...placesPart(
      t.areas,
      areas.map(({ title }) => title),
      edition.name,
    ),
    ...placesPart(
      t.gaps,
      gaps.map(({ id, title }) => t.gap(title, gapCode(id))),
      facts.gapEdition && t.named(facts.gapEdition.name),
      // Names and codes have commas between them.
      '; ',
    ),
    [t.operator, `${operatorName ?? filters.allOperators} · ${filters.technologies[filter.technology]}`],
    [t.period, formatDateRange(filter.period.from, lastDateOf(filter.period))],
    [
      t.standard,
      `${standardInWords(standard, locale)}; ${t.limit} ${formatMbps(standard.limit, locale)} Mbps`,
    ],
    [
      t.counting,
      [
        filter.failedTests === 'as_zero' ? t.asZero : t.excluded,
        filter.flagged === 'excluded' ? t.unflagged : t.flagged,
      ].join('; '),
    ],
  ];
}

const placesPart = (
  name: string,
  places: readonly string[],
  note: string | null,
  separator = ', ',
): readonly (readonly [string, string])[] =>
  places.length === 0 ? [] : [[name, `${places.join(separator)}${note === null ? '' : ` · ${note}`}`]];

/** The same as lines: "Nhà mạng: VinaPhone · 4G". */
export const scopeLines = (facts: ScopeFacts, locale: Locale): readonly string[] =>
  scopeParts(facts, locale).map(([name, value]) => `${name}: ${value}`);
