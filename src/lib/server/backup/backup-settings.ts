import { VARIABLES } from '../config.ts';

/** What depends on the machine, not on the data. */
const OF_THE_MACHINE: readonly string[] = ['HOST', 'PORT', 'DATA_DIR', 'APP_ROOT', 'SAMPLE'];

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings of an environment as a backup records them: every variable that is read, but for the machine's own. */
export function recordedSettings(env: Environment): Record<string, string> {
  const names = Object.keys(VARIABLES).filter((name) => !OF_THE_MACHINE.includes(name));
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}

/** Settings of a backup that this environment has otherwise, as `NAME=value`. */
export function missingSettings(recorded: Readonly<Record<string, string>>, env: Environment): string[] {
  return Object.entries(recorded)
    .filter(([name, value]) => env[name] !== value)
    .map(([name, value]) => `${name}=${value}`);
}
