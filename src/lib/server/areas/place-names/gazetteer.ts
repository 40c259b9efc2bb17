import type { Level } from '#lib/domain/area.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { isMarked, levelOfType, nameReadings } from './name-reading.ts';

/** A place as a file names it. `edition`: id of the edition in force on the test's date, null when none is. */
export interface NamedPlace {
  readonly edition: string | null;
  readonly district: string | null;
  readonly commune: string | null;
  /** End of a free-text address (`addressTail`); read where no commune is named. */
  readonly address: string | null;
}

export interface AreaReference {
  readonly edition: string;
  readonly level: Level;
  readonly code: string;
}

/** A name that stands for a place in one edition. */
export interface GazetteerEntry {
  readonly edition: string;
  readonly level: Level;
  /** Code of the unit; for a former name, which has none, its title with that of its district. */
  readonly code: string;
  /** With its type word, when it has one. */
  readonly title: string;
  /** Titles of the districts the place lies in; empty when not known. */
  readonly districts: readonly string[];
  /** The units that hold the whole place, at most one for each edition and level. */
  readonly areas: readonly AreaReference[];
}

/** How a province lies to the areas known: it is theirs, holds them as a part, or is another. */
export type ProvinceHolding = 'home' | 'part' | 'none';

/** A province a file may name. `edition`: the edition in which it holds the areas, or does not. */
export interface Province {
  readonly edition: string;
  readonly name: string;
  readonly holding: ProvinceHolding;
  /** Units of the areas' own province; empty for others. */
  readonly areas: readonly AreaReference[];
}

/** A name met in the gazetteer, and how well it fits. */
export interface NameMatch {
  readonly entry: GazetteerEntry;
  /** The text has marks, and they are those of the name. */
  readonly spelled: boolean;
  /** `absent`: the text has no type word. */
  readonly type: 'same' | 'other' | 'absent';
}

interface IndexedName {
  readonly entry: GazetteerEntry;
  readonly typeKey: string | null;
  readonly spelling: string;
}

/** Every name that the units of all editions have or had, found by what a file wrote. */
export class Gazetteer {
  /** Ids of editions, those that share outlines together, the newest first. */
  readonly groups: readonly (readonly string[])[];
  readonly entries: readonly GazetteerEntry[];
  readonly #names = new Map<string, IndexedName[]>();
  readonly #provinces = new Map<string, Province[]>();
  readonly #references = new Map<string, GazetteerEntry>();

  constructor(
    entries: readonly GazetteerEntry[],
    provinces: readonly Province[],
    groups: readonly (readonly string[])[],
  ) {
    this.entries = entries;
    this.groups = groups;
    for (const entry of entries) {
      this.#references.set(areaKey(entry), entry);
      for (const { nameKey, typeKey, spelling } of nameReadings(entry.title)) {
        push(this.#names, `${entry.level}/${nameKey}`, { entry, typeKey, spelling });
      }
    }
    for (const province of provinces) push(this.#provinces, textKey(province.name), province);
  }

  /** Entries of a level, of all editions, that the text may name; none when its type word is of another level. */
  find(level: Level, text: string): NameMatch[] {
    const readings = nameReadings(text);
    const marked = isMarked(readings[0]?.spelling ?? '');
    for (const reading of readings) {
      if (reading.level !== null && reading.level !== level) continue;
      const named = this.#names.get(`${level}/${reading.nameKey}`) ?? [];
      if (named.length === 0) continue;
      return named.map(({ entry, typeKey, spelling }) => {
        const type = reading.typeKey === null ? 'absent' : reading.typeKey === typeKey ? 'same' : 'other';
        // The whole text is the whole title, type word and all.
        const whole = reading.typeKey === null && typeKey === null && entry.title.includes(' ');
        const typed = whole && levelOfType(text) !== null ? 'same' : type;
        return { entry, spelled: marked && spelling === reading.spelling, type: typed };
      });
    }
    return [];
  }

  /**
   * What province does a text name, as seen by each edition? Empty when it names none, or when its marks are
   * those of a unit ("Lãng Sơn" is not "Lạng Sơn").
   */
  provinces(text: string): readonly Province[] {
    for (const { nameKey, spelling, level } of nameReadings(text)) {
      if (level === 'commune') continue;
      const found = this.#provinces.get(nameKey);
      if (!found) continue;
      const spelled = found.some(({ name }) => nameReadings(name)[0]?.spelling === spelling);
      const ofArea = (['district', 'commune'] as const).some((at) =>
        this.find(at, text).some((match) => match.spelled),
      );
      if (spelled || !ofArea) return found;
    }
    return [];
  }

  /** The entry that an edition, level and code stand for. */
  entry(reference: AreaReference): GazetteerEntry | undefined {
    return this.#references.get(areaKey(reference));
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A unit as one text: `2024/district/218`. */
export function areaKey({ edition, level, code }: AreaReference): string {
  return `${edition}/${level}/${code}`;
}
