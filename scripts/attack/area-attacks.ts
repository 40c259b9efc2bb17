import type { Attack } from './attack.ts';
import { refusedWith } from './attack-client.ts';
import { deflateRepeated, gzipOf, plainPart, zipOf, type ZipPart } from './bombs.ts';
import { zeros } from './text-attacks.ts';

const MB = 1_000_000;
const QUERY = 'edition=attack&level=commune&code=code&name=name&file=a.geojson';

const file = (name: string, quick: boolean, content: () => Buffer, ...codes: string[]): Attack => ({
  name: `areas: ${name}`,
  quick,
  prepare: () => {
    const bytes = content();
    return async (client) => refusedWith(await client.importAreas(bytes, QUERY), ...codes);
  },
});

const collection = (geometry: string, properties = '{"code":"1","name":"a"}') =>
  Buffer.from(
    `{"type":"FeatureCollection","features":[{"type":"Feature","properties":${properties},"geometry":${geometry}}]}`,
  );

const bomb = (name: string, bytes: number, declared?: number): ZipPart => {
  const made = deflateRepeated('', '\0'.repeat(1000), bytes);
  return { ...made, name, bytes: declared ?? made.bytes };
};

/** A star whose rays cross each other. */
const star = (points: number) =>
  Array.from({ length: points }, (_, i) => {
    const angle = (i * 2 * Math.PI * (points / 2 - 1)) / points;
    return `[${(106 + Math.cos(angle)).toFixed(9)},${(21 + Math.sin(angle)).toFixed(9)}]`;
  });

/** A coast of so many points that crosses itself nowhere. */
const comb = (teeth: number) =>
  [
    ...Array.from(
      { length: teeth },
      (_, i) => `[${(106 + i / teeth).toFixed(7)},${i % 2 === 0 ? 21 : 21.9}]`,
    ),
    ...['[107,20]', '[106,20]', '[106,21]'],
  ].join();

/** Boundary files made to exhaust the server. */
export const AREA_ATTACKS: readonly Attack[] = [
  {
    name: 'areas: chunked body above the limit',
    quick: true,
    prepare: () => async (client) =>
      refusedWith(
        await client.importAreas(zeros(600 * MB, ' '), QUERY),
        'areas_file_too_large',
        'upload_too_large',
      ),
  },
  file(
    'zip of 900 MB',
    false,
    () => zipOf([bomb('a.shp', 900 * MB), bomb('a.dbf', 1000)]),
    'areas_file_too_large',
  ),
  file(
    'zip of 900 MB that says 5,000 bytes',
    true,
    () => zipOf([bomb('a.shp', 900 * MB, 5000), bomb('a.dbf', 1000)]),
    'areas_file_unreadable',
    'areas_file_too_large',
  ),
  file(
    'gzip of 900 MB',
    false,
    () => gzipOf(deflateRepeated('', '{"a":1}', 900 * MB)),
    'areas_format_unknown',
    'areas_file_too_large',
  ),
  file(
    'Shapefile that claims 2,000,000,000 parts',
    false,
    () => zipOf([plainPart('a.shp', hostileShp()), plainPart('a.dbf', Buffer.alloc(64, 255))]),
    'areas_file_unreadable',
    'areas_file_too_large',
    'areas_none_in_file',
  ),
  file(
    'JSON 10,000,000 lists deep',
    true,
    () => Buffer.from(`${'['.repeat(10 * MB)}${']'.repeat(10 * MB)}`),
    'areas_format_unknown',
    'areas_file_too_large',
  ),
  file(
    'geometry 100,000 collections deep',
    false,
    () =>
      collection(`${'{"type":"GeometryCollection","geometries":['.repeat(100_000)}${']}'.repeat(100_000)}`),
    'areas_not_a_polygon',
    'areas_file_unreadable',
    'areas_format_unknown',
  ),
  file(
    'GeoJSON of 400 MB of numbers',
    false,
    () => collection(`{"type":"Polygon","coordinates":[[${'[106.12345,21.12345],'.repeat(20 * MB)}[1,1]]]}`),
    'areas_file_too_large',
  ),
  file(
    'outline of 6,000 rays that cross each other',
    true,
    () => collection(`{"type":"Polygon","coordinates":[[${[...star(6000), star(6000)[0]].join()}]]}`),
    'areas_outline_crosses',
    'areas_file_too_large',
  ),
  file(
    'outline of 3,000,000 positions',
    false,
    () => collection(`{"type":"Polygon","coordinates":[[${comb(3 * MB)}]]}`),
    'areas_file_too_large',
    'areas_outline_crosses',
  ),
  file(
    '300,000 areas',
    false,
    () =>
      Buffer.from(
        `{"type":"FeatureCollection","features":[${Array.from({ length: 300_000 }, (_, i) => `{"type":"Feature","properties":{"code":"${i}","name":"a"},"geometry":{"type":"Polygon","coordinates":[[[106,21],[107,21],[107,22],[106,21]]]}}`).join()}]}`,
      ),
    'areas_file_too_large',
  ),
  file(
    'TopoJSON with arcs of nowhere',
    false,
    () =>
      Buffer.from(
        '{"type":"Topology","arcs":[],"objects":{"a":{"type":"Polygon","arcs":[[1e9]],"properties":{"code":"1","name":"a"}}}}',
      ),
    'areas_file_unreadable',
  ),
];

/** A polygon whose header says that 2,000,000,000 parts follow. */
function hostileShp(): Buffer {
  const file = Buffer.alloc(200);
  file.writeInt32BE(9994, 0);
  file.writeInt32BE(100, 24);
  file.writeInt32LE(1000, 28);
  file.writeInt32LE(5, 32);
  file.writeInt32BE(1, 100);
  file.writeInt32BE(46, 104);
  file.writeInt32LE(5, 108);
  file.writeInt32LE(2_000_000_000, 144);
  file.writeInt32LE(2_000_000_000, 148);
  return file;
}
