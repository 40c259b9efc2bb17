import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandToken } from './accounts/command-token.ts';
import { askServer, type ServerAddress } from './ask-server.ts';

/** The server that holds a warehouse, as other programs on this machine find it. */
export interface RegisteredServer extends ServerAddress {
  readonly instance: string;
}

const HEALTH_TIMEOUT_MS = 3000;

const fileIn = (dataDir: string) => join(dataDir, 'warehouse', 'server.json');

/** A number in letters alone, which no masking of personal numbers takes for one. */
const inLetters = (number: number) =>
  Math.round(number)
    .toString(26)
    .replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!);

/** This process's identity in `/api/health`: the same in the built application and in the program that serves it. */
export const INSTANCE = `${inLetters(process.pid)}-${inLetters(performance.timeOrigin * 1000)}`;

/** Tells other programs where the server listens. Returns what takes the notice back. */
export function register(dataDir: string, address: ServerAddress): () => void {
  const notice: RegisteredServer = { ...address, instance: INSTANCE };
  writeFileSync(fileIn(dataDir), JSON.stringify(notice));
  return () => rmSync(fileIn(dataDir), { force: true });
}

/**
 * The running server that holds the data folder, with the secret by which it knows its commands; null when none answers (a
 * notice left by a killed one included). Each start has another secret: who takes the port of a killed server learns nothing.
 */
export async function findServer(dataDir: string): Promise<RegisteredServer | null> {
  try {
    const notice = JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as RegisteredServer;
    const signal = AbortSignal.timeout(HEALTH_TIMEOUT_MS);
    const answer = await askServer(notice, '/api/health', { signal });
    const health = (await answer.json()) as { instance?: string; details?: { instance?: string } };
    // A server that cannot read its data says so, and is there all the same.
    const instance = health.instance ?? health.details?.instance;
    return instance === notice.instance ? { ...notice, commandToken: readCommandToken(dataDir) } : null;
  } catch {
    return null;
  }
}
