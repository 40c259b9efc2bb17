import type { Level } from '#lib/domain/area.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Locale } from '#lib/domain/format.ts';
import { VERDICTS, type Verdict } from '#lib/domain/verdict.ts';

/** What the sentence at the top is made of. */
export interface Tale {
  readonly level: Level;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** The limit with its unit, "40 Mbps"; for a standard of a share, with that share. */
  readonly limit: string;
  /** Names of the areas that do not meet it, the most surely slow first. */
  readonly failing: readonly string[];
  /** The area's own name, when there is only one. */
  readonly only: string | null;
}

/** How the areas changed, as the line under the sentence says it. */
export interface ChangedTale {
  readonly level: Level;
  /** Names of the areas whose change is clear, with their difference. */
  readonly worse: readonly string[];
  readonly better: readonly string[];
  readonly counts: Readonly<Record<Change, number>>;
}

/** More names than this are a list, not a headline. */
const MOST_NAMED = 5;
const MORE = 1;

const total = (counts: Tale['counts']) => VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);

/** The first names, and how many others there are; a single other one is named as well. */
function namesIn(names: readonly string[], others: (count: number) => string): string {
  if (names.length <= MOST_NAMED + MORE) return names.join(', ');
  return `${names.slice(0, MOST_NAMED).join(', ')} ${others(names.length - MOST_NAMED)}`;
}

/** Levels inside a sentence. */
export const VI_LEVELS: Record<Level, string> = {
  ...{ province: 'tỉnh', district: 'huyện', commune: 'xã, phường' },
};
/** Verdicts inside a sentence. */
export const VI_VERDICTS: Record<Verdict, string> = {
  met: 'đạt',
  not_met: 'chưa đạt',
  undecided: 'chưa kết luận',
  too_few: 'chưa đủ mẫu',
  untested: 'chưa đo',
};
const VI_ONLY: Record<Verdict, (limit: string) => string> = {
  met: (limit) => `đạt ngưỡng ${limit}`,
  not_met: (limit) => `dưới ${limit}`,
  undecided: (limit) => `chưa kết luận được với ngưỡng ${limit}`,
  too_few: (limit) => `chưa đủ mẫu để xét với ngưỡng ${limit}`,
  untested: () => 'chưa đo',
};
/** Levels inside an English sentence: of one, of several. */
export const EN_LEVELS: Record<Level, readonly [string, string]> = {
  province: ['province', 'provinces'],
  district: ['district', 'districts'],
  commune: ['commune', 'communes'],
};
const EN_VERDICTS: Record<Verdict, readonly [string, string]> = {
  met: ['meets it', 'meet it'],
  not_met: ['does not', 'do not'],
  undecided: ['is undecided', 'are undecided'],
  too_few: ['has too few tests', 'have too few tests'],
  untested: ['is untested', 'are untested'],
};
const EN_ONLY: Record<Verdict, (limit: string) => string> = {
  met: (limit) => `meets ${limit}`,
  not_met: (limit) => `is below ${limit}`,
  undecided: (limit) => `is undecided against ${limit}`,
  too_few: (limit) => `has too few tests to judge by ${limit}`,
  untested: () => 'is untested',
};
const plural = (count: number) => (count === 1 ? 0 : 1);

/** Verdicts beside "not met" that occur, each with its count. */
const othersIn = (counts: Tale['counts'], say: (verdict: Verdict, count: number) => string) =>
  VERDICTS.filter((verdict) => verdict !== 'not_met' && counts[verdict] > 0).map((verdict) =>
    say(verdict, counts[verdict]),
  );

