import type { SettingEffects } from '#lib/domain/settings/setting-effects.ts';
import type { SettingContents, SettingName } from '#lib/domain/settings/setting.ts';
import type { SettingSource } from '../setting-source.ts';
import { addressEffects } from './address-effects.ts';
import { bodiesEffects } from './bodies-effects.ts';
import { holidaysEffects } from './holidays-effects.ts';
import { operatorsEffects } from './operators-effects.ts';
import { retentionEffects } from './retention-effects.ts';
import { standardsEffects } from './standards-effects.ts';

type Effects = {
  readonly [Name in SettingName]: (
    source: SettingSource,
    before: SettingContents[Name],
    after: SettingContents[Name],
  ) => Promise<SettingEffects>;
};

const EFFECTS: Effects = {
  standards: standardsEffects,
  operators: operatorsEffects,
  issuing_bodies: bodiesEffects,
  holidays: holidaysEffects,
  retention: retentionEffects,
  address: addressEffects,
};

/** What a setting's content would change in figures, documents and terms, computed from the warehouse as it is. */
export const effectsOf = <Name extends SettingName>(
  source: SettingSource,
  name: Name,
  inForce: SettingContents,
  content: SettingContents[Name],
): Promise<SettingEffects> => EFFECTS[name](source, inForce[name], content);
