import type { Gazetteer } from './gazetteer.ts';
import { type NamedPlace, type Province } from './gazetteer.ts';
import { levelOfType } from './name-reading.ts';
import { isLocal, segmentsOf } from './name-segments.ts';

/** Which words of a written place name which level? */
export interface PlaceReading {
  readonly commune: string | null;
  readonly district: string | null;
  /** A second district name, from the other column, that must agree with the first. */
  readonly otherDistrict: string | null;
  /** One entry for each edition; empty when no province is named. */
  readonly provinces: readonly Province[];
  readonly province: string | null;
  /** The district's words can also name a commune or the province. */
  readonly districtDoubtful: boolean;
  /** The words were split by known names alone. */
  readonly unparted: boolean;
}

type Cell = 'district' | 'commune' | 'address';

const NOTHING: PlaceReading = {
  commune: null,
  district: null,
  otherDistrict: null,
  provinces: [],
  province: null,
  districtDoubtful: false,
  unparted: false,
};

/** Which levels does a written place name, in its columns or at the end of an address? */
export function readPlace(gazetteer: Gazetteer, name: Omit<NamedPlace, 'edition'>): PlaceReading {
  const wide = name.district === null ? NOTHING : readCell(gazetteer, name.district, 'district');
  const narrow =
    name.commune !== null
      ? readCell(gazetteer, name.commune, 'commune')
      : name.address !== null
        ? readCell(gazetteer, name.address, 'address')
        : NOTHING;
  return {
    commune: narrow.commune ?? wide.commune,
    district: wide.district ?? narrow.district,
    otherDistrict: wide.district === null ? null : narrow.district,
    provinces: wide.provinces.length > 0 ? wide.provinces : narrow.provinces,
    province: wide.province ?? narrow.province,
    districtDoubtful: wide.district === null && narrow.districtDoubtful,
    unparted: wide.unparted || narrow.unparted,
  };
}

/**
 * The end of an address with commune, district and province as written, without house, street and village. Null when
 * it has none of them. Reading the tail and reading the whole address give the same.
 */
export function addressTail(gazetteer: Gazetteer, address: string): string | null {
  const { commune, district, province } = readCell(gazetteer, address, 'address');
  const parts = [commune, district, province].flatMap((part) => part?.slice(0, LONGEST_PART) ?? []);
  return parts.length > 0 ? parts.join(', ') : null;
}

const LONGEST_PART = 60;

function readCell(gazetteer: Gazetteer, text: string, cell: Cell): PlaceReading {
  const cut = segmentsOf(text);
  const parted = cut.flatMap((segment) => partByNames(gazetteer, segment));
  const segments = [...parted];
  const single = segments.length === 1;
  const unparted = parted.length > cut.length;
  const { province, provinces } = takeProvince(gazetteer, segments, cell);
  const last = segments.at(-1);
  if (last === undefined) {
    const alone = single && provinces.some(({ holding }) => holding === 'home');
    const doubtful = alone && levelOfType(parted[0]!) === null;
    const district = doubtful ? parted[0]! : null;
    return {
      ...NOTHING,
      ...{ district, districtDoubtful: doubtful, unparted },
      ...{ provinces, province: doubtful ? null : province },
    };
  }
  const level = levelOfType(last);
  const isDistrict =
    level === 'district' ||
    (level === null &&
      (cell === 'district'
        ? single || gazetteer.find('district', last).length > 0
        : !(cell === 'commune' && single) && gazetteer.find('district', last).length > 0));
  const district = isDistrict ? last : null;
  if (isDistrict) segments.pop();
  const commune = communeOf(gazetteer, segments);
  const districtDoubtful = isDistrict && commune === null && level === null && cell !== 'district';
  return { ...NOTHING, commune, district, provinces, province, unparted, districtDoubtful };
}

/** Removes the name of a province from the end, else from the beginning, of the segments. */
function takeProvince(gazetteer: Gazetteer, segments: string[], cell: Cell) {
  const none = { province: null, provinces: [] as readonly Province[] };
  const last = segments.at(-1);
  if (last === undefined) return none;
  const provinces = provinceAt(gazetteer, last, cell, segments.length === 1);
  if (provinces.length > 0) {
    segments.pop();
    return { province: last, provinces };
  }
  const first = segments[0]!;
  if (segments.length === 1 || gazetteer.find('district', last).length === 0) return none;
  const before = provinceAt(gazetteer, first, cell, false);
  if (before.length === 0) return none;
  segments.shift();
  return { province: first, provinces: before };
}

function provinceAt(gazetteer: Gazetteer, text: string, cell: Cell, single: boolean): readonly Province[] {
  const found = gazetteer.provinces(text);
  if (found.length === 0) return [];
  const level = levelOfType(text);
  if (level === 'province') return found;
  if (found.some(({ holding }) => holding === 'home')) {
    // "TP Bắc Giang" is the city; "Bắc Giang" in a column of its own is what the column is for.
    return level === null && !(single && cell !== 'address') ? found : [];
  }
  if (cell === 'commune' && single && gazetteer.find('commune', text).length > 0) return [];
  // A city with the name of the province that contains these areas is not in these areas.
  return level === null ? found : found.map((province) => ({ ...province, holding: 'none' }));
}

function communeOf(gazetteer: Gazetteer, segments: readonly string[]): string | null {
  let unmatched: string | null = null;
  for (const segment of [...segments].reverse()) {
    const level = levelOfType(segment);
    if (level === 'district' || level === 'province') continue;
    if (level === 'commune' || gazetteer.find('commune', segment).length > 0) return segment;
    if (!isLocal(segment)) unmatched ??= segment;
  }
  return unmatched;
}

const LONGEST_NAME_WORDS = 5;

/** Splits words without commas when they consist of known names with no rest, else leaves them. */
function partByNames(gazetteer: Gazetteer, segment: string): string[] {
  const words = segment.split(' ');
  if (words.length < 3 || isArea(gazetteer, segment) || gazetteer.provinces(segment).length > 0)
    return [segment];
  return partWords(gazetteer, words, true) ?? [segment];
}

function partWords(gazetteer: Gazetteer, words: readonly string[], widest: boolean): string[] | null {
  const whole = words.join(' ');
  if (!widest && isArea(gazetteer, whole)) return [whole];
  for (let count = Math.min(LONGEST_NAME_WORDS, words.length - 1); count > 0; count--) {
    const end = words.slice(-count).join(' ');
    const named =
      gazetteer.find('district', end).length > 0 || (widest && gazetteer.provinces(end).length > 0);
    if (!named) continue;
    const rest = partWords(gazetteer, words.slice(0, -count), false);
    if (rest) return [...rest, end];
  }
  return null;
}

const isArea = (gazetteer: Gazetteer, text: string) =>
  gazetteer.find('commune', text).length > 0 || gazetteer.find('district', text).length > 0;
