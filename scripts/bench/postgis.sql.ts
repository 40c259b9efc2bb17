// Statements for PostgreSQL with PostGIS, in the order they are run.

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The areas, cut into pieces of few corners, as PostGIS's manual advises for many points in large polygons. */
export const createAreas = (areas: readonly { readonly code: string; readonly geometry: unknown }[]) => `
  create extension postgis;
  create table piece (code text, geom geometry(Geometry, 4326));
  ${areas
    .map(
      ({ code, geometry }) => `insert into piece
        select ${quoted(code)}, ST_Subdivide(ST_GeomFromGeoJSON(${quoted(JSON.stringify(geometry))}), 64);`,
    )
    .join('\n')}
  create index on piece using gist (geom);
  analyze piece;
`;

/** The export as it is written (see `writeExport`). */
export const copyExport = (path: string) => `
  create unlogged table raw (tested_at timestamp, operator text, technology text, download_mbps numeric,
    upload_mbps numeric, latency_ms numeric, longitude float8, latitude float8, device text);
  copy raw from ${quoted(path)} (format csv, header);
`;

export const placeTests = `
  create unlogged table test as
  select tested_at::date as tested_on, operator, technology, (download_mbps * 1000)::integer as kbps, area.code
  from raw, lateral (
    select code from piece where ST_Intersects(geom, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)) limit 1
  ) as area;
`;

export const indexTests = `
  create index on test (tested_on);
  analyze test;
`;

/** One month of 4G by area: tests and mean, and the median when it is asked for. */
export const monthByArea = (from: string, to: string, median: boolean) => `
  select code, count(*), avg(kbps) ${median ? ', percentile_cont(0.5) within group (order by kbps)' : ''}
  from test where tested_on >= date '${from}' and tested_on < date '${to}' and technology = '4G' and kbps > 0
  group by code order by code`;
