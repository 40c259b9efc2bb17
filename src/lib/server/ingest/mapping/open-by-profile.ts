import { Fault } from '#lib/domain/fault.ts';
import type { Profile } from '#lib/domain/profile.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { FileFacts } from '../read/file-facts.ts';
import type { FileSource } from '../read/file-source.ts';
import { readKnownWords } from './known-words.ts';
import type { LoadOptions } from '../read/load-options.ts';
import type { MappingContext } from './mapped-columns.ts';
import { openFile, type OpenedFile } from '../read/open-file.ts';
import { applyProfile, listProfiles, profileForHeaders, profileNamed } from './profiles.ts';

/** A file opened, with what helps to understand its columns. */
export interface OpenedByProfile {
  readonly opened: OpenedFile;
  readonly context: MappingContext;
  /** The saved mapping that fits, or the one asked for. */
  readonly profile: Profile | null;
}

/** In place of a profile's name: look for none. */
export const NO_PROFILE = 'none';
/** Sheets and header rows of saved mappings that are tried on a file that fits none as it stands. */
const MAX_TRIES = 5;

/**
 * Opens a file and finds the saved mapping for it: the one asked for, else the one whose headers it has, also
 * when they stand on the sheet or in the row that the mapping names. Throws a Fault as `openFile` does, and for a
 * profile that does not exist.
 */
export async function openByProfile(
  { db }: Warehouse,
  source: FileSource,
  facts: FileFacts,
  folder: string,
  options: LoadOptions,
): Promise<OpenedByProfile> {
  const known = await readKnownWords(db);
  const profiles = options.profile === NO_PROFILE ? [] : await listProfiles(db);
  const open = (profile: Profile | null) =>
    openFile(source, facts, folder, withProfile(options, profile), db);
  const found = (opened: OpenedFile, profile: Profile | null): OpenedByProfile => ({
    opened,
    profile,
    context: { known, profile: profile && applyProfile(profile, source.name) },
  });
  if (options.profile && options.profile !== NO_PROFILE) {
    const profile = profileNamed(profiles, options.profile);
    return found(await open(profile), profile);
  }
  const first = await open(null).catch((error: unknown) => {
    if (error instanceof Fault && error.code === 'header_missing') return error;
    throw error;
  });
  if (!(first instanceof Fault)) {
    const profile = 'forms' in first ? null : profileForHeaders(profiles, first.table.headers);
    if (profile || 'forms' in first) return found(first, profile);
  }
  for (const profile of profilesWithLocation(profiles, options)) {
    const opened = await open(profile).catch(() => null);
    if (opened && !('forms' in opened) && profileForHeaders([profile], opened.table.headers)) {
      return found(opened, profile);
    }
  }
  if (first instanceof Fault) throw first;
  return found(await open(null), null);
}

/** Saved mappings that say on which sheet or in which row the header stands, unless a person said so now. */
function profilesWithLocation(profiles: readonly Profile[], { sheet, headerRow }: LoadOptions): Profile[] {
  if (sheet !== undefined || headerRow !== undefined) return [];
  return profiles
    .filter((profile) => profile.sheet !== null || profile.headerRow !== null)
    .slice(0, MAX_TRIES);
}

/** The options to open a file with: what a person says wins over the profile; its columns help to find the header. */
function withProfile(options: LoadOptions, profile: Profile | null): LoadOptions {
  if (!profile) return options;
  const sheet = options.sheet ?? profile.sheet;
  const headerRow = options.headerRow ?? profile.headerRow;
  return {
    ...options,
    columns: { ...profile.mapping.columns, ...options.columns },
    ...(sheet === null ? {} : { sheet }),
    ...(headerRow === null ? {} : { headerRow }),
  };
}