const vi = {
  sentence: ({ level, counts, limit, failing, only }: Tale): string => {
    const all = total(counts);
    const unit = VI_LEVELS[level];
    const present = VERDICTS.filter((verdict) => counts[verdict] > 0);
    if (only !== null && present[0]) return `${only} ${VI_ONLY[present[0]](limit)}`;
    const others = othersIn(counts, (verdict, count) => `${count} ${VI_VERDICTS[verdict]}`);
    if (failing.length > 0) {
      const whose = failing.length === all ? `Cả ${all}` : String(failing.length);
      const lead = `${whose} ${unit} dưới ${limit}: ${namesIn(failing, (count) => `và ${count} ${unit} khác`)}`;
      return others.length === 0 ? lead : `${lead}; ${others.join(', ')}`;
    }
    if (counts.met === all) return `Cả ${all} ${unit} đạt ngưỡng ${limit}`;
    if (present.length === 1) return `Cả ${all} ${unit} ${VI_VERDICTS[present[0]!]}`;
    return `Chưa có ${unit} nào kết luận được là dưới ${limit}: ${others.join(', ')}`;
  },
  changed: ({ level, worse, better, counts }: ChangedTale): string => {
    const unit = VI_LEVELS[level];
    const said = (names: readonly string[], word: string) =>
      names.length === 0
        ? []
        : [`${names.length} ${unit} ${word}: ${namesIn(names, (count) => `và ${count} ${unit} khác`)}`];
    const clear = [...said(worse, 'kém hơn'), ...said(better, 'tốt hơn')];
    const compared = clear.length > 0 || counts.unclear > 0;
    if (!compared)
      return 'Chưa so sánh được với kỳ trước: một trong hai kỳ chưa có số liệu hoặc chưa đủ mẫu.';
    const unknown = counts.too_few + counts.untested;
    const rest = [
      ...(counts.unclear > 0 ? [`${counts.unclear} ${unit} chưa rõ thay đổi`] : []),
      ...(unknown > 0 ? [`${unknown} ${unit} chưa so sánh được`] : []),
    ];
    return `So với kỳ trước: ${[...clear, ...rest].join('; ')}.`;
  },
};

const en: typeof vi = {
  sentence: ({ level, counts, limit, failing, only }) => {
    const all = total(counts);
    const units = (count: number) => EN_LEVELS[level][plural(count)];
    const present = VERDICTS.filter((verdict) => counts[verdict] > 0);
    if (only !== null && present[0]) return `${only} ${EN_ONLY[present[0]](limit)}`;
    const others = othersIn(counts, (verdict, count) => `${count} ${EN_VERDICTS[verdict][plural(count)]}`);
    if (failing.length > 0) {
      const whose = failing.length === all ? `All ${all}` : String(failing.length);
      const lead = `${whose} ${units(failing.length)} below ${limit}: ${namesIn(failing, (count) => `and ${count} more`)}`;
      return others.length === 0 ? lead : `${lead}; ${others.join(', ')}`;
    }
    if (counts.met === all) return `All ${all} ${units(all)} meet ${limit}`;
    if (present.length === 1) return `All ${all} ${units(all)} ${EN_VERDICTS[present[0]!][plural(all)]}`;
    return `No ${units(1)} is surely below ${limit}: ${others.join(', ')}`;
  },
  changed: ({ level, worse, better, counts }) => {
    const units = (count: number) => EN_LEVELS[level][plural(count)];
    const said = (names: readonly string[], word: string) =>
      names.length === 0
        ? []
        : [
            `${names.length} ${units(names.length)} ${word}: ${namesIn(names, (count) => `and ${count} more`)}`,
          ];
    const clear = [...said(worse, 'worse'), ...said(better, 'better')];
    const compared = clear.length > 0 || counts.unclear > 0;
    if (!compared)
      return 'Not comparable with the previous period: one of the two has no figures or too few tests.';
    const unknown = counts.too_few + counts.untested;
    const rest = [
      ...(counts.unclear > 0 ? [`${counts.unclear} without a clear change`] : []),
      ...(unknown > 0 ? [`${unknown} not comparable`] : []),
    ];
    return `Compared with the previous period: ${[...clear, ...rest].join('; ')}.`;
  },
};

/** The sentence at the top of the overview, and the line of what changed. */
export const headlineMessages: Record<Locale, typeof vi> = { vi, en };
