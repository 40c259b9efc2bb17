import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { softwareList } from '../software/software-list.ts';

/** Folders and files of the program that a machine needs to run it; the sources, since commands run from them. */
const PROGRAM = [
  ...['build', 'src', 'docs', 'data/reference', 'scripts/install'],
  ...['package.json', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'],
  ...['README.md', 'CHANGELOG.md', 'LICENSE'],
];

/** Commands of those who build and test the program: they need tests/ and packages for development. */
export const DEVELOPMENT_COMMANDS: readonly string[] = [
  'attack',
  'bench',
  'bundle',
  'chaos',
  'proof',
  'smoke',
  'test',
];

/** What stands beside the program itself in a bundle, from where it is kept in the sources. */
export const EXECUTABLES: Readonly<Record<string, string>> = {
  'install.sh': 'scripts/install/install.sh',
  'i-speed': 'scripts/install/i-speed.sh',
};

/** The commands that a bundle holds: files of scripts/. */
export function shippedScripts(root: string): string[] {
  return readdirSync(join(root, 'scripts'))
    .filter((name) => name.endsWith('.ts') && !DEVELOPMENT_COMMANDS.includes(name.replace('.ts', '')))
    .map((name) => join('scripts', name));
}

/** Every file of the program in `root` that a bundle holds, by its path there. Throws a Fault when a package is not installed. */
export function programFiles(root: string): string[] {
  const packages = softwareList(root).map(({ folder }) => folder);
  const nested = (path: string, folder: string) => path.startsWith(join(folder, 'node_modules'));
  const ofPackages = packages.flatMap((folder) =>
    filesBelow(root, folder).filter((path) => !nested(path, folder)),
  );
  const ofProgram = PROGRAM.flatMap((path) => filesBelow(root, path));
  return [...ofProgram, ...shippedScripts(root), ...ofPackages].sort();
}

function filesBelow(root: string, path: string): string[] {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}
