import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import type { RunningServer } from '../../tests/support/run-server.ts';
import type { Toll } from './attack.ts';
import { AttackClient } from './attack-client.ts';

const HEALTH_EVERY_MS = 50;
const MAX_DELAY_MS = 120_000;
const MEMORY_EVERY_MS = 50;
const PAGE_BYTES = 4096;
/** How long after an attack files and processes may take to go. */
const SETTLE_MS = 10_000;

/** The spare process for the next query, and the making of a snapshot once the data rest. */
const KEPT = /(?:query|snapshot|copy)-child/;
const MOST_KEPT = 2;

/** A process as /proc tells of it. */
interface Process {
  readonly id: number;
  readonly parent: number;
  readonly bytes: number;
}

/** Measures a server from outside while an attack goes on. Memory and processes only where there is /proc. */
export class ServerWatch {
  readonly #server: RunningServer;
  readonly #temporary: string;
  readonly #before: ReadonlySet<string>;
  /** Processes that the server needs in any case. */
  readonly #own: ReadonlySet<number>;
  #watching = true;
  readonly #bytesBefore: number;
  #toll = { healthMs: 0, bystanderMs: 0, serverBytes: 0, childBytes: 0, children: 0 };
  readonly #done: Promise<unknown>;

  /** `temporary` is the server's folder for temporary files; at `bystander` a server answers that nobody attacks. */
  constructor(server: RunningServer, temporary: string, bystander: string) {
    this.#server = server;
    this.#temporary = temporary;
    const own = this.#processes();
    this.#own = new Set(own.map(({ id }) => id));
    this.#bytesBefore = own[0]?.bytes ?? 0;
    this.#before = new Set(this.#present());
    this.#done = Promise.all([
      this.#poll(new AttackClient(server.url), '/api/health', 'healthMs'),
      this.#poll(new AttackClient(bystander), '/', 'bystanderMs'),
      this.#pollMemory(),
    ]);
  }

  /** Ends the watch once everything settled. */
  async end(): Promise<Toll> {
    const until = performance.now() + SETTLE_MS;
    let left = this.#left();
    while (left.length > 0 && performance.now() < until) {
      await sleep(100);
      left = this.#left();
    }
    this.#watching = false;
    await this.#done;
    return { ...this.#toll, grownBytes: this.#toll.serverBytes - this.#bytesBefore, left };
  }

  async #poll(client: AttackClient, path: string, figure: 'healthMs' | 'bystanderMs'): Promise<void> {
    while (this.#watching) {
      const asked = performance.now();
      const { status } = await client.call(path, { signal: AbortSignal.timeout(MAX_DELAY_MS) });
      const delay = status === 200 ? performance.now() - asked : Infinity;
      this.#toll[figure] = Math.max(this.#toll[figure], delay);
      await sleep(HEALTH_EVERY_MS);
    }
  }

  async #pollMemory(): Promise<void> {
    while (this.#watching) {
      const [own, ...started] = this.#processes();
      const children = started.filter(({ id }) => !this.#own.has(id));
      const sum = children.reduce((bytes, child) => bytes + child.bytes, 0);
      this.#toll.serverBytes = Math.max(this.#toll.serverBytes, own?.bytes ?? 0);
      this.#toll.childBytes = Math.max(this.#toll.childBytes, sum);
      this.#toll.children = Math.max(this.#toll.children, children.length);
      await sleep(MEMORY_EVERY_MS);
    }
  }

  #left(): string[] {
    return this.#present().filter((name) => !this.#before.has(name));
  }

  /** Temporary files and child processes by name. */
  #present(): string[] {
    const inbox = join(this.#server.dataDir, 'inbox');
    const files = [this.#temporary, inbox].flatMap((folder) => entriesOf(folder));
    const [, ...started] = this.#processes();
    const kept = started.filter(({ id }) => isKept(id));
    const children = [...started.filter((child) => !kept.includes(child)), ...kept.slice(MOST_KEPT)];
    return [...files, ...children.map(({ id }) => `process ${id}`)].filter(
      (name) => !/\/(?:raw|previews)$|\/tsx-/.test(name),
    );
  }

  /** The server's process, and all that it started. */
  #processes(): Process[] {
    const every = processes();
    const found = every.filter(({ id }) => id === this.#server.process.pid);
    for (const above of found) found.push(...every.filter(({ parent }) => parent === above.id));
    return found;
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((name) =>
      name === 'previews'
        ? readdirSync(join(folder, name)).map((file) => join(folder, name, file))
        : join(folder, name),
    );
  } catch {
    return [];
  }
}

function processes(): Process[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => processOf(name) ?? []);
  } catch {
    return [];
  }
}

/** Does the server keep such a process whoever asks? */
function isKept(id: number): boolean {
  try {
    return KEPT.test(readFileSync(`/proc/${id}/cmdline`, 'utf8'));
  } catch {
    return false;
  }
}

function processOf(name: string): Process | null {
  try {
    const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))!;
    const resident = Number(readFileSync(`/proc/${name}/statm`, 'utf8').split(' ')[1]);
    return { id: Number(name), parent: Number(parent), bytes: resident * PAGE_BYTES };
  } catch {
    return null;
  }
}
