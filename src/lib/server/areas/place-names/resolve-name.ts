import { type AreaReference, areaKey } from '#lib/domain/area.ts';
import type { Recognition } from '#lib/domain/place-name.ts';
import type { Gazetteer } from './gazetteer.ts';
import { type GazetteerEntry, type NamedPlace, type NameMatch } from './gazetteer.ts';
import { agree, commonAreas, conflict, isSameLevel, liesIn, liesInArea } from './entry-areas.ts';
import { CERTAINTY, CERTAINTY_NEEDED } from './name-certainty.ts';
import { levelOfType } from './name-reading.ts';
import { readPlace, type PlaceReading } from './place-reading.ts';

/** The result of resolving a written place. */
export interface Resolution {
  /** Areas it certainly lies in; an undecided name may have some: the district, or the province alone. */
  readonly areas: readonly AreaReference[];
  readonly recognition: Exclude<Recognition, 'decided'>;
  /** 0 to 1; of the most likely candidate when the name is undecided. */
  readonly certainty: number;
  /** Possible entries of an undecided name. */
  readonly candidates: readonly GazetteerEntry[];
}

const UNKNOWN: Resolution = { areas: [], recognition: 'unknown', certainty: 0, candidates: [] };
const OUTSIDE: Resolution = { ...UNKNOWN, recognition: 'outside', certainty: CERTAINTY.otherProvince };

/** Recognitions from best to worst, for combining the results of several groups of editions. */
const RANK: readonly Recognition[] = ['known', 'partly', 'ambiguous', 'contradictory', 'outside', 'unknown'];

/**
 * Which areas does a written place lie in? Each group of editions that share a boundary layer decides by itself,
 * trying the edition in force on the measurement's date first. Never throws.
 */
export function resolveName(gazetteer: Gazetteer, name: NamedPlace): Resolution {
  const reading = readPlace(gazetteer, name);
  const found = gazetteer.groups.map((group) => {
    const editions = [...group].sort((a, b) => Number(b === name.edition) - Number(a === name.edition));
    return new GroupResolver(gazetteer, editions, reading).resolve();
  });
  const [best] = [...found].sort((a, b) => RANK.indexOf(a.recognition) - RANK.indexOf(b.recognition));
  if (!best) return UNKNOWN;
  return {
    ...best,
    areas: found.flatMap(({ areas }) => areas),
    candidates: found.flatMap(({ candidates }) => candidates),
  };
}

/** The entries a text can name at a level, with the certainty. */
interface Choice {
  readonly entries: readonly GazetteerEntry[];
  readonly certainty: number;
}

const NONE: Choice = { entries: [], certainty: 0 };

class GroupResolver {
  readonly #gazetteer: Gazetteer;
  readonly #editions: readonly string[];
  readonly #reading: PlaceReading;

  constructor(gazetteer: Gazetteer, editions: readonly string[], reading: PlaceReading) {
    this.#gazetteer = gazetteer;
    this.#editions = editions;
    this.#reading = reading;
  }

  resolve(): Resolution {
    const holding = this.#holding();
    const { district, otherDistrict } = this.#reading;
    const around = district === null ? NONE : this.#district(district);
    const other = otherDistrict === null ? NONE : this.#district(otherDistrict);
    if (holding === 'none') {
      return around.entries.length > 0
        ? { ...UNKNOWN, recognition: 'contradictory', candidates: around.entries }
        : OUTSIDE;
    }
    if (other.entries.length > 0 && around.entries.length > 0 && !agree(other.entries, around.entries)) {
      return this.#contradictory([...around.entries, ...other.entries]);
    }
    const strange = around.entries.filter((entry) => this.#isOutsideHome(entry));
    if (strange.length > 0 && strange.length === around.entries.length) return this.#contradictory(strange);
    const found = this.#within(around, holding === 'part');
    const elsewhere = holding === 'part' && !this.#holdsNow() && found.recognition === 'unknown';
    return elsewhere && found.candidates.length === 0 ? OUTSIDE : found;
  }

  #within(around: Choice, partOnly: boolean): Resolution {
    const { commune, district, provinces } = this.#reading;
    if (commune !== null) return this.#commune(commune, around, partOnly);
    if (district !== null) return this.#districtOnly(district, around);
    const areas = provinces.flatMap((province) => province.areas).filter((area) => this.#knows(area));
    return areas.length > 0
      ? { areas, recognition: 'known', certainty: CERTAINTY.spelled, candidates: [] }
      : UNKNOWN;
  }

  /**
   * Does the named province contain these areas? `part` also when it does in another edition than the measurement's.
   */
  #holding() {
    const { provinces } = this.#reading;
    if (provinces.length === 0) return null;
    return (
      (['home', 'part'] as const).find((kind) => provinces.some(({ holding }) => holding === kind)) ?? 'none'
    );
  }

