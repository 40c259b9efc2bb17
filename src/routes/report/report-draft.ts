import { readCount } from '#lib/domain/read-count.ts';
import { checkReport, type CheckFinding, type Quantity } from '#lib/domain/tallies/tally-check.ts';
import { TALLY_FIGURES, type StandingTally, type TallyFigure } from '#lib/domain/tally.ts';
import type { ReportForm } from '#lib/server/tallies/report-form.ts';

/** A form as it is being filled in: figures as they are written. */
export type ReportDraft = Record<TallyFigure, string>;

export const toDate = (quantity: Quantity) => `${quantity}Cumulative` as const;

const textOf = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : String(value);

/** The form before anybody writes: the report that stands, else what was to date the last time. */
export function firstDraft({ standing, before }: Pick<ReportForm, 'standing' | 'before'>): ReportDraft {
  const of = (figure: TallyFigure, last: TallyFigure | null) =>
    textOf(standing ? standing[figure] : last && before?.[last]);
  return {
    installs: of('installs', null),
    accesses: of('accesses', null),
    installsCumulative: of('installsCumulative', 'installsCumulative'),
    accessesCumulative: of('accessesCumulative', 'accessesCumulative'),
  };
}

/**
 * The draft after the month's figure of a quantity was written: to date follows it as long as it is the last time's
 * and the month's together, as it stood.
 */
export function withMonth(
  draft: ReportDraft,
  quantity: Quantity,
  written: string,
  before: StandingTally | null,
): ReportDraft {
  const last = before?.[toDate(quantity)] ?? null;
  const [then, now] = [readCount(draft[quantity].trim()), readCount(written.trim())];
  const own = draft[toDate(quantity)] === textOf(last === null ? null : last + (then ?? 0));
  const next = { ...draft, [quantity]: written };
  return last !== null && own ? { ...next, [toDate(quantity)]: String(last + (now ?? 0)) } : next;
}

/** What the checks find in a draft; nothing until its figures are all written. */
export function findingsIn(
  draft: ReportDraft,
  form: Pick<ReportForm, 'unit' | 'month' | 'before'>,
): readonly CheckFinding[] {
  const figures = TALLY_FIGURES.map((figure) => [figure, readCount(draft[figure].trim())] as const);
  if (!figures.every(([, value]) => typeof value === 'number')) return [];
  const tally = {
    ...(Object.fromEntries(figures) as Record<TallyFigure, number>),
    ...{ unitCode: form.unit.code, month: form.month, note: null, batchId: 0 },
    ...{ version: 0, origin: 'web' as const, receivedAt: '', simulated: false },
  };
  return checkReport({ tally, before: form.before, others: [] });
}
