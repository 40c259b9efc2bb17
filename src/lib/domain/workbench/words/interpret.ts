import { basePeriod, BASES, type Base } from '../../change.ts';
import { Fault } from '../../fault.ts';
import { periodKey, type Period, type PeriodKind } from '../../period.ts';
import { checkQuestion } from '../check-question.ts';
import { DEFAULT_TECHNOLOGY, defaultQuestion, type ClickQuestion } from '../click-question.ts';
import type { ViewTab } from '../view-state.ts';
import { editionOf, editionWith, levelIn, type Vocabulary } from '../vocabulary.ts';
import { emptyDraft, settled, weekdaysLeft, type Draft } from './draft.ts';
import type { Earlier, Part } from './part.ts';
import { readNegations } from './negation.ts';
import type { Item } from './item.ts';
import { settleContrasts } from './settle-contrasts.ts';
import { settleMeasures } from './settle-measures.ts';
import { settleOrder } from './settle-order.ts';
import { takePart } from './take-part.ts';

/** A part of a question for which nothing was said. */
export type DefaultTaken = 'measures' | 'groups' | 'level' | 'period' | 'comparison' | 'technologies';

/** What all items together ask. */
export interface Interpretation {
  readonly question: ClickQuestion;
  /** How the answer is to be looked at; null when nothing was said. */
  readonly tab: ViewTab | null;
  /** Numbers of the items that do not fit beside the others. */
  readonly refused: ReadonlySet<number>;
  readonly defaults: readonly DefaultTaken[];
  /** The comparison that needs its period to be said: "so với tháng trước" without a month. */
  readonly unsettled: number | null;
}

/** The question of items; what is not said is as in `defaultQuestion`. */
export function interpret(items: readonly Item[], vocabulary: Vocabulary): Interpretation {
  const draft = emptyDraft();
  const refused = new Set<number>();
  const refuse = (item: number) => void refused.add(item);
  let before: Part | null = null;
  for (const [item, { part, except, refused: isRefused }] of readNegations(items).entries()) {
    if (part && (isRefused || isOfDevices(before, part) || !takePart(draft, part, item, except)))
      refuse(item);
    if (part?.kind !== 'filler') before = part;
  }
  const defaults = defaultQuestion(vocabulary);
  settleContrasts(draft, refuse);
  // What got worse did so since before: compared with the period before, unless another is named.
  draft.comparison ??= draft.changed && { item: draft.changed.item, base: 'previous', earlier: 'any' };
  const figures = settleOrder(draft, settleMeasures(draft, refuse), refuse);
  const period = draft.period ?? defaults.period;
  const groups = draft.groups.length > 0 ? draft.groups : draft.whole ? [] : defaults.groups;
  const compared = comparisonOf(draft, period);
  const question: ClickQuestion = {
    ...defaults,
    ...figures,
    show: draft.tests === null ? 'figures' : 'tests',
    changed: draft.changed?.changed ?? null,
    period,
    groups,
    ...placesOf(draft, vocabulary, period),
    comparison: compared === 'unsettled' ? null : compared,
    areas: settled(draft.areas),
    operators: settled(draft.operators),
    technologies: technologiesOf(draft),
    hours: draft.hours,
    weekdays: weekdaysLeft(draft).length < 7 ? weekdaysLeft(draft) : [],
    flagged: draft.flagged ?? defaults.flagged,
    failed: draft.failed ?? defaults.failed,
  };
  const sound = withoutFaults(question, draft, refuse);
  return {
    question: sound,
    tab: draft.tab,
    refused,
    defaults: defaultsTaken(draft, sound),
    unsettled: compared === 'unsettled' ? draft.comparison!.item : null,
  };
}

/** "thiết bị đo trên 100 lượt": tests of each device, not of each group. */
const isOfDevices = (before: Part | null, part: Part): boolean =>
  part.kind === 'limit' && part.unit === 'tests' && before?.kind === 'count' && before.count === 'devices';

