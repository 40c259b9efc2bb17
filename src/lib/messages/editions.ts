import type { Counterparts } from '#lib/domain/area.ts';
import { formatDate, type Locale } from '#lib/domain/format.ts';

const vi = {
  title: 'Địa giới',
  before: (on: string) => `trước ${on}`,
  since: (on: string) => `từ ${on}`,
  of: (edition: string) => `theo bản ${edition}`,
  formedOf: (names: string, count: number) => `Lập từ ${count} địa bàn cũ: ${names}.`,
  within: (when: string, unit: string) => `Nơi này ${when} thuộc ${unit}.`,
  across: (when: string, units: string) => `Nơi này ${when} nằm ở cả ${units}: ranh giới đã thay đổi.`,
  split: (when: string, units: string, count: number) => `Nơi này ${when} gồm ${count} địa bàn: ${units}.`,
  partly: (units: string) => `Chỉ một phần nằm ở đây: ${units}.`,
  renamed: (when: string, unit: string) => `Nơi này ${when} là ${unit}.`,
  namesake: (unit: string) => `${unit} cùng tên nhưng không cùng địa bàn, đừng so sánh trực tiếp.`,
  trend: (on: string) =>
    `Địa giới thay đổi ngày ${on}; cả trước và sau ngày ấy đều tính trên cùng một địa bàn, theo ranh giới đang xem.`,
};

type EditionMessages = typeof vi;

const en: EditionMessages = {
  title: 'Borders',
  before: (on) => `before ${on}`,
  since: (on) => `since ${on}`,
  of: (edition) => `by edition ${edition}`,
  formedOf: (names, count) => `Formed from ${count} earlier areas: ${names}.`,
  within: (when, unit) => `This territory ${when} lies in ${unit}.`,
  across: (when, units) => `This territory ${when} lies in ${units}: a border was moved.`,
  split: (when, units, count) => `This territory ${when} is ${count} areas: ${units}.`,
  partly: (units) => `Only partly in this area: ${units}.`,
  renamed: (when, unit) => `This territory ${when} is ${unit}.`,
  namesake: (unit) => `${unit} has the same name but another territory; do not compare them directly.`,
  trend: (on) =>
    `Borders changed on ${on}; the same territory, by the borders shown, is counted before and after that date.`,
};

/** Words for what moved between two editions of areas. */
export const editionMessages: Record<Locale, EditionMessages> = { vi, en };

/** What a unit's ground is in another edition, as a few sentences. */
export function counterpartSentences(of: Counterparts, locale: Locale): string[] {
  const t = editionMessages[locale];
  const list = (titles: readonly string[]) =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(titles);
  const date = of.changedOn && formatDate(of.changedOn);
  const when = date === null ? t.of(of.edition) : of.earlier ? t.before(date) : t.since(date);
  const titles = of.areas.map(({ title }) => title);
  const [only] = of.areas;
  const parts = of.areas.filter(({ whole }) => !whole).map(({ title }) => title);
  const isAcross = of.earlier && of.areas.length > 1;
  const ground = () => {
    if (of.areas.length === 1) return (only!.whole ? t.renamed : t.within)(when, titles[0]!);
    return isAcross ? t.across(when, list(titles)) : t.split(when, list(titles), titles.length);
  };
  return [
    ...(of.formedOf.length > 0 ? [t.formedOf(list(of.formedOf), of.formedOf.length)] : []),
    ground(),
    ...(!isAcross && of.areas.length > 1 && parts.length > 0 ? [t.partly(list(parts))] : []),
    ...(of.namesake ? [t.namesake(of.namesake)] : []),
  ];
}
