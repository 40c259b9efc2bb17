import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A PostgreSQL server with PostGIS of this bench's own. */
export interface Cluster {
  /** Runs statements in one session; gives what it prints. Throws an Error with what it complained of. */
  run(statements: string): string;
  /** Runs statements in one session; gives how long each took, in ms. */
  timesOf(statements: readonly string[]): number[];
}

/** Where Debian puts each version's programs and extensions. */
const PROGRAMS = '/usr/lib/postgresql';
const extensionOf = (version: string) => `/usr/share/postgresql/${version}/extension/postgis.control`;

/** Nothing needs to outlive this bench, and half a GB is what our own database may take. */
const SETTINGS = {
  listen_addresses: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '8GB',
  shared_buffers: '256MB',
  work_mem: '64MB',
  maintenance_work_mem: '256MB',
  max_parallel_workers_per_gather: '2',
  datestyle: 'ISO, DMY',
};

/** The newest version that has PostGIS; null where there is none. */
export function findPostgis(): string | null {
  const versions = existsSync(PROGRAMS) ? readdirSync(PROGRAMS) : [];
  const having = versions.filter((version) => existsSync(extensionOf(version)));
  return having.sort((a, b) => Number(b) - Number(a))[0] ?? null;
}

/**
 * Runs `work` with a fresh server in `folder`, which listens on a socket there and nowhere else, and stops it.
 * The server does not run as root: then it is the user that the package made.
 */
export async function withCluster(
  version: string,
  folder: string,
  work: (cluster: Cluster) => Promise<void>,
): Promise<void> {
  const user = process.getuid?.() === 0 ? userOf('postgres') : null;
  const data = join(folder, 'postgres');
  const log = join(data, 'log');
  mkdirSync(data);
  chmodSync(folder, 0o755);
  if (user) chownSync(data, user.uid, user.gid);
  const call = (program: string, args: readonly string[], input?: string) => {
    const path = join(PROGRAMS, version, 'bin', program);
    const options = { ...user, cwd: data, encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
    // The server keeps what it inherits open: waiting for the end of its output would be waiting for its end.
    const stdio = program === 'pg_ctl' ? 'ignore' : 'pipe';
    const { status, stdout, stderr, error } = spawnSync(path, args, { ...options, input, stdio });
    if (status !== 0) throw error ?? new Error(`${program}: ${stderr || `see ${log}`}`);
    return stdout;
  };
  const cluster = join(data, 'cluster');
  call('initdb', ['-D', cluster, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale', 'C', '--no-sync']);
  const settings = { ...SETTINGS, unix_socket_directories: data };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const control = ['-D', cluster, '-w', '-t', '60'];
  call('pg_ctl', [...control, '-l', log, '-o', options.join(' '), 'start']);
  const psql = (statements: string) =>
    call('psql', ['-h', data, '-U', 'bench', '-d', 'postgres', '-XqAt', '-v', 'ON_ERROR_STOP=1'], statements);
  try {
    await work({
      run: psql,
      timesOf: (statements) => {
        const output = psql(`\\timing on\n${statements.map((text) => `${text};\n`).join('')}`);
        return [...output.matchAll(/^Time: ([\d.]+) ms/gm)].map((match) => Number(match[1]));
      },
    });
  } finally {
    call('pg_ctl', [...control, '-m', 'immediate', 'stop']);
  }
}

function userOf(name: string): { readonly uid: number; readonly gid: number } {
  const idOf = (flag: string) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}