/** What has no answer is refused: single measurements of a comparison, a comparison without its period or order. */
function withoutFaults(question: ClickQuestion, draft: Draft, refuse: (item: number) => void): ClickQuestion {
  if (question.show === 'tests' && faultOf(question) === 'question_lists_tests') {
    refuse(draft.tests!);
    return withoutFaults({ ...question, show: 'figures' }, draft, refuse);
  }
  if (question.changed !== null && faultOf(question) !== null) {
    const { item } = draft.changed!;
    refuse(item);
    const comparison = draft.comparison?.item === item ? null : question.comparison;
    const order = draft.orders.length === 0 ? null : question.order;
    return withoutFaults({ ...question, changed: null, comparison, order }, draft, refuse);
  }
  const comparisonMissing = draft.comparison !== null && question.comparison === null;
  try {
    checkQuestion(question);
    return question;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (draft.comparison && !comparisonMissing) refuse(draft.comparison.item);
    const byChange = question.order?.by === 'change';
    if (byChange && draft.orders[0]) refuse(draft.orders[0].item);
    if (byChange && draft.tops[0]) refuse(draft.tops[0].item);
    return { ...question, comparison: null, ...(byChange && { order: null, top: null }) };
  }
}

function faultOf(question: ClickQuestion): string | null {
  try {
    checkQuestion(question);
    return null;
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
}

const KINDS: Record<Exclude<Earlier, 'any'>, PeriodKind> = {
  month: 'month',
  quarter: 'quarter',
  report: 'report',
};

/** "tháng trước" is the month before only of a month: of another period it is asked. */
function comparisonOf(
  { comparison, period: said }: Draft,
  period: Period,
): Base | Period | null | 'unsettled' {
  if (comparison === null) return null;
  const { base, earlier } = comparison;
  if (typeof base !== 'string') return baseNamed(period, base);
  if (earlier !== 'any' && (said === null || said.kind !== KINDS[earlier])) return 'unsettled';
  const isRolling = base === 'year_ago' && basePeriod(period, base) === null;
  return isRolling && basePeriod(period, 'previous') ? 'previous' : base;
}

/** A period that is the one before, or a year ago, by that name. */
function baseNamed(period: Period, base: Period): Base | Period {
  return (
    BASES.find((name) => {
      const meant = basePeriod(period, name);
      return meant !== null && periodKey(meant) === periodKey(base);
    }) ?? base
  );
}

/** Level and edition: as said, else of the areas that were chosen, else the default. */
function placesOf(
  draft: Draft,
  vocabulary: Vocabulary,
  period: Period,
): Pick<ClickQuestion, 'edition' | 'level'> {
  const [area] = draft.groups.length === 0 ? draft.areas.only : [];
  const level = draft.level ?? area?.level ?? null;
  const fits = (edition: string | null) =>
    edition !== null && (level === null || editionOf(vocabulary, edition)?.levels.includes(level));
  const edition =
    [draft.edition, area?.edition ?? null].find(fits) ?? (level && editionWith(vocabulary, level, period));
  const meant = edition ?? vocabulary.edition;
  return { edition: meant, level: level ?? levelIn(vocabulary, meant) };
}

/** All technologies when figures are split by them, or all were said; without a word 4G, as on every page. */
function technologiesOf({ technologies, everyTechnology, groups }: Draft): ClickQuestion['technologies'] {
  const isSaid = technologies.only.length + technologies.except.length > 0;
  if (isSaid || everyTechnology || groups.includes('technology')) return settled(technologies);
  return { only: [DEFAULT_TECHNOLOGY], except: [] };
}

function defaultsTaken(draft: Draft, { groups, technologies }: ClickQuestion): readonly DefaultTaken[] {
  const { only, except } = draft.technologies;
  const taken: Record<DefaultTaken, boolean> = {
    measures: !draft.measures.some(
      ({ part }) => part.kind === 'metric' || part.kind === 'count' || part.kind === 'share',
    ),
    groups: draft.groups.length === 0 && !draft.whole,
    level: groups.includes('area') && draft.level === null,
    period: draft.period === null,
    comparison: draft.comparison !== null && draft.comparison.item === draft.changed?.item,
    technologies: !draft.everyTechnology && only.length + except.length === 0 && technologies.only.length > 0,
  };
  return (Object.keys(taken) as DefaultTaken[]).filter((name) => taken[name]);
}