  #commune(text: string, around: Choice, partOnly: boolean): Resolution {
    const { district } = this.#reading;
    const named = this.#gazetteer.find('commune', text);
    const anywhere = this.#choose(named);
    const byProvince = this.#choose(named, (entry) => this.#isInProvince(entry, partOnly ? 'part' : 'home'));
    const inHome = this.#choose(named, (entry) => !this.#isOutsideHome(entry));
    const within =
      around.entries.length > 0
        ? this.#choose(named, (entry) => liesIn(entry, around.entries))
        : ([this.#isStale(byProvince, inHome) ? NONE : byProvince, inHome].find(
            ({ entries }) => entries.length > 0,
          ) ?? anywhere);
    if (within.entries.length === 0) {
      const asDistrict = this.#district(text);
      if (asDistrict.entries.length > 0 && agree(asDistrict.entries, around.entries)) {
        return this.#settled(asDistrict, asDistrict.certainty);
      }
      if (around.entries.length === 0) return UNKNOWN;
      const elsewhere = [...anywhere.entries, ...asDistrict.entries];
      if (elsewhere.length > 0) return this.#contradictory([...elsewhere, ...around.entries]);
      return { ...this.#settled(around, around.certainty), recognition: 'partly', candidates: [] };
    }
    if (district !== null && around.entries.length === 0) {
      return { ...UNKNOWN, certainty: CERTAINTY.strangeDistrict, candidates: within.entries };
    }
    if (around.entries.length === 0 && within.entries.every((entry) => this.#isOutsideHome(entry))) {
      return this.#contradictory(within.entries);
    }
    if (
      partOnly &&
      around.entries.length === 0 &&
      !within.entries.every((entry) => this.#isInProvince(entry, 'part'))
    ) {
      return {
        ...UNKNOWN,
        recognition: 'ambiguous',
        certainty: CERTAINTY.elsewhere,
        candidates: within.entries,
      };
    }
    const rival = this.#districtRival(text, within);
    return (
      rival ??
      this.#settled(within, Math.min(within.certainty, around.entries.length > 0 ? around.certainty : 1))
    );
  }

  /** "Lục Nam" where a commune is expected, before a commune of that name existed, may be the district. */
  #districtRival(text: string, within: Choice): Resolution | null {
    const inForce = within.entries.some(({ edition }) => edition === this.#editions[0]);
    if (inForce || levelOfType(text) !== null) return null;
    const rivals = this.#district(text).entries;
    return rivals.length > 0 ? this.#ambiguous([...within.entries, ...rivals]) : null;
  }

  #districtOnly(text: string, around: Choice): Resolution {
    const { districtDoubtful, provinces } = this.#reading;
    if (around.entries.length === 0) {
      const asCommune = this.#choose(this.#gazetteer.find('commune', text));
      return asCommune.entries.length > 0 ? this.#settled(asCommune, asCommune.certainty) : UNKNOWN;
    }
    if (!districtDoubtful) return this.#settled(around, around.certainty);
    const inForce = this.#gazetteer
      .find('commune', text)
      .map(({ entry }) => entry)
      .filter(({ edition }) => edition === this.#editions[0]);
    const home = provinces.filter(({ holding }) => holding === 'home').flatMap(({ areas }) => areas);
    if (inForce.length === 0 && home.length === 0) return this.#settled(around, around.certainty);
    if (home.length === 0 || this.#reading.province !== null)
      return inForce.length === 0
        ? this.#settled(around, around.certainty)
        : this.#ambiguous([...around.entries, ...inForce]);
    const common = commonAreas(around.entries).filter((area) =>
      home.some((it) => areaKey(it) === areaKey(area)),
    );
    return {
      areas: common,
      recognition: 'ambiguous',
      certainty: CERTAINTY.shared / 2,
      candidates: [...around.entries, ...inForce],
    };
  }

  #settled(choice: Choice, certainty: number): Resolution {
    if (choice.entries.length > 1) return this.#ambiguous(choice.entries);
    const sure = this.#reading.unparted ? Math.min(certainty, CERTAINTY.unparted) : certainty;
    const recognition = sure >= CERTAINTY_NEEDED ? 'known' : 'ambiguous';
    const areas = recognition === 'known' ? commonAreas(choice.entries) : [];
    return { areas, recognition, certainty: sure, candidates: recognition === 'known' ? [] : choice.entries };
  }

  #ambiguous(entries: readonly GazetteerEntry[]): Resolution {
    const certainty = CERTAINTY.shared / entries.length;
    return { areas: commonAreas(entries), recognition: 'ambiguous', certainty, candidates: entries };
  }

  #contradictory(entries: readonly GazetteerEntry[]): Resolution {
    const areas = commonAreas(entries);
    return { areas, recognition: 'contradictory', certainty: CERTAINTY.elsewhere, candidates: entries };
  }

