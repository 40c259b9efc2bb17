import type { SettingContents, SettingName, SettingVersion } from '#lib/domain/settings/setting.ts';
import type { Database, Writer } from '../../db/database.ts';
import type { Warehouse } from '../warehouse.ts';
import { settingRows } from './setting-versions.sql.ts';

/** Every version of each setting, oldest first; none where the office left it as it ships. */
export type SettingVersions = {
  readonly [Name in SettingName]?: readonly SettingVersion<Name>[];
};

/** All versions as they are in a database. */
export async function readSettingVersions(db: Pick<Database | Writer, 'query'>): Promise<SettingVersions> {
  const versions: Record<string, SettingVersion[]> = {};
  for (const { setting, content, ...row } of await db.query(settingRows, {}))
    (versions[setting] ??= []).push({
      ...row,
      content: content === null ? null : (JSON.parse(content) as SettingVersion['content']),
    });
  return versions;
}

const cache = new WeakMap<Warehouse, { version: number; versions: Promise<SettingVersions> }>();

/** All versions of the warehouse's current data version, read once for each. */
export function settingVersions({ root }: Warehouse): Promise<SettingVersions> {
  const cached = cache.get(root);
  if (cached?.version === root.dataVersion) return cached.versions;
  const entry = { version: root.dataVersion, versions: readSettingVersions(root.db) };
  cache.set(root, entry);
  entry.versions.catch(() => cache.delete(root));
  return entry.versions;
}

/** What the office set last; null where it is what ships. */
export const officeContent = <Name extends SettingName>(
  versions: SettingVersions,
  name: Name,
): SettingContents[Name] | null => versions[name]?.at(-1)?.content ?? null;
