import type { WorkingCalendar } from '../cases/deadlines/working-calendar.ts';
import type { IssuingBody } from '../issuing-body.ts';
import type { OperatorEntry } from '../operator.ts';
import type { StandardsSetting } from '../standards/standards-files.ts';

/** What an office changes by itself, each in versions of its own. */
export const SETTINGS = [
  'standards',
  'operators',
  'issuing_bodies',
  'holidays',
  'retention',
  'address',
] as const;
/** One of `SETTINGS`. */
export type SettingName = (typeof SETTINGS)[number];

/** How long what is kept, in days. */
export interface RetentionSetting {
  readonly rawDays: number;
  readonly positionDays: number;
  readonly logDays: number;
}

/** What each setting holds. */
export interface SettingContents {
  readonly standards: StandardsSetting;
  readonly operators: { readonly operators: readonly OperatorEntry[] };
  readonly issuing_bodies: { readonly issuingBodies: readonly IssuingBody[] };
  readonly holidays: WorkingCalendar;
  readonly retention: RetentionSetting;
  /** The address that links begin with; null: the first of those that the server was started with. */
  readonly address: { readonly origin: string | null };
}

/** The number of what ships, before an office changed it. */
export const SHIPPED_SETTING = 0;

/** A version of a setting. Versions are only added; an undoing is a further one. */
export interface SettingVersion<Name extends SettingName = SettingName> {
  readonly version: number;
  /** Null where it is what ships, whatever a later program ships. */
  readonly content: SettingContents[Name] | null;
  /** The version whose content it took up again; null for a new content. */
  readonly restores: number | null;
  /** Why it was changed, and by which document. */
  readonly note: string;
  /** Local date. */
  readonly changedOn: string;
  readonly by: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}

/** Longest reason for a change, in characters. */
export const LONGEST_SETTING_NOTE = 300;
