import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '#lib/domain/fault.ts';

const PROGRAM = 'src/lib/server/ingest/workbook-child.ts';
/** A sheet of 500,000 rows and 9 columns fits; a file made to fill the memory does not get further. */
const MEMORY_MB = 2048;
const TIME_LIMIT_MS = 180_000;
const WORKBOOK_FAULT = 3;

/**
 * Writes the cells of a workbook as a plain copy, in a process of its own that is stopped when it takes too
 * much memory or time. Throws a Fault when the workbook is damaged, locked or too large.
 */
export async function convertWorkbook(
  path: string,
  name: string,
  target: string,
  { namedByHand, root, signal }: { namedByHand: readonly string[]; root?: string; signal?: AbortSignal },
): Promise<void> {
  const folder = root ?? programFolder();
  const child = spawn(
    process.execPath,
    [
      ...[`--max-old-space-size=${MEMORY_MB}`, '--import', 'tsx', join(folder, PROGRAM)],
      ...[path, target, JSON.stringify(namedByHand)],
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'], timeout: TIME_LIMIT_MS, killSignal: 'SIGKILL' },
  );
  const stop = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', stop);
  try {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (signal?.aborted) throw new Fault('load_cancelled', {}, 409);
    if (code === WORKBOOK_FAULT) throw new Fault(said, { file: name }, 422);
    if (code !== 0) throw new Fault('workbook_too_large', { file: name }, 413);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** The folder of the program: the nearest one above this code that holds the child's source. */
function programFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, PROGRAM))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`${PROGRAM} not found above ${fileURLToPath(import.meta.url)}`);
    folder = parent;
  }
  return folder;
}
