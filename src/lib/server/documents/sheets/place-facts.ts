import { isCompared, type AreaChange, type Base } from '#lib/domain/change.ts';
import {
  formatCount,
  formatMbps,
  formatMbpsDifference,
  formatShare,
  type Locale,
} from '#lib/domain/format.ts';
import { withShownIntervals } from '#lib/domain/shown-interval.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import type { Verdict } from '#lib/domain/verdict.ts';
import { halfWidth } from '#lib/map/area-view.ts';
import { changeLabel, changeSentence } from '#lib/messages/change.ts';
import { decisionInWords, decisionNotes } from '#lib/messages/decision.ts';
import { sheetMessages } from '#lib/messages/sheets.ts';

/** The figures of a place or an operator there, as pages write them. */
export interface FigureFacts {
  readonly verdict: Verdict;
  /** With its reason, where there is one: "Chưa kết luận: phụ thuộc cách tính". */
  readonly verdictLabel: string;
  /** The mean that decides, Mbps: "38,2"; a dash without one. */
  readonly mean: string;
  /** Half of its 95% interval: "1,4"; null without one. */
  readonly half: string | null;
  readonly tests: string;
}

/** What became of a mean since a period: in short, and as a sentence. */
export interface ChangeFacts {
  readonly base: Base;
  /** "−2,1 kém hơn"; why there is none, where nothing is compared. */
  readonly short: string;
  readonly sentence: string;
}

/** A place as slides and sheets tell it. */
export interface PlaceFacts extends FigureFacts {
  readonly code: string;
  readonly name: string;
  readonly title: string;
  readonly changes: readonly ChangeFacts[];
  /** Why the verdict is what it is, each a sentence. */
  readonly why: readonly string[];
}

/** A row's figures in words: the digits that overview and area page show. */
export function figureFacts(row: AreaStatistic, locale: Locale): FigureFacts {
  const shown = withShownIntervals(row);
  const half = halfWidth(shown);
  return {
    verdict: shown.verdict,
    verdictLabel: decisionInWords(shown, locale),
    mean: formatMbps(shown.deciding, locale),
    half: half === null ? null : formatMbps(half, locale),
    tests: formatCount(shown.tests, locale),
  };
}

/** Changes in words. */
export const changeFacts = (changes: readonly AreaChange[], locale: Locale): readonly ChangeFacts[] =>
  changes.map((row) => ({
    base: row.base,
    short: [
      ...(isCompared(row.change) ? [formatMbpsDifference(row.downloadKbpsDifference, locale)] : []),
      changeLabel(row, locale),
    ].join(' '),
    sentence: changeSentence(row, locale),
  }));

/** A place in words, with its changes over all operators. */
export function placeFacts(
  place: { readonly code: string; readonly name: string; readonly title: string },
  row: AreaStatistic,
  changes: readonly AreaChange[],
  locale: Locale,
): PlaceFacts {
  const shown = withShownIntervals(row);
  const { decidingLower: lower, decidingUpper: upper } = shown;
  const mbps = (kbps: number) => formatMbps(kbps, locale);
  const figures = sheetMessages[locale].figures({
    mean: formatMbps(shown.deciding, locale),
    interval: lower === null || upper === null ? null : [mbps(lower), mbps(upper)],
    tests: formatCount(shown.tests, locale),
    devices: formatCount(shown.devices, locale),
    share: formatShare(shown.shareAtLimit, locale),
  });
  return {
    ...{ code: place.code, name: place.name, title: place.title },
    ...figureFacts(row, locale),
    changes: changeFacts(changes, locale),
    why: row.tests === 0 ? [] : [figures, ...decisionNotes(shown, locale)],
  };
}
