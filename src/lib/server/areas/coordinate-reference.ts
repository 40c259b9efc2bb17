import proj4 from 'proj4';
import { Fault } from '#lib/domain/fault.ts';
import type { DeclaredReference } from './area-file.ts';
import type { Position } from './topology.ts';

/** Conversion of a file's positions to WGS 84. */
export interface Conversion {
  /** The source reference system; null when it is WGS 84. */
  readonly from: string | null;
  readonly toWgs84: (position: Position) => Position;
}

const NONE: Conversion = { from: null, toWgs84: (position) => position };

/** EPSG codes of VN-2000: geographic, UTM zones, and the 3-degree zones of the provinces (EPSG registry). */
const VN_2000 = [
  4756,
  3405,
  3406,
  5896,
  5897,
  5898,
  5899,
  6956,
  6957,
  6958,
  6959,
  ...Array.from({ length: 14 }, (_, i) => 9205 + i),
];
const VN_2000_NAME = /VN[-_ ]?2000|Viet[-_ ]?nam[-_ ]?2000/i;
const WGS_84_DATUM = /DATUM\s*\[\s*"(D_)?(WGS[_ ]?(19)?84|World[_ ]Geodetic[_ ]System[_ ]1984)/i;

/**
 * How are a file's positions converted to WGS 84? Unchanged, or from a projection of WGS 84 (UTM, Web Mercator,
 * anything a .prj defines). Throws a Fault for VN-2000, whose conversion parameters the file does not settle, and for
 * unknown systems.
 */
export function conversionOf(declared: DeclaredReference): Conversion {
  if (declared.kind === 'none') return NONE;
  return declared.kind === 'wkt' ? fromWkt(declared.text) : fromName(declared.name);
}

function fromName(name: string): Conversion {
  if (/CRS:?84$/i.test(name) || /^WGS ?84$/i.test(name)) return NONE;
  const code = Number(/^(?:urn:ogc:def:crs:)?EPSG:(?:[\d.]*:)?(\d+)$/i.exec(name)?.[1]);
  if (VN_2000.includes(code) || VN_2000_NAME.test(name))
    throw new Fault('areas_crs_vn2000', { crs: name }, 422);
  if (code === 4326 || code === 4979) return NONE;
  if (code === 3857) return converting(name, 'EPSG:3857');
  const [, hemisphere, zone] = /^32([67])(\d\d)$/.exec(String(code)) ?? [];
  if (zone && Number(zone) >= 1 && Number(zone) <= 60) {
    const south = hemisphere === '7' ? '+south' : '';
    return converting(name, `+proj=utm +zone=${Number(zone)} ${south} +datum=WGS84 +units=m +no_defs`);
  }
  throw new Fault('areas_crs_unknown', { crs: name }, 422);
}

function fromWkt(text: string): Conversion {
  const name = /^\s*\w+\s*\[\s*"([^"]*)"/.exec(text)?.[1] ?? text.slice(0, 60);
  if (VN_2000_NAME.test(text)) throw new Fault('areas_crs_vn2000', { crs: name }, 422);
  if (!WGS_84_DATUM.test(text)) throw new Fault('areas_crs_unknown', { crs: name }, 422);
  return /^\s*PROJ/i.test(text) ? converting(name, text) : NONE;
}

function converting(from: string, definition: string): Conversion {
  try {
    const projection = proj4(definition, 'EPSG:4326');
    return { from, toWgs84: ([x, y]) => projection.forward([x, y]) as [number, number] };
  } catch (cause) {
    throw new Fault('areas_crs_unknown', { crs: from }, 422, { cause });
  }
}
