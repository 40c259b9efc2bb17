import { HEALTH_PROBLEMS } from '../safekeeping/health.ts';

/** What an administrator is told of without asking. */
export const ALERTS = [...HEALTH_PROBLEMS, 'backup_failed', 'answers_failed'] as const;
/** One of them. */
export type AlertCode = (typeof ALERTS)[number];

/** An alert that goes on, and since when (ISO 8601, UTC). */
export interface Alert {
  readonly code: AlertCode;
  readonly since: string;
}

/** One that has ended. */
export interface EndedAlert extends Alert {
  readonly endedAt: string;
}

/** All that is kept of alerts, the latest first. */
export interface AlertLog {
  /** When was looked last; null before the first time. */
  readonly checkedAt: string | null;
  readonly open: readonly Alert[];
  readonly ended: readonly EndedAlert[];
}

/** Before anybody looked. */
export const NO_ALERTS: AlertLog = { checkedAt: null, open: [], ended: [] };

/** Ended alerts that are kept. */
const MOST_ENDED = 100;

/** The log after a look at `now` that found these: what goes on keeps its beginning, what was not found has ended. */
export function nextAlerts(before: AlertLog, found: readonly AlertCode[], now: string): AlertLog {
  const known = new Map(before.open.map((alert) => [alert.code, alert]));
  const begun = found.filter((code) => !known.has(code)).map((code) => ({ code, since: now }));
  const over = before.open.filter(({ code }) => !found.includes(code));
  return {
    checkedAt: now,
    open: [...begun, ...before.open.filter(({ code }) => found.includes(code))],
    ended: [...over.map((alert) => ({ ...alert, endedAt: now })), ...before.ended].slice(0, MOST_ENDED),
  };
}
