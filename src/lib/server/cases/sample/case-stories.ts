import type { AnswerStatus } from '#lib/domain/cases/answer.ts';

/** Days from today; negative before it. */
type Days = number;

/** What happened to a simulated case, each step so many days from today. */
export interface CaseStory {
  readonly operator: string;
  /** How many areas: the operator's slowest that no other story has, and that are not left to people. */
  readonly places: number;
  readonly sent?: { readonly on: Days; readonly deadline: Days; readonly mendedBy: Days };
  readonly received?: Days;
  readonly reminded?: { readonly on: Days; readonly deadline: Days };
  readonly answered?: { readonly on: Days; readonly status: AnswerStatus };
  /** Tests afterwards: their mean as a factor of the limit, how many of those asked for, and who made them. */
  readonly verified?: {
    readonly on: Days;
    readonly level: number;
    readonly share: number;
    readonly grade: 'citizens' | 'protocol';
  };
  readonly ended?: { readonly on: Days; readonly kind: 'closed' | 'passed_on' | 'withdrawn' };
}

/** Sent half a year ago, mended by two months ago. */
const LONG_AGO = { on: -190, deadline: -160, mendedBy: -70 } as const;
const DONE = { on: -150, status: 'done' } as const;
const judged = (level: number, share = 1.3, grade: 'citizens' | 'protocol' = 'protocol') => ({
  ...{ on: -20, level, share, grade },
});

/** Stories of every state. */
export const CASE_STORIES: readonly CaseStory[] = [
  { operator: 'mobifone', places: 2 },
  { operator: 'vinaphone', places: 1, sent: LONG_AGO, answered: DONE, verified: judged(0.93) },
  { operator: 'vinaphone', places: 1, sent: { on: -6, deadline: 15, mendedBy: 120 } },
  { operator: 'mobifone', places: 3, sent: { on: -12, deadline: 2, mendedBy: 100 }, received: -10 },
  {
    operator: 'vietnamobile',
    places: 2,
    sent: { on: -70, deadline: -40, mendedBy: 60 },
    reminded: { on: -35, deadline: -8 },
  },
  { operator: 'vinaphone', places: 1, sent: { on: -45, deadline: -13, mendedBy: 90 }, received: -43 },
  {
    operator: 'viettel',
    places: 1,
    sent: { on: -60, deadline: -25, mendedBy: 45 },
    received: -58,
    answered: { on: -28, status: 'planned' },
  },
  {
    operator: 'mobifone',
    places: 1,
    sent: { on: -150, deadline: -120, mendedBy: -45 },
    answered: { on: -125, status: 'done' },
  },
  { operator: 'viettel', places: 1, sent: LONG_AGO, answered: DONE, verified: judged(1.7) },
  {
    operator: 'vinaphone',
    places: 1,
    sent: LONG_AGO,
    answered: DONE,
    verified: judged(1.9, 1.3, 'citizens'),
  },
  { operator: 'mobifone', places: 1, sent: LONG_AGO, answered: DONE, verified: judged(1.2, 0.2) },
  { operator: 'viettel', places: 1, sent: LONG_AGO, answered: DONE, verified: judged(0.3) },
  {
    operator: 'viettel',
    places: 1,
    sent: LONG_AGO,
    answered: DONE,
    verified: judged(1.8),
    ended: { on: -10, kind: 'closed' },
  },
  {
    operator: 'viettel',
    places: 1,
    sent: { on: -120, deadline: -90, mendedBy: 30 },
    ended: { on: -15, kind: 'passed_on' },
  },
  { operator: 'vinaphone', places: 1, ended: { on: 0, kind: 'withdrawn' } },
];

/** What every simulated case says of itself. */
export const STORY_WORDS = {
  by: 'i-Speed (mô phỏng)',
  reason: 'Hồ sơ mô phỏng, lập kèm dữ liệu mẫu.',
  note: 'Mô phỏng.',
  verified: 'Mô phỏng: các lượt đo kiểm chứng được sinh ra, không nằm trong kho dữ liệu.',
};
