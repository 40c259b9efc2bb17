import type { IssuingBody } from '#lib/domain/issuing-body.ts';
import { SHIPPED_SETTING } from '#lib/domain/settings/setting.ts';
import { readCatalog } from '../catalog.ts';
import type { Warehouse } from '../warehouse.ts';
import { settingVersions } from './setting-versions.ts';
import { shippedSettings } from './shipped-settings.ts';

/** The issuing bodies of a version, whichever is in force now: a letter that went stays with those that signed it. */
export async function issuingBodiesOf(
  warehouse: Warehouse,
  reference: string,
  version: number,
): Promise<readonly IssuingBody[]> {
  const { issuing_bodies: versions = [] } = await settingVersions(warehouse);
  if (version === (versions.at(-1)?.version ?? SHIPPED_SETTING))
    return (await readCatalog(warehouse)).issuingBodies;
  const content = versions.find((one) => one.version === version)?.content ?? null;
  return (content ?? shippedSettings(reference).issuing_bodies).issuingBodies;
}
