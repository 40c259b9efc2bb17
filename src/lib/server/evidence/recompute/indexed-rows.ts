import { BAND_HOURS, PLACES_PER_DEGREE } from '#lib/domain/counting.ts';
import { MOST_STATED } from '#lib/domain/decisions/design-effect.ts';
import type { PackRow } from '../pack-rows.ts';

/** The rows of one area as numbers: clusters, sites and days are numbered from 0. */
export interface IndexedRows {
  readonly count: number;
  readonly kbps: Float64Array;
  readonly cluster: Int32Array;
  /** By number, its name in the pack. */
  readonly clusterNames: readonly string[];
  /** By cluster: 1 for a known device. */
  readonly isDevice: Uint8Array;
  readonly site: Int32Array;
  /** By number, what sites are ordered by where two have as many rows. */
  readonly siteOrder: readonly number[];
  readonly day: Int32Array;
  readonly days: readonly string[];
  /** Of the same cluster, site and day. */
  readonly placeDay: Int32Array;
  readonly placeDays: number;
  /** Band of the local day; -1 when the hour is unknown. */
  readonly band: Int8Array;
  readonly flagged: Uint8Array;
  /** Tests per person stated for a row without a device, cut as in the column store; 0 with a device. */
  readonly stated: Uint8Array;
}

/** Stated: more than `MOST_STATED`; stated by nobody. */
const [STATED_MORE, NOT_STATED] = [MOST_STATED + 1, MOST_STATED + 2];
const NAMED_PLACES = 2 ** 31;

/** Numbers what occurs in the order of its first occurrence. */
class Numbers<Key> {
  readonly #numbers = new Map<Key, number>();
  readonly keys: Key[] = [];

  of(key: Key): number {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.keys.length;
      this.#numbers.set(key, number);
      this.keys.push(key);
    }
    return number;
  }
}

/** Indexes the rows of one area. */
export function indexRows(rows: readonly PackRow[]): IndexedRows {
  const count = rows.length;
  const clusters = new Numbers<string>();
  const sites = new Numbers<number>();
  const days = new Numbers<string>();
  const indexed = {
    count,
    kbps: new Float64Array(count),
    cluster: new Int32Array(count),
    site: new Int32Array(count),
    day: new Int32Array(count),
    band: new Int8Array(count),
    flagged: new Uint8Array(count),
    stated: new Uint8Array(count),
  };
  const isDevice: number[] = [];
  rows.forEach((row, i) => {
    const [cluster, site, day] = [clusters.of(row.cluster), sites.of(siteOf(row)), days.of(row.tested_on)];
    isDevice[cluster] = row.device === null ? 0 : 1;
    indexed.kbps[i] = row.download_kbps;
    indexed.cluster[i] = cluster;
    indexed.site[i] = site;
    indexed.day[i] = day;
    indexed.band[i] = row.hour === null ? -1 : Math.floor(row.hour / BAND_HOURS);
    indexed.flagged[i] = row.marks === null ? 0 : 1;
    const stated = row.tests_per_person;
    indexed.stated[i] =
      row.device !== null ? 0 : stated === null ? NOT_STATED : Math.min(stated, STATED_MORE);
  });
  const placeDays = new Numbers<number>();
  const placeDay = Int32Array.from({ length: count }, (_, i) =>
    placeDays.of(
      (indexed.cluster[i]! * sites.keys.length + indexed.site[i]!) * days.keys.length + indexed.day[i]!,
    ),
  );
  return {
    ...indexed,
    placeDay,
    clusterNames: clusters.keys,
    isDevice: Uint8Array.from(isDevice),
    siteOrder: sites.keys,
    days: days.keys,
    placeDays: placeDays.keys.length,
  };
}

/** The site of a row as the warehouse numbers it: its rounded position, row by row from the South Pole, or its named place. */
function siteOf({ longitude, latitude, named_place: place }: PackRow): number {
  if (longitude === null || latitude === null) return NAMED_PLACES + (place ?? 0);
  const parts = (degrees: number) => Math.round(degrees * PLACES_PER_DEGREE);
  return (
    (parts(latitude) + 90 * PLACES_PER_DEGREE) * 360 * PLACES_PER_DEGREE +
    parts(longitude) +
    180 * PLACES_PER_DEGREE
  );
}
