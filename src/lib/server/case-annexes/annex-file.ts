import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ANNEX_FORMATS, type AnnexFormat } from '#lib/domain/cases/case-annex.ts';
import { caseNumber } from '#lib/domain/cases/case.ts';
import { Fault } from '#lib/domain/fault.ts';
import { readStamp, type QueryStamp } from '#lib/domain/workbench/query.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { readParquet } from '../workbench/files/read-parquet.ts';
import { csvPieces, jsonPieces } from '../workbench/files/text-files.ts';
import { RESULT_TYPE } from '../workbench/result-types.ts';
import { workbenchOf } from '../workbench/workbench.ts';
import { annexContent } from './annexes.sql.ts';

/** A frozen result as a file. */
export interface AnnexFile {
  readonly contentType: string;
  readonly fileName: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** A format in a path. Throws a Fault for another. */
export function annexFormat(text: string): AnnexFormat {
  const format = ANNEX_FORMATS.find((known) => known === text);
  if (!format)
    throw new Fault('parameter_value_unknown', { parameter: 'format', value: text, known: ANNEX_FORMATS });
  return format;
}

/** An annex as a file: its bytes as they were kept, or what they hold as CSV or JSON. Throws a Fault when there is none. */
export async function annexFile(
  warehouse: Warehouse,
  id: number,
  number: number,
  { format, marked }: { readonly format: AnnexFormat; readonly marked: boolean },
): Promise<AnnexFile> {
  const [found] = await warehouse.db.query(annexContent, { case: id, number });
  if (!found) throw new Fault('annex_absent', { number: caseNumber(id), annex: number }, 404);
  const kept = Buffer.from(found.content, 'base64');
  const stamp = readStamp(found.stamp);
  const body = format === 'parquet' ? kept : await textFile(warehouse, kept, stamp, { format, marked });
  const parts = [caseNumber(id), `phu-luc-${number}`, `v${stamp.dataVersion}`];
  const name = [...parts, ...(stamp.simulated ? ['simulated'] : [])].join('_');
  return {
    contentType: RESULT_TYPE[format],
    fileName: `${name}.${format}`,
    body: new Uint8Array(body),
  };
}

async function textFile(
  warehouse: Warehouse,
  kept: Buffer,
  stamp: QueryStamp,
  { format, marked }: { readonly format: AnnexFormat; readonly marked: boolean },
): Promise<Buffer> {
  const path = join(workbenchOf(warehouse).exports, `${randomUUID()}.parquet`);
  await writeFile(path, kept, { mode: 0o600 });
  try {
    const table = await readParquet(path, stamp);
    return Buffer.concat([...(format === 'csv' ? csvPieces(table, marked) : jsonPieces(table, stamp))]);
  } finally {
    await rm(path, { force: true });
  }
}
