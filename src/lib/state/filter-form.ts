import {
  LEVELS,
  areaKey,
  areaTitle,
  partsBehind,
  type Area,
  type AreaReference,
  type Edition,
  type Level,
} from '#lib/domain/area.ts';
import {
  FAILED_TREATMENTS,
  FILTER_NAMES,
  FLAGGED_TREATMENTS,
  filterSearch,
  type Filter,
  type FilterChoice,
} from '#lib/domain/filter.ts';
import type { Locale } from '#lib/domain/format.ts';
import type { Operator } from '#lib/domain/operator.ts';
import type { DataDates } from '#lib/domain/period-coverage.ts';
import { periodKey, shiftPeriod } from '#lib/domain/period.ts';
import { STATISTICS, type Standard } from '#lib/domain/standard.ts';
import { TECHNOLOGIES } from '#lib/domain/technology.ts';
import { filterMessages } from '#lib/messages/filter.ts';
import { ownDatesNote, periodDates, periodName } from '#lib/messages/periods.ts';
import { DATA_PARAMETER } from './pinned-address.ts';
import { periodKinds, periodsOfKind } from './period-choices.ts';

/** The words a filter can be made of, as the catalog knows them. */
export interface FilterVocabulary {
  readonly editions: readonly Edition[];
  readonly operators: readonly Operator[];
  readonly standards: readonly Standard[];
  /** The areas of each edition's widest level. */
  readonly widest: readonly (Area & AreaReference)[];
}

/** What the form of the filter is built from. */
export interface FilterFormInput {
  readonly url: URL;
  readonly filter: Filter;
  readonly choice: FilterChoice;
  /** What an empty choice means: its values are offered as "nothing chosen". */
  readonly defaults: Filter;
  readonly vocabulary: FilterVocabulary;
  readonly tested: DataDates;
  readonly locale: Locale;
  /** False where the address itself names the area. */
  readonly places?: boolean;
}

/** Everything the filter line shows, ready to draw: links, selects and the filter in words. */
export type FilterForm = ReturnType<typeof filterForm>;

/** The filter line of a page. Links and fields keep the address's other parameters (sorting, a chosen verdict). */
export function filterForm(input: FilterFormInput) {
  const { url, filter, choice, defaults, vocabulary, tested, locale, places = true } = input;
  const t = filterMessages[locale];
  const link = (change: FilterChoice) => searchWith(url, { ...choice, ...change });
  const earlier = shiftPeriod(filter.period, -1);
  const later = shiftPeriod(filter.period, 1);
  const ownDates = filter.period.kind === 'dates';
  const select = <T extends string>(
    name: string,
    label: string,
    values: readonly T[],
    of: { value: T; defaults: T; text: (value: T) => string },
  ) => ({
    name,
    label,
    value: of.value === of.defaults ? '' : (of.value as string),
    options: values.map((value) => ({
      value: value === of.defaults ? '' : (value as string),
      label: of.text(value),
    })),
  });
  const operatorName = (code: string) =>
    vocabulary.operators.find((entry) => entry.code === code)?.name ?? code;

  return {
    labels: t,
    /** The query of the filter as it is: what a link of the form leads to without its change. */
    unchanged: link({}),
    summary: filterInWords(filter, vocabulary, tested, locale),
    kinds: periodKinds(filter.period, tested).map((period) => ({
      label: t.kinds[period.kind],
      href: link({ period }),
      current: period.kind === filter.period.kind,
    })),
    earlier: tested.firstOn !== null && earlier.to > tested.firstOn ? link({ period: earlier }) : null,
    later: tested.lastOn !== null && later.from <= tested.lastOn ? link({ period: later }) : null,
    dates: ownDates ? { from: filter.period.from, to: filter.period.to } : null,
    period: ownDates
      ? null
      : select('period', t.period, periodsOfKind(filter.period, tested).map(periodKey), {
          value: periodKey(filter.period),
          defaults: periodKey(defaults.period),
          text: (key) =>
            periodName(
              periodsOfKind(filter.period, tested).find((p) => periodKey(p) === key)!,
              tested,
              locale,
            ),
        }),
    places: places
      ? vocabulary.editions.flatMap((edition) =>
          edition.levels.map((level) => ({
            label: `${t.levels[level]} ${edition.id}`,
            href: link({ edition: edition.id, level, ...wideEnough(choice, level) }),
            current: edition.id === filter.edition && level === filter.level,
          })),
        )
      : [],
    fields: [
      ...partField(input),
      select('technology', t.technology, ['all', ...TECHNOLOGIES], {
        value: filter.technology,
        defaults: defaults.technology,
        text: (value) => t.technologies[value],
      }),
      select('operator', t.operator, ['all', ...vocabulary.operators.map(({ code }) => code)], {
        value: filter.operator ?? 'all',
        defaults: defaults.operator ?? 'all',
        text: (value) => (value === 'all' ? t.allOperators : operatorName(value)),
      }),
    ],
    /** How figures are made: seldom changed, so offered on demand. */
    rareFields: [
      select('statistic', t.statistic, STATISTICS, {
        value: filter.statistic,
        defaults: defaults.statistic,
        text: (value) => t.statistics[value],
      }),
      select('failed', t.failed, FAILED_TREATMENTS, {
        value: filter.failedTests,
        defaults: defaults.failedTests,
        text: (value) => t.failedTests[value],
      }),
      select('flagged', t.flagged, FLAGGED_TREATMENTS, {
        value: filter.flagged,
        defaults: defaults.flagged,
        text: (value) => t.flaggedTests[value],
      }),
    ],
    /** Parameters that the form passes on. */
    hiddenFields: hiddenFields(url, choice, places),
  };
}

