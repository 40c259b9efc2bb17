import type { ColumnMapping } from '#lib/domain/column-mapping.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Profile, ProfileMapping } from '#lib/domain/profile.ts';
import { textKey } from '#lib/domain/text-key.ts';
import type { Database } from '../../db/database.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { checkConstants } from './check-constants.ts';
import type { AppliedProfile } from './mapped-columns.ts';
import { constantsInName } from './name-constants.ts';
import * as sql from './profiles.sql.ts';

/** All profiles: users' own first, then built-in ones. */
export async function listProfiles(db: Database): Promise<Profile[]> {
  const rows = await db.query(sql.profiles, {});
  return rows.map(({ mapping, ...row }) => ({ ...row, mapping: JSON.parse(mapping) as ProfileMapping }));
}

/** A mapping to be saved as a profile. */
export interface NewProfile {
  readonly name: string;
  readonly headers: readonly string[];
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly mapping: Pick<ColumnMapping, 'columns' | 'constants'>;
  readonly createdBy: string;
}

const MAX_NAME_LENGTH = 80;

/** Saves a profile, replacing a user's own of the same name. Throws a Fault without a name, or for a built-in one's. */
export async function saveProfile(warehouse: Warehouse, profile: NewProfile): Promise<Profile> {
  const name = profile.name.trim().slice(0, MAX_NAME_LENGTH);
  if (!name) throw new Fault('profile_nameless', {}, 422);
  const isBuiltIn = (await listProfiles(warehouse.db)).some((one) => one.builtIn && sameName(one, name));
  if (isBuiltIn) throw new Fault('profile_built_in', { name }, 409);
  const { columns, constants } = profile.mapping;
  const mapping: ProfileMapping = { columns, constants: checkConstants(constants) };
  const { sheet, headerRow, createdBy: by } = profile;
  await warehouse.record(
    () => ({ action: 'profile_saved', object: `profile:${name}`, by, after: { columns } }),
    (writer) =>
      writer.query(sql.putProfile, {
        ...{ name, sheet, headerRow, by },
        headers: JSON.stringify(headerKeys(profile.headers)),
        mapping: JSON.stringify(mapping),
        now: warehouse.clock().toISOString(),
      }),
  );
  return profileNamed(await listProfiles(warehouse.db), name);
}

/** The number of a profile in a path. Throws a Fault when it is none. */
export function profileId(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Fault('profile_absent', { name: text, names: [] }, 404);
  return Number(text);
}

/** Deletes a profile. Throws a Fault when there is none with this id that is not built-in. */
export async function deleteProfile(warehouse: Warehouse, id: number): Promise<void> {
  const { name = '' } = (await listProfiles(warehouse.db)).find((profile) => profile.id === id) ?? {};
  const deleted = await warehouse.record(
    (rows: readonly unknown[]) =>
      rows.length === 0 ? null : { action: 'profile_deleted', object: `profile:${name}` },
    (writer) => writer.query(sql.deleteProfile, { id }),
  );
  if (deleted.length === 0) throw new Fault('profile_absent', { name: String(id), names: [] }, 404);
}

/** Which profile has a name, ignoring diacritics and case? Throws a Fault with the existing names if none has. */
export function profileNamed(profiles: readonly Profile[], name: string): Profile {
  const found = profiles.find((profile) => sameName(profile, name));
  if (!found) {
    throw new Fault('profile_absent', { name, names: profiles.map((profile) => profile.name) }, 404);
  }
  return found;
}

/** Which profile matches a file's headers? A user's own with exactly these headers, else a built-in one with a subset. */
export function profileForHeaders(profiles: readonly Profile[], headers: readonly string[]): Profile | null {
  const keys = headerKeys(headers);
  const has = new Set(keys);
  const fits = ({ builtIn, headers: needed }: Profile) =>
    needed.length > 0 && needed.every((key) => has.has(key)) && (builtIn || needed.length === keys.length);
  return profiles.find(fits) ?? null;
}

/** Applies a profile to a file, whose name may contain constants. */
export function applyProfile({ name, builtIn, mapping }: Profile, fileName: string): AppliedProfile {
  const constants = { ...constantsInName(mapping.fromName ?? [], fileName), ...mapping.constants };
  return { name, complete: !builtIn, columns: mapping.columns, constants };
}

/** Headers as distinct, sorted text keys: identifies the shape of a file. */
export function headerKeys(headers: readonly string[]): string[] {
  return [...new Set(headers.map(textKey).filter(Boolean))].sort();
}

function sameName(profile: Profile, name: string): boolean {
  return textKey(profile.name) === textKey(name);
}