  #district(text: string): Choice {
    return this.#choose(this.#gazetteer.find('district', text));
  }

  /** Narrows the matches by marks, then type word, then edition. */
  #choose(all: readonly NameMatch[], wish: (entry: GazetteerEntry) => boolean = () => true): Choice {
    let left = all.filter(({ entry }) => this.#isNamedHere(entry) && wish(entry));
    if (left.length === 0) return NONE;
    let certainty: number = CERTAINTY.spelled;
    const narrow = (narrowed: NameMatch[], certaintyAtMost: number) => {
      if (!agree(left.map(entryOf), narrowed.map(entryOf))) certainty = Math.min(certainty, certaintyAtMost);
      left = narrowed;
    };
    const spelled = left.filter((match) => match.spelled);
    if (spelled.length > 0) narrow(spelled, CERTAINTY.spelledApart);
    else certainty = CERTAINTY.unmarked;
    const typed = left.filter((match) => match.type === 'same');
    if (typed.length > 0) narrow(typed, CERTAINTY.typedApart);
    else if (left.some((match) => match.type === 'other'))
      certainty = Math.min(certainty, CERTAINTY.otherType);
    const found = left.map(entryOf);
    const edition = this.#editions.find((id) => found.some((entry) => entry.edition === id));
    const first = found.filter((entry) => entry.edition === edition);
    const others = found.filter(
      (entry) => entry.edition !== edition && !first.some((chosen) => !conflict(chosen, entry)),
    );
    return { entries: [...first, ...others], certainty };
  }

  #knows(area: AreaReference): boolean {
    return this.#editions.includes(area.edition);
  }

  /** Did the written province contain these areas on the day of the measurement? */
  #holdsNow(): boolean {
    return this.#reading.provinces.some(
      ({ holding, edition }) => holding === 'part' && edition === this.#editions[0],
    );
  }

  /** Is the entry a name of these editions, or an earlier one of a place in them? */
  #isNamedHere({ edition, areas }: GazetteerEntry): boolean {
    return this.#gazetteer.groups.some((group) => group.includes(edition))
      ? this.#editions.includes(edition)
      : areas.some((area) => this.#knows(area));
  }

  /** Are only older places meant by the province's name, while one of the day bears the name? People keep using a former province. */
  #isStale(byProvince: Choice, inHome: Choice): boolean {
    const editions = this.#gazetteer.groups.flat();
    const now = editions.indexOf(this.#editions[0]!);
    return (
      inHome.entries.some(({ edition }) => edition === this.#editions[0]) &&
      byProvince.entries.every(({ edition }) => editions.indexOf(edition) > now)
    );
  }

  /** In the entry's own edition, did it lie in the written province? */
  #isInProvince(entry: GazetteerEntry, as: 'home' | 'part'): boolean {
    return this.#reading.provinces.some(
      ({ holding, edition, areas }) =>
        holding === as &&
        edition === entry.edition &&
        (as === 'part' || areas.some((area) => liesInArea(entry, area))),
    );
  }

  /** Is the written province one of the known areas, and does the entry lie in another of them in every edition? */
  #isOutsideHome(entry: GazetteerEntry): boolean {
    const homes = this.#reading.provinces.flatMap(({ areas }) => areas);
    const known = homes.filter((home) => entry.areas.some((area) => isSameLevel(area, home)));
    return known.length > 0 && !known.some((home) => liesInArea(entry, home));
  }
}

const entryOf = ({ entry }: NameMatch) => entry;
