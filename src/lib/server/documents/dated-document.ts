import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { xmlText } from '#lib/domain/xml-text.ts';

/** The part of a document with its creation date. */
const PROPERTIES = 'docProps/core.xml';

/**
 * Replaces the library's timestamps of the document and its parts by `instant`: equal content gives equal bytes. Leaves
 * no character that XML forbids.
 */
export function datedBy(instant: Date, packed: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(new Uint8Array(packed));
  for (const name of Object.keys(parts).filter((part) => part.endsWith('.xml'))) {
    parts[name] = strToU8(xmlText(strFromU8(parts[name]!)));
  }
  const properties = strFromU8(parts[PROPERTIES]!);
  const written = `${instant.toISOString().slice(0, 19)}Z`;
  parts[PROPERTIES] = strToU8(properties.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, written));
  return new Uint8Array(zipSync(parts, { mtime: '1980-01-01T00:00:00' }));
}
