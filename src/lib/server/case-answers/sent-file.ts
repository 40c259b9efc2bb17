import { Fault } from '#lib/domain/fault.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { fileOfCase } from './case-files.sql.ts';

/** A file as it is sent to a reader. */
export interface SentFile {
  readonly contentType: string;
  readonly fileName: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** A file that an entry of a case rests on, by its hash, as it came. Throws a Fault when the case has none such. */
export async function fileOf({ db }: Warehouse, id: number, sha256: string): Promise<SentFile> {
  const [found] = await db.query(fileOfCase, { case: id, sha256 });
  if (!found) throw new Fault('case_file_absent', { id }, 404);
  return {
    contentType: 'application/octet-stream',
    fileName: found.name,
    body: new Uint8Array(Buffer.from(found.content, 'base64')),
  };
}
