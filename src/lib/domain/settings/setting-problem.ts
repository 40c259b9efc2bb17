/** What may be wrong in a field of a setting. */
export const SETTING_WRONGS = [
  'empty',
  'too_long',
  'no_code',
  'no_number',
  'out_of_range',
  'no_date',
  'no_choice',
  'too_few',
  'unknown',
  'repeated',
  'reversed',
  'overlap',
  'share_missing',
  'mean_missing',
  'unread',
  'host_missing',
  'basis_missing',
  'one_minimum',
  'no_gate',
  'none_judges',
  'wrong_year',
  'weekend',
  'no_weekend',
  'no_network',
  'not_served',
  'form',
] as const;
/** One of `SETTING_WRONGS`. */
export type SettingWrong = (typeof SETTING_WRONGS)[number];

/** A step to a field: its name, and of a list the item, by its key or its place from 1. */
export interface SettingStep {
  readonly field: string;
  readonly item: string | null;
}

/** Something that is not as it should be, and where. */
export interface SettingProblem {
  readonly where: readonly SettingStep[];
  readonly wrong: SettingWrong;
  /** What its sentence names. */
  readonly value: string;
  readonly least: number | null;
  readonly most: number | null;
}

/** A problem at a place. */
export const problemAt = (
  where: readonly SettingStep[],
  wrong: SettingWrong,
  named: Partial<Pick<SettingProblem, 'value' | 'least' | 'most'>> = {},
): SettingProblem => ({ where, wrong, value: '', least: null, most: null, ...named });
