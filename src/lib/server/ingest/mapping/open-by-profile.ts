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

/** An opened file with the context for mapping its columns. */
export interface OpenedByProfile {
  readonly opened: OpenedFile;
  readonly context: MappingContext;
  /** The matching or requested profile. */
  readonly profile: Profile | null;
}

/** Requests no profile. */
export const NO_PROFILE = 'none';
/** Most profiles with their own sheet or header row that are tried. */
const MAX_TRIES = 5;

/**
 * Opens a file and finds its profile: the requested one, else one with matching headers, possibly on the sheet or in the
 * row that the profile names. Throws a Fault as `openFile` does, and for an unknown profile.
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
  const open = (profile: Profile | null) => openFile(source, facts, folder, withProfile(options, profile));
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
    const opened = await open(profile).catch((error: unknown) => {
      if (options.signal?.aborted) throw error;
      return null;
    });
    if (opened && !('forms' in opened) && profileForHeaders([profile], opened.table.headers)) {
      return found(opened, profile);
    }
  }
  if (first instanceof Fault) throw first;
  return found(await open(null), null);
}

/** Profiles with a sheet or header row; none if a person stated either. */
function profilesWithLocation(profiles: readonly Profile[], { sheet, headerRow }: LoadOptions): Profile[] {
  if (sheet !== undefined || headerRow !== undefined) return [];
  return profiles
    .filter((profile) => profile.sheet !== null || profile.headerRow !== null)
    .slice(0, MAX_TRIES);
}

/** Options completed by a profile. Stated options take precedence; the profile's columns help to find the header. */
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
