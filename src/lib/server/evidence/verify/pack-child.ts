import { readFile, stat } from 'node:fs/promises';
import { Fault } from '#lib/domain/fault.ts';
import type { PackCheck } from '#lib/domain/packs/pack-check.ts';
import { answerParent } from '../../runtime/answer-parent.ts';
import { checkPack } from './check-pack.ts';
import { MOST_PACK_BYTES, type CheckRequest } from './check-file.ts';

/** Reads a file and checks it. */
async function check({ path, key, within }: CheckRequest): Promise<PackCheck> {
  if ((await stat(path)).size > MOST_PACK_BYTES) throw new Fault('pack_file_too_large', {}, 413);
  return checkPack(await readFile(path), key, within);
}

/** Entry of a child process with limited memory and time. */
await answerParent(check, () => new Fault('pack_unreadable', {}, 422));
