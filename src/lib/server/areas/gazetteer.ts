import type { Level } from '#lib/domain/area.ts';
import { nameReadings } from './name-reading.ts';

/** A place as a file names it. `edition`: id of the edition in force on the test's date, null when none is. */
export interface NamedPlace {
  readonly edition: string | null;
  readonly district: string | null;
  readonly commune: string | null;
}

export interface UnitReference {
  readonly edition: string;
  readonly level: Level;
  readonly code: string;
}

/** A name that stands for a place in one edition. */
export interface GazetteerEntry {
  readonly edition: string;
  readonly level: Level;
  /** With its type word, when it has one. */
  readonly title: string;
  /** Titles of the districts the place lies in; empty when not known. */
  readonly districts: readonly string[];
  /** The units that hold the whole place, at most one for each edition and level. */
  readonly units: readonly UnitReference[];
}

export interface Resolution {
  readonly units: readonly UnitReference[];
  /** `part`: only the district was recognised, or several places bear the name. */
  readonly recognised: 'whole' | 'part' | 'nothing';
}

interface IndexedEntry {
  readonly entry: GazetteerEntry;
  readonly typeKey: string | null;
}

const NOTHING: Resolution = { units: [], recognised: 'nothing' };

/** Finds the units that a written place name stands for. */
export class Gazetteer {
  readonly #index = new Map<string, IndexedEntry[]>();
  readonly #groups: readonly (readonly string[])[];

  /**
   * `groups`: ids of editions, those that share outlines together, the newest first. Within a group one
   * edition's name decides for all of its editions; groups know nothing of each other and each decide.
   */
  constructor(entries: readonly GazetteerEntry[], groups: readonly (readonly string[])[]) {
    this.#groups = groups;
    for (const entry of entries) {
      for (const { nameKey, typeKey } of nameReadings(entry.title)) {
        const key = `${entry.edition}/${entry.level}/${nameKey}`;
        this.#index.set(key, [...(this.#index.get(key) ?? []), { entry, typeKey }]);
      }
    }
  }

  /** The units of a name in every edition; the edition in force on the test's date is asked first. */
  resolve(name: NamedPlace): Resolution {
    const found = this.#groups
      .map((group) =>
        this.#resolveIn(
          [...group].sort((a, b) => rank(b, name) - rank(a, name)),
          name,
        ),
      )
      .filter((resolution) => resolution.recognised !== 'nothing');
    if (found.length === 0) return NOTHING;
    const whole = found.some((resolution) => resolution.recognised === 'whole');
    return { units: found.flatMap(({ units }) => units), recognised: whole ? 'whole' : 'part' };
  }

  #resolveIn(editions: readonly string[], { district, commune }: NamedPlace): Resolution {
    const first = (level: Level, text: string, within: string | null) => {
      for (const edition of editions) {
        const found = this.#find(edition, level, text, within);
        if (found.length > 0) return found;
      }
      return null;
    };
    if (commune) {
      const found =
        first('commune', commune, district) ?? (district ? null : first('district', commune, null));
      if (found) return { units: commonUnits(found), recognised: found.length === 1 ? 'whole' : 'part' };
    }
    if (district) {
      const found = first('district', district, null) ?? (commune ? null : first('commune', district, null));
      if (found) {
        const whole = found.length === 1 && !commune;
        return { units: commonUnits(found), recognised: whole ? 'whole' : 'part' };
      }
    }
    return NOTHING;
  }

  #find(edition: string, level: Level, text: string, district: string | null): GazetteerEntry[] {
    for (const { nameKey, typeKey } of nameReadings(text)) {
      const named = this.#index.get(`${edition}/${level}/${nameKey}`) ?? [];
      const typed = prefer(named, (it) => !typeKey || !it.typeKey || it.typeKey === typeKey);
      const within = [...new Set(typed.map((it) => it.entry))].filter(
        (entry) => !district || entry.districts.length === 0 || agrees(entry, district, false),
      );
      const nearest = prefer(within, (entry) => !district || agrees(entry, district, true));
      if (nearest.length > 0)
        return prefer(nearest, (entry) => spelling(entry.title).endsWith(spelling(text)));
    }
    return [];
  }
}

const rank = (edition: string, name: NamedPlace) => (edition === name.edition ? 1 : 0);

const spelling = (text: string) => text.normalize('NFC').toLowerCase().trim();

/** Those that fulfil the wish, or all when none does. */
function prefer<T>(from: readonly T[], wish: (entry: T) => boolean): T[] {
  const fulfilling = from.filter(wish);
  return fulfilling.length > 0 ? fulfilling : [...from];
}

/** May a place of this entry be written beside this district's name? With `strict`, the type word counts. */
function agrees(entry: GazetteerEntry, district: string, strict: boolean): boolean {
  const written = nameReadings(district);
  return entry.districts.some((title) =>
    nameReadings(title).some((known) =>
      written.some(
        ({ nameKey, typeKey }) =>
          nameKey === known.nameKey && (!strict || !typeKey || !known.typeKey || typeKey === known.typeKey),
      ),
    ),
  );
}

function commonUnits(entries: readonly GazetteerEntry[]): UnitReference[] {
  const [head, ...rest] = entries;
  return (head?.units ?? []).filter((unit) =>
    rest.every(({ units }) => units.some((other) => unitKey(other) === unitKey(unit))),
  );
}

/** A unit as one text: `2024/district/218`. */
export function unitKey({ edition, level, code }: UnitReference): string {
  return `${edition}/${level}/${code}`;
}
