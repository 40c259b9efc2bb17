import { Fault } from '#lib/domain/fault.ts';
import type { ConvertedObjects, ObjectsRequest } from './convert-objects.ts';
import { openJson } from './json-file.ts';
import { readPlacemarks } from './kml-placemarks.ts';
import { ObjectColumns, type ObjectRow } from './object-rows.ts';
import { PlainCopy } from './plain-copy.ts';

/** The Fault for an error in reading objects. */
export const objectsFault = (): Fault => new Fault('file_damaged');

/** Writes a file's objects as a plain copy in two passes, the first of which collects the columns. Throws a Fault, or another error. */
export async function writeObjects({ path, kind, target }: ObjectsRequest): Promise<ConvertedObjects> {
  const json = kind === 'json' ? await openJson(path) : null;
  const read = (): AsyncIterable<ObjectRow> => json?.rows() ?? readPlacemarks(path);
  const columns = new ObjectColumns();
  for await (const row of read()) columns.add(row);
  const names = columns.names();
  if (names.length === 0) throw new Fault(kind === 'kml' ? 'kml_without_points' : 'json_without_rows');
  const copy = new PlainCopy(target, names.length);
  await copy.write({ row: 0, cells: names });
  for await (const { row, problem, fields } of read()) {
    await copy.write({ row, ...(problem ? { problem } : {}), cells: columns.cellsOf(fields) });
  }
  await copy.close();
  return { list: json?.list ?? null, otherLists: json?.otherLists ?? [] };
}
