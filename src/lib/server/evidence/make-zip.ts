import type { KeyObject } from 'node:crypto';
import { placeholder, signFile } from './container/signature.ts';
import { writeZip } from './container/zip.ts';
import type { PackContent } from './pack-content.ts';

/** The pack as a signed ZIP. */
export const makeZip = async ({ parts, date }: PackContent, key: KeyObject): Promise<Buffer> =>
  signFile(await writeZip(parts, date, Buffer.from(placeholder(key))), key);
