import { BAND_HOURS, PLACES_PER_DEGREE, SITES_PER_DEGREE } from '#lib/domain/counting.ts';
import { LOCALES } from '#lib/domain/format.ts';
import { QUALITY_RULES } from '#lib/domain/quality-rule.ts';
import { gateOf } from '#lib/domain/standards/gate.ts';
import { ASPECTS } from '#lib/domain/sufficiency.ts';
import { gapMessages } from '#lib/messages/gaps.ts';
import { ruleWords } from '#lib/messages/quality-rules.ts';
import { standingInWords } from '#lib/messages/standards.ts';
import type { Evidence } from '../evidence.ts';
import { BUSIEST_DEVICES } from '../recompute/sensitivity.ts';
import { GAP_RULES } from '../../statistics/gap-windows/select-windows.ts';
import { decisionRule, minimumsOf } from '../../statistics/area-minimums.ts';

const inWords = <T>(words: (locale: (typeof LOCALES)[number]) => T) =>
  Object.fromEntries(LOCALES.map((locale) => [locale, words(locale)]));

/** rules.json: the quality rules, how things are counted, and by what a verdict is reached. */
export const rulesOf = ({ rule, minimums, simulated, gaps }: Evidence) => ({
  simulated,
  quality: QUALITY_RULES.map(({ code, action, bit, over }) => ({
    ...{ code, action, bit, over },
    words: inWords((locale) => {
      const { name, sentence } = ruleWords(code, locale);
      return { name, sentence };
    }),
  })),
  counting: {
    placesPerDegree: PLACES_PER_DEGREE,
    sitesPerDegree: SITES_PER_DEGREE,
    bandHours: BAND_HOURS,
    busiestDevicesLeftOut: BUSIEST_DEVICES,
  },
  decision: rule,
  minimums,
  ...(gaps ? { gaps: gapRules() } : {}),
});

/** By what gap areas are chosen. */
export const gapRules = () => ({
  ...GAP_RULES,
  words: inWords((locale) => gapMessages[locale].windowRule),
});

/** standards.json: the standard with its documents, what has to be said of it, and the gates that apply to it. */
export const standardsOf = ({ standard, standing, gates, scope, simulated }: Evidence) => ({
  simulated,
  standard,
  standing: standing.map((note) => ({
    note: note.note,
    words: inWords((locale) => standingInWords([note], standard, scope.filter.level, locale).join(' ')),
  })),
  gates: gates.filter((gate) =>
    ASPECTS.some((aspect) =>
      (['verdict', 'light'] as const).some((effect) => gateOf(gates, aspect, effect, standard.id) === gate),
    ),
  ),
});

/** What rules.json says. */
export type PackRules = ReturnType<typeof rulesOf>;
/** What standards.json says. */
export type PackStandards = ReturnType<typeof standardsOf>;

/** The rule and minimums that follow from a pack's standard and gates. */
export const judgedBy = ({ standard, gates }: PackStandards, filter: Evidence['scope']['filter']) => ({
  rule: decisionRule({ gates }, filter, standard),
  minimums: minimumsOf({ gates }, filter, standard),
});
