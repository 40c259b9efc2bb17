import type { ReportState } from '#lib/domain/due-state.ts';

/** Signs of the states that a figure on the board carries; those that are as they should be carry none. */
export const STATE_MARKS: Partial<Record<ReportState, string>> = {
  early: '◂',
  late: '▸',
  consolidated: '◇',
};
