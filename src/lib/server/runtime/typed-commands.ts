import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** How `scripts/install/i-speed.sh` is called in a folder of the program that a bundle was installed to. */
const INSTALLED = 'i-speed';
/** The link that `scripts/install/install.sh` makes to the version in use. */
const CURRENT = 'current';

/**
 * A sentence as it is typed on this machine: where a bundle was installed to `root` there is no npm, and `npm run backup -- --out
 * FILE` is `/opt/i-speed/current/i-speed backup --out FILE`.
 */
export function typedCommands(text: string, root: string): string {
  if (!existsSync(join(root, INSTALLED)) || !existsSync(join(root, 'bin'))) return text;
  const current = join(dirname(root), CURRENT, INSTALLED);
  const command = basename(root) !== CURRENT && existsSync(current) ? current : join(root, INSTALLED);
  return text
    .replace(/npm run ([a-z]+)(?: --(?= |$))?/gm, `${command} $1`)
    .replaceAll('npm start', `${command} start`);
}

/** The folder of the program, as `i-speed.sh` and the unit of systemd name it. */
export const programRoot = (): string => process.env.APP_ROOT ?? process.cwd();
