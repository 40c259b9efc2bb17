import { setTimeout as wait } from 'node:timers/promises';
import { runServer, type RunningServer } from '../../tests/support/run-server.ts';
import { fileOf, read, send, sendFile, type Outcome } from './fault.ts';
import { growthOf, memoryOf } from './memory.ts';
import type { Batch } from './writes.ts';

const READERS = 50;
const BETWEEN_PAGES_MS = 5000;
const PAGES = ['/', '/gaps', '/tallies', '/data', '/api/v1/statistics/areas?edition=2024&level=district'];
/** Memory is looked at from the second minute on: before that caches fill. */
const SETTLED_MINUTES = 2;
const MOST_MB_A_MINUTE = 1;

/** Fifty readers beside loads: every page answers, and memory does not grow. */
export async function* readersBesideLoad(minutes: number): AsyncGenerator<Outcome> {
  const server = await runServer({ sample: true });
  const end = Date.now() + minutes * 60_000;
  let [answered, failed, slowest] = [0, 0, 0];
  const reader = async (number: number) => {
    for (let i = number; Date.now() < end; i++) {
      const began = performance.now();
      const response = await fetch(new URL(PAGES[i % PAGES.length]!, server.url)).catch(() => null);
      await response?.arrayBuffer();
      slowest = Math.max(slowest, performance.now() - began);
      if (response?.ok) answered++;
      else failed++;
      await wait(BETWEEN_PAGES_MS);
    }
  };
  const loader = async () => {
    for (let i = 0; Date.now() < end; i++) {
      await sendFile(server, `beside-${i}.csv`, fileOf(5000 + i, 2000));
      await undoEarlier(server);
      await wait(BETWEEN_PAGES_MS);
    }
  };
  const memory: [number, number][] = [];
  const began = Date.now();
  const watch = async () => {
    for (; Date.now() < end; await wait(BETWEEN_PAGES_MS))
      memory.push([(Date.now() - began) / 60_000, memoryOf(server.process.pid!)]);
  };
  await Promise.all([loader(), watch(), ...Array.from({ length: READERS }, (_, i) => reader(i))]);
  await server.stop();
  const growth = growthOf(memory.filter(([minute]) => minute >= SETTLED_MINUTES));
  const held = failed === 0 && growth <= MOST_MB_A_MINUTE;
  const note = `${answered} pages, ${failed} failed, slowest ${Math.round(slowest)} ms, ${growth.toFixed(1)} MB a minute, at most ${Math.round(Math.max(...memory.map(([, mb]) => mb)))} MB`;
  yield { fault: `${READERS} readers beside loads, ${minutes} minutes`, held, rowsLost: 0, note };
}

/** Takes back all loads beside the readers but the last: data that grow take memory that is no leak. */
async function undoEarlier(server: RunningServer): Promise<void> {
  const batches = await read<Batch[]>(server, '/api/v1/batches');
  const beside = batches.filter(
    ({ fileName, state }) => fileName.startsWith('beside-') && state === 'loaded',
  );
  const last = Math.max(...beside.map(({ id }) => id));
  for (const { id } of beside.filter((batch) => batch.id < last))
    await send(server, 'DELETE', `/api/v1/batches/${id}?by=chaos`);
}
