import { Fault } from '#lib/domain/fault.ts';
import type { SettingProblem } from '#lib/domain/settings/setting-problem.ts';
import type { SettingName } from '#lib/domain/settings/setting.ts';

/** A problem of a setting as a Fault: its sentence says which setting, where, what is wrong and what may stand there. */
export const problemFault = (setting: SettingName, { where, ...problem }: SettingProblem): Fault =>
  new Fault('setting_wrong', { setting, ...problem, where: JSON.stringify(where) }, 422);
