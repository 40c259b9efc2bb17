import { localDateAt } from '#lib/domain/local-date.ts';
import type { AddressEffects } from '#lib/domain/settings/setting-effects.ts';
import type { SettingContents } from '#lib/domain/settings/setting.ts';
import type { SettingSource } from '../setting-source.ts';
import { openLinks } from './effects.sql.ts';

/** With which address would links begin, and how many were sent with the one of before? */
export async function addressEffects(
  { warehouse, setup }: SettingSource,
  before: SettingContents['address'],
  after: SettingContents['address'],
): Promise<AddressEffects> {
  const [first] = setup.origins;
  const [open] = await warehouse.db.query(openLinks, { today: localDateAt(warehouse.clock()) });
  return {
    kind: 'address',
    before: before.origin ?? first ?? null,
    after: after.origin ?? first ?? null,
    links: open!.links,
  };
}