/** A part that is narrower than the level cannot be kept to there. */
const wideEnough = ({ within }: FilterChoice, level: Level): FilterChoice =>
  within && LEVELS.indexOf(within.level) > LEVELS.indexOf(level) ? { within: null } : {};

/** The choice of a part, where the edition or one before it has several widest areas. An empty value keeps what is shown. */
function partField({ filter, choice, vocabulary, tested, locale }: FilterFormInput) {
  const { editions, widest } = vocabulary;
  const t = filterMessages[locale];
  const parts: AreaReference[] = [...partsBehind(editions, filter.edition, widest)];
  if (parts.length === 0 && filter.within === null) return [];
  const shown = filter.within && areaKey(filter.within);
  if (filter.within && !parts.some((part) => areaKey(part) === shown)) parts.push(filter.within);
  const valueOf = (key: string | null) =>
    choice.within === undefined && key === shown ? '' : (key ?? 'all');
  return [
    {
      name: 'within',
      label: t.within,
      value: valueOf(shown),
      options: [
        { value: valueOf(null), label: t.wholeProvince },
        ...parts.map((part) => ({
          value: valueOf(areaKey(part)),
          label: partName(part, vocabulary, tested.today, locale),
        })),
      ],
    },
  ];
}

/** "Bắc Giang cũ", or with its type while its edition is in force. */
function partName(
  part: AreaReference,
  { editions, widest }: FilterVocabulary,
  today: string,
  locale: Locale,
): string {
  const area = widest.find((entry) => areaKey(entry) === areaKey(part));
  if (!area) return areaKey(part);
  const edition = editions.find(({ id }) => id === part.edition);
  const isFormer = typeof edition?.validTo === 'string' && edition.validTo <= today;
  return isFormer ? filterMessages[locale].former(area.name) : areaTitle(area);
}

/** A filter in words: "4G · mọi nhà mạng · 13/6–12/7/2024 · huyện 2024". */
export function filterInWords(
  filter: Filter,
  vocabulary: FilterVocabulary,
  tested: DataDates,
  locale: Locale,
): string {
  const t = filterMessages[locale];
  const operator = vocabulary.operators.find(({ code }) => code === filter.operator);
  return [
    lowerFirst(
      t.technologies[filter.technology],
      filter.technology === 'all' || filter.technology === 'unknown',
    ),
    operator?.name ?? filter.operator ?? lowerFirst(t.allOperators, true),
    [periodDates(filter.period, tested, locale), ownDatesNote(filter.period, locale)]
      .filter(Boolean)
      .join(', '),
    `${lowerFirst(t.levels[filter.level], true)} ${filter.edition}`,
    ...(filter.within ? [partName(filter.within, vocabulary, tested.today, locale)] : []),
    lowerFirst(t.statistics[filter.statistic], true),
    ...(filter.failedTests === 'as_zero' ? [t.failedAsZero] : []),
    ...(filter.flagged === 'excluded' ? [t.flaggedLeftOut] : []),
  ].join(' · ');
}

const lowerFirst = (text: string, lower: boolean) =>
  lower ? text.charAt(0).toLowerCase() + text.slice(1) : text;

const DROPPED_PARAMETERS: readonly string[] = [...FILTER_NAMES, DATA_PARAMETER, 'lang', 'at'];

/** An address's query with another filter in place of its own. */
export function searchWith(url: URL, choice: FilterChoice): string {
  const search = filterSearch(choice);
  for (const [name, value] of url.searchParams)
    if (!DROPPED_PARAMETERS.includes(name)) search.set(name, value);
  return `?${search}`;
}

/** The query a submitted filter form makes, without the fields left at their defaults. */
export function submittedSearch(form: FormData): string {
  const search = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === 'string' && value !== '') search.set(name, value);
  return `?${search}`;
}

/** A field of the form as it was drawn. */
interface DrawnField {
  readonly name: string;
  readonly value: string;
}

/** The query that the form makes when nothing in it was changed. */
export function unchangedSearch(form: {
  readonly hiddenFields: readonly (readonly [string, string])[];
  readonly dates: { readonly from: string; readonly to: string } | null;
  readonly period: DrawnField | null;
  readonly fields: readonly DrawnField[];
  readonly rareFields: readonly DrawnField[];
}): string {
  const data = new FormData();
  for (const [name, value] of [...form.hiddenFields, ...Object.entries(form.dates ?? {})])
    data.append(name, value);
  const selects = [...(form.period ? [form.period] : []), ...form.fields, ...form.rareFields];
  for (const { name, value } of selects) data.append(name, value);
  return submittedSearch(data);
}

function hiddenFields(url: URL, choice: FilterChoice, places: boolean): readonly [string, string][] {
  const place = places ? [...filterSearch({ ...pick(choice, 'edition'), ...pick(choice, 'level') })] : [];
  const standard = [...filterSearch(pick(choice, 'standard'))];
  const others = [...url.searchParams].filter(([name]) => !DROPPED_PARAMETERS.includes(name));
  return [...place, ...standard, ...others] as [string, string][];
}

function pick<K extends keyof FilterChoice>(choice: FilterChoice, key: K): Pick<FilterChoice, K> {
  return choice[key] === undefined
    ? ({} as Pick<FilterChoice, K>)
    : ({ [key]: choice[key] } as Pick<FilterChoice, K>);
}
