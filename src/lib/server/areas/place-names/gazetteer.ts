import { areaKey, type AreaReference, type Level } from '#lib/domain/area.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { isMarked, levelOfType, nameReadings } from './name-reading.ts';

/**
 * A place as written in a file. `edition`: id of the edition in force on the measurement's date, null when none is.
 */
export interface NamedPlace {
  readonly edition: string | null;
  readonly district: string | null;
  readonly commune: string | null;
  /** End of a free-text address (`addressTail`); read where no commune is named. */
  readonly address: string | null;
}

/** A named place of one edition. */
export interface GazetteerEntry {
  readonly edition: string;
  readonly level: Level;
  /** Code of the area; for a former name, which has none, its title with that of its district. */
  readonly code: string;
  /** With its type word, when it has one. */
  readonly title: string;
  /** Titles of the districts the place lies in; empty when not known. */
  readonly districts: readonly string[];
  /** The areas that contain the whole place, at most one for each edition and level. */
  readonly areas: readonly AreaReference[];
}

/** Relation of a province to the known areas: it is theirs, contains them as a part, or is another. */
export type ProvinceHolding = 'home' | 'part' | 'none';

/** A province that can be named in a file. `edition`: the edition its `holding` applies to. */
export interface Province {
  readonly edition: string;
  readonly name: string;
  readonly holding: ProvinceHolding;
  /** The known areas' own province; empty for others. */
  readonly areas: readonly AreaReference[];
}

/** A gazetteer entry that matches a text, and how well. */
export interface NameMatch {
  readonly entry: GazetteerEntry;
  /** The text has Vietnamese marks, equal to those of the name. */
  readonly spelled: boolean;
  /** `absent`: the text has no type word. */
  readonly type: 'same' | 'other' | 'absent';
}

interface IndexedName {
  readonly entry: GazetteerEntry;
  readonly typeKey: string | null;
  readonly spelling: string;
}

/** An index of all current and former names of areas of all editions. */
export class Gazetteer {
  /** Ids of editions in groups that share a boundary layer, newest first. */
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

  /** Which entries of a level, of all editions, can the text name? None when its type word is of another level. */
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
   * Which province does a text name, in each edition? Empty when it names none, or when its marks are those of an
   * area ("Lãng Sơn" is not "Lạng Sơn").
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

  /** The entry of an edition, level and code. */
  entry(reference: AreaReference): GazetteerEntry | undefined {
    return this.#references.get(areaKey(reference));
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
