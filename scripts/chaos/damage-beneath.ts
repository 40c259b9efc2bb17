import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '#lib/domain/format.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { temporaryFolder } from '../../tests/support/run-server.ts';
import { fileOf, kill, sendFile, start, type Outcome } from './fault.ts';

const ROWS = 20_000;
/** Three of the database's headers are left, so that it is blocks that are damaged. */
const HEADERS_BYTES = 12_288;
const PAGES = ['/', '/data', '/data/1', '/method', '/gaps', '/tallies', '/dictionary'];
const FIGURES = ['/api/v1/statistics/areas?edition=2024&level=district', '/api/v1/batches/1/rows/5'];

/**
 * Blocks are damaged beneath a server that has not read them yet: every page and figure that needs them says so and what
 * to do, with 503, and none with 500.
 */
export async function* damageBeneath(): AsyncGenerator<Outcome> {
  const dataDir = temporaryFolder();
  const first = await start(dataDir);
  await sendFile(first, 'base.csv', fileOf(1, ROWS));
  await first.stop();
  const server = await start(dataDir);
  const file = join(dataDir, 'warehouse', 'i-speed.duckdb');
  const bytes = statSync(file).size - HEADERS_BYTES;
  const open = openSync(file, 'r+');
  writeSync(open, Buffer.alloc(bytes, 7), 0, bytes, HEADERS_BYTES);
  closeSync(open);
  for (const path of [...PAGES, ...FIGURES]) {
    const answer = await fetch(new URL(path, server.url), { headers: { accept: 'text/html' } });
    const text = await answer.text();
    const held = answer.status === 503 && SENTENCES.some((sentence) => text.includes(sentence));
    yield { fault: 'damaged blocks beneath a server', held, rowsLost: 0, note: `${path} ${answer.status}` };
  }
  await kill(server);
}

/** How the sentence begins, up to what the database said. */
const SENTENCES = LOCALES.map(
  (locale) =>
    faultSentence({ code: 'warehouse_unreadable', details: { problem: '' } }, locale).split('(')[0]!,
);
