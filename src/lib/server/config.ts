import { lookup } from 'node:dns/promises';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Fault } from '#lib/domain/fault.ts';
import * as variable from './config-variable.ts';
import type { AddressSource } from './origins/client-address.ts';
import { LOOPBACK, type Network } from './origins/networks.ts';
import { originsVariable, type Reached } from './origins/origins.ts';
import { DEFAULT_RETENTION, type Retention } from './warehouse/retention.ts';
import {
  DEFAULT_QUERY_SECONDS,
  defaultQueryMemory,
  type WorkbenchSettings,
} from './workbench/workbench-settings.ts';

const MB = 1_000_000;

/** What the environment sets, read once by the two callers that may: hooks.server.ts and scripts. */
export interface Config extends Reached, AddressSource {
  /** Folder with data/reference; the project's root unless APP_ROOT says otherwise. */
  readonly root: string;
  readonly dataDir: string;
  /** The networks from which a password is enough; null asks no more from elsewhere. */
  readonly inside: readonly Network[] | null;
  /** File that describes the sign-on of the office; null without one. */
  readonly oidcFile: string | null;
  /** Header in which a named proxy says who has signed on there, in small letters; null where none does. */
  readonly userHeader: string | null;
  readonly threads: number;
  /** Null: as much as suits the warehouse (`defaultMemory`). */
  readonly memoryLimit: string | null;
  /** Most memory for tests held as columns; null: as much as suits the machine (`defaultColumnBytes`). */
  readonly columnBytes: number | null;
  readonly retention: Retention;
  /** Days that a day's log is kept. */
  readonly logDays: number;
  /** How long and large a query of the workbench may be. */
  readonly workbench: WorkbenchSettings;
  /** Load the simulated sample into a warehouse that never held anything. */
  readonly sample: boolean;
  /** Where verified backups are made each night, and how many of them are kept; null for none. */
  readonly backup: {
    readonly dir: string;
    readonly keep: number;
    /** File with the passphrase for the secret; null leaves the secret out. */
    readonly passphraseFile: string | null;
  } | null;
}

const MOST_PROXIES = 10;
const MOST_PORT = 65_535;
const MOST_THREADS = 1024;
const MOST_COLUMNS_MB = 1_000_000;
const MOST_DAYS = 36_500;
/** Twelve months: more than level 2 asks (a month) and level 3 (three). */
const DEFAULT_LOG_DAYS = 365;
const MOST_QUERY_SECONDS = 600;
const LEAST_QUERY_MB = 200;
const MOST_QUERY_MB = 100_000;
const MOST_BACKUPS = 10_000;
const DEFAULT_BACKUPS = 14;

/** Every variable of the environment that is read, with the check of its value; README's table lists the same ones. */
export const VARIABLES = {
  HOST: variable.text(),
  PORT: variable.wholeNumber(0, MOST_PORT),
  ORIGIN: originsVariable(),
  ADDRESS_HEADER: variable.headerName(),
  PROXY_ADDRESSES: variable.networks(),
  INSIDE_NETWORKS: variable.networks(),
  OIDC_FILE: variable.text(),
  USER_HEADER: variable.headerName(),
  XFF_DEPTH: variable.wholeNumber(1, MOST_PROXIES),
  DATA_DIR: variable.text(),
  SAMPLE: variable.oneOf('on', 'off'),
  DUCKDB_MEMORY: variable.memory(),
  COLUMNS_MB: variable.wholeNumber(0, MOST_COLUMNS_MB),
  DUCKDB_THREADS: variable.wholeNumber(1, MOST_THREADS),
  QUERY_SECONDS: variable.wholeNumber(1, MOST_QUERY_SECONDS),
  QUERY_MEMORY_MB: variable.wholeNumber(LEAST_QUERY_MB, MOST_QUERY_MB),
  LOG_RETENTION_DAYS: variable.wholeNumber(1, MOST_DAYS),
  RAW_RETENTION_DAYS: variable.wholeNumber(0, MOST_DAYS),
  POSITION_RETENTION_DAYS: variable.wholeNumber(1, MOST_DAYS),
  BACKUP_DIR: variable.text(),
  BACKUP_KEEP: variable.wholeNumber(1, MOST_BACKUPS),
  BACKUP_PASSPHRASE_FILE: variable.text(),
  APP_ROOT: variable.text(),
} as const;

/** The configuration in an environment, each variable checked. Throws a Fault that names the first one that is not valid. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const given = variable.readVariables(VARIABLES, env);
  const root = resolve(cwd, given.APP_ROOT ?? '.');
  if (!existsSync(join(root, 'data', 'reference'))) throw new Fault('config_root_invalid', { folder: root });
  if (given.USER_HEADER && given.OIDC_FILE) throw new Fault('config_two_sign_ons');
  // This machine, the default of that list, is everybody who has a shell on it.
  if (given.USER_HEADER && !given.PROXY_ADDRESSES) throw new Fault('config_proxy_unnamed');
  return {
    root,
    dataDir: given.DATA_DIR ? resolve(cwd, given.DATA_DIR) : join(root, 'data'),
    host: given.HOST ?? '127.0.0.1',
    port: given.PORT ?? 3000,
    origins: given.ORIGIN ?? [],
    addressHeader: given.ADDRESS_HEADER ?? null,
    proxies: given.PROXY_ADDRESSES ?? LOOPBACK,
    inside: given.INSIDE_NETWORKS ?? null,
    oidcFile: given.OIDC_FILE ? resolve(cwd, given.OIDC_FILE) : null,
    userHeader: given.USER_HEADER ?? null,
    proxyDepth: given.XFF_DEPTH ?? 1,
    threads: given.DUCKDB_THREADS ?? availableParallelism(),
    memoryLimit: given.DUCKDB_MEMORY ?? null,
    columnBytes: given.COLUMNS_MB === undefined ? null : given.COLUMNS_MB * MB,
    retention: {
      rawDays: given.RAW_RETENTION_DAYS ?? DEFAULT_RETENTION.rawDays,
      positionDays: given.POSITION_RETENTION_DAYS ?? DEFAULT_RETENTION.positionDays,
    },
    logDays: given.LOG_RETENTION_DAYS ?? DEFAULT_LOG_DAYS,
    workbench: {
      seconds: given.QUERY_SECONDS ?? DEFAULT_QUERY_SECONDS,
      memoryMb: given.QUERY_MEMORY_MB ?? defaultQueryMemory(),
      threads: given.DUCKDB_THREADS ?? availableParallelism(),
    },
    sample: given.SAMPLE !== 'off',
    backup: given.BACKUP_DIR
      ? {
          dir: resolve(cwd, given.BACKUP_DIR),
          keep: given.BACKUP_KEEP ?? DEFAULT_BACKUPS,
          passphraseFile: given.BACKUP_PASSPHRASE_FILE ? resolve(cwd, given.BACKUP_PASSPHRASE_FILE) : null,
        }
      : null,
  };
}

/** Throws a Fault when HOST is a name without an address. To be called before the warehouse is opened. */
export async function checkHost({ host }: Config): Promise<void> {
  await lookup(host).catch((cause: unknown) => {
    throw new Fault('config_host_unknown', { host }, 400, { cause });
  });
}
