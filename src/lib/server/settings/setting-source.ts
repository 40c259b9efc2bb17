import { SETTINGS, type SettingContents, type SettingName } from '#lib/domain/settings/setting.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Config } from '../config.ts';
import {
  SHIPPED_AS_FILES,
  shippedSettings,
  type ShippedName,
} from '../warehouse/settings/shipped-settings.ts';
import {
  officeContent,
  settingVersions,
  type SettingVersions,
} from '../warehouse/settings/setting-versions.ts';
import { startedRetention } from '../warehouse/settings/started-settings.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** Where what ships comes from: the reference folder, and the variables that the program was started with. */
export interface SettingSource {
  readonly warehouse: Warehouse;
  readonly reference: string;
  readonly setup: Pick<Config, 'retention' | 'logDays' | 'origins'>;
}

/** The name of a setting in an address. Throws a Fault when it is none. */
export function settingNamed(text: string): SettingName {
  const name = SETTINGS.find((known) => known === text);
  if (!name) throw new Fault('setting_absent', { name: text, known: SETTINGS }, 404);
  return name;
}

/** Every setting as it ships. */
export const shippedContents = ({
  reference,
  setup,
}: Pick<SettingSource, 'reference' | 'setup'>): SettingContents => ({
  ...shippedSettings(reference),
  retention: startedRetention(setup),
  address: { origin: null },
});

/** Every setting as it ships, as it is in force, and its versions. */
export async function readSettings(source: SettingSource): Promise<{
  readonly shipped: SettingContents;
  readonly inForce: SettingContents;
  readonly versions: SettingVersions;
}> {
  const shipped = shippedContents(source);
  const versions = await settingVersions(source.warehouse);
  return { shipped, versions, inForce: contentsInForce(shipped, versions) };
}

/** Of each setting what the office set last, else what ships. */
export const contentsInForce = (shipped: SettingContents, versions: SettingVersions): SettingContents =>
  Object.fromEntries(
    SETTINGS.map((name) => [name, officeContent(versions, name) ?? shipped[name]]),
  ) as unknown as SettingContents;

/** Does it ship as files, and stand in tables of the warehouse? */
export const isShippedAsFile = (name: SettingName): name is ShippedName =>
  SHIPPED_AS_FILES.some((known) => known === name);
