import { access, link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileSource } from './read/file-source.ts';
import type { LoadOptions } from './read/load-options.ts';

/** Names of temporary files and folders of loads, uploads and previews. */
const TEMPORARY_NAME = /^(?:(?:load|upload|preview)-|previews$)/;

const SOURCE = 'source';
const NOTE = 'load.json';
const TRIED = 'tried';

/** A load as its folder has it, so that the next start can finish it: what was loaded, and as what. */
interface LoadNote {
  readonly name: string;
  readonly options: Omit<LoadOptions, 'signal' | 'rulesOff'>;
  readonly rulesOff: readonly string[];
}

/** A load that ended with its program. */
export interface LeftLoad {
  readonly folder: string;
  /** Null when the file itself is not there any more. */
  readonly source: FileSource | null;
  readonly name: string;
  readonly options: LoadOptions;
  /** A start tried to finish it before, and ended with it. */
  readonly tried: boolean;
}

/**
 * Notes in a load's folder what is loaded, and links the file into it, since its raw copy is made when the file may be
 * deleted. Returns the path to read from: the link, or, on another file system, the original.
 */
export async function noteLoad(
  folder: string,
  { path, name }: FileSource,
  options: LoadOptions,
  now: Date,
): Promise<string> {
  const linked = join(folder, SOURCE);
  const readFrom = await link(path, linked).then(
    () => linked,
    () => path,
  );
  const { rulesOff = [] } = options;
  const stated = Object.fromEntries(
    Object.entries(options).filter(([key]) => key !== 'signal' && key !== 'rulesOff'),
  ) as LoadNote['options'];
  // A monthly form that is finished later was received now.
  const receivedAt = stated.constants?.received === undefined ? { receivedAt: now.toISOString() } : {};
  const note: LoadNote = { name, options: { ...receivedAt, ...stated }, rulesOff: [...rulesOff] };
  await writeFile(join(folder, NOTE), JSON.stringify(note));
  return readFrom;
}

/** Notes that a start begins to finish a load: a file that ends the program does so once. */
export const noteTry = ({ folder }: LeftLoad): Promise<void> => writeFile(join(folder, TRIED), '');

/**
 * Loads that the last program left, in their order; everything else of its temporary files is removed. To be called
 * before any load begins.
 */
export async function clearInbox(dataDir: string): Promise<LeftLoad[]> {
  const inbox = join(dataDir, 'inbox');
  const names = (await readdir(inbox).catch(() => [])).filter((name) => TEMPORARY_NAME.test(name));
  const left: LeftLoad[] = [];
  for (const name of names.sort()) {
    const folder = join(inbox, name);
    const load = await readLeftLoad(folder);
    if (load === null) await rm(folder, { recursive: true, force: true });
    else left.push(load);
  }
  return left;
}

async function readLeftLoad(folder: string): Promise<LeftLoad | null> {
  const has = (name: string) =>
    access(join(folder, name)).then(
      () => true,
      () => false,
    );
  try {
    const note = JSON.parse(await readFile(join(folder, NOTE), 'utf8')) as LoadNote;
    const { name, options, rulesOff } = note;
    return {
      ...{ folder, name, tried: await has(TRIED) },
      source: (await has(SOURCE)) ? { path: join(folder, SOURCE), name } : null,
      options: { ...options, rulesOff: new Set(rulesOff) as NonNullable<LoadOptions['rulesOff']> },
    };
  } catch {
    return null;
  }
}
