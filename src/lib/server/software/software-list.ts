import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';

/** A package of npm that the program needs when it runs. */
export interface SoftwarePackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression as its author states it; null where none is stated. */
  readonly licence: string | null;
  /** Its folder below the program's, as `node_modules/d3`. */
  readonly folder: string;
}

interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

interface InstalledPackage {
  readonly version: string;
  readonly license?: string;
  readonly licenses?: readonly { readonly type: string }[];
}

const LAST_FOLDER = /^.*node_modules\//;

/**
 * The packages that the program in `root` runs with, by name: those of package-lock.json without the ones for development,
 * and of the ones for a platform only those installed. Throws a Fault when one is missing, or of another version.
 */
export function softwareList(root: string): SoftwarePackage[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.entries(lock.packages)
    .filter(
      ([folder, { dev, optional }]) => folder !== '' && !dev && (!optional || isInstalled(root, folder)),
    )
    .map(([folder, locked]) => {
      const installed = readInstalled(root, folder);
      if (installed?.version !== locked.version) throw new Fault('packages_not_installed', { folder });
      return {
        name: locked.name ?? folder.replace(LAST_FOLDER, ''),
        version: locked.version!,
        licence: locked.license ?? statedLicence(installed!),
        folder,
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const packageFile = (root: string, folder: string) => join(root, folder, 'package.json');
const isInstalled = (root: string, folder: string) => existsSync(packageFile(root, folder));

function readInstalled(root: string, folder: string): InstalledPackage | null {
  if (!isInstalled(root, folder)) return null;
  return JSON.parse(readFileSync(packageFile(root, folder), 'utf8')) as InstalledPackage;
}

/** Packages of before 2015 state a list. */
const statedLicence = ({ license, licenses }: InstalledPackage): string | null =>
  license ?? licenses?.map(({ type }) => type).join(' OR ') ?? null;
