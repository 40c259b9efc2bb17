import type { Notice } from '#lib/domain/batch.ts';
import type { FileSource } from './file-source.ts';
import type { LoadOptions } from './load-options.ts';
import { runChild } from '../../runtime/run-child.ts';

/** Request to the child: write the objects of a file as a plain copy, header first. */
export interface ObjectsRequest {
  readonly path: string;
  readonly kind: 'json' | 'kml';
  readonly target: string;
}

/** The result of converting a file of objects. */
export interface ConvertedObjects {
  /** Name of the list whose objects became rows; null when the file is the list. */
  readonly list: string | null;
  /** Other lists of objects in the file, which were not read. */
  readonly otherLists: readonly string[];
}

/**
 * Writes a file of JSON, NDJSON, GeoJSON or KML as a plain copy: a row for each object, nested fields named with
 * dots, positions as columns longitude and latitude. Runs in a limited process. Throws a Fault when the file is
 * damaged, too large for that, or holds no list of objects.
 */
export async function convertObjects(
  { path, name }: FileSource,
  kind: ObjectsRequest['kind'],
  target: string,
  { signal }: Pick<LoadOptions, 'signal'>,
): Promise<Notice[]> {
  const request: ObjectsRequest = { path, kind, target };
  const limits = { file: name, signal, tooLarge: 'objects_too_large' };
  const { list, otherLists } = await runChild<ConvertedObjects>('objects-child', request, limits);
  if (list === null || otherLists.length === 0) return [];
  return [{ code: 'list_used', details: { list, others: otherLists } }];
}
