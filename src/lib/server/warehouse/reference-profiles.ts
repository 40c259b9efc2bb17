import { textKey } from '#lib/domain/text-key.ts';
import type { ProfileMapping } from '#lib/domain/profile.ts';
import type { Writer } from '../db/database.ts';
import * as sql from './reference-profiles.sql.ts';

/** The file of profiles in the reference folder. */
export interface ProfilesFile {
  readonly profiles: readonly (ProfileMapping & {
    readonly name: string;
    /** Headers required in a file. */
    readonly headers: readonly string[];
  })[];
}

/** Replaces the built-in profiles of an earlier version. A user's profile of the same name stays. */
export async function loadReferenceProfiles(writer: Writer, file: ProfilesFile): Promise<void> {
  await writer.run(sql.clearReferenceProfiles, {});
  for (const { name, headers, columns, constants, fromName } of file.profiles) {
    await writer.run(sql.addReferenceProfile, {
      name,
      headers: JSON.stringify([...new Set(headers.map(textKey))].sort()),
      mapping: JSON.stringify({ columns, constants, fromName }),
    });
  }
}
