import type { RetentionSetting } from '#lib/domain/settings/setting.ts';
import type { Retention } from '../retention.ts';
import type { Warehouse } from '../warehouse.ts';
import { officeContent, settingVersions } from './setting-versions.ts';

/** How long what is kept by the variables that the program was started with. */
export interface Started {
  readonly retention: Retention;
  readonly logDays: number;
}

/** The same as a setting. */
export const startedRetention = ({ retention, logDays }: Started): RetentionSetting => ({
  ...retention,
  logDays,
});

/** How long what is kept, as the office set it last, else as the program was started. */
export const retentionInForce = async (warehouse: Warehouse, started: Started): Promise<RetentionSetting> =>
  officeContent(await settingVersions(warehouse), 'retention') ?? startedRetention(started);

/** The address that links begin with, where the office chose one that the server still answers to; else null. */
export async function addressInForce(
  warehouse: Warehouse,
  origins: readonly string[],
): Promise<string | null> {
  const origin = officeContent(await settingVersions(warehouse), 'address')?.origin ?? null;
  return origin !== null && origins.includes(origin) ? origin : null;
}
