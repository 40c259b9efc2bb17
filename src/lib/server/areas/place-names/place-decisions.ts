import type { Level, AreaReference } from '#lib/domain/area.ts';
import type { Recognition, WrittenPlace } from '#lib/domain/place-name.ts';
import { textKey } from '#lib/domain/text-key.ts';
import type { Database, Writer } from '../../db/database.ts';
import type { Gazetteer } from './gazetteer.ts';
import { type NamedPlace } from './gazetteer.ts';
import * as sql from './place-decisions.sql.ts';
import { nameReadings } from './name-reading.ts';
import { readGazetteer } from './read-gazetteer.ts';
import { resolveName } from './resolve-name.ts';

/** What is a written place resolved to, by its name or by a person's decision? */
export interface SettledPlace {
  readonly areas: readonly AreaReference[];
  readonly recognition: Recognition;
  readonly certainty: number;
  /** The resolution that applied; null when none did. */
  readonly decision: number | null;
}

/** Resolves written places by the gazetteer and the resolutions in force. */
export class PlaceSettler {
  readonly gazetteer: Gazetteer;
  readonly #decisions: ReadonlyMap<string, sql.DecisionRow>;

  constructor(gazetteer: Gazetteer, decisions: readonly sql.DecisionRow[]) {
    this.gazetteer = gazetteer;
    this.#decisions = new Map(
      [...decisions]
        .reverse()
        .map((row) => [JSON.stringify([row.districtKey, row.communeKey, row.addressKey]), row]),
    );
  }

  /**
   * A name that is certain in the gazetteer is never overruled; any other follows the resolution of its spelling, if
   * there is one whose area still exists.
   */
  settle(name: NamedPlace): SettledPlace {
    const found = resolveName(this.gazetteer, name);
    const { areas, recognition, certainty } = found;
    const decision = recognition === 'known' ? undefined : this.#decisions.get(writtenKey(name));
    if (!decision) return { areas, recognition, certainty, decision: null };
    if (decision.edition === null || decision.level === null || decision.code === null) {
      return { areas: [], recognition: 'decided', certainty: 1, decision: decision.id };
    }
    const { edition, level, code } = decision;
    const entry = this.gazetteer.entry({ edition, level, code });
    return entry
      ? { areas: entry.areas, recognition: 'decided', certainty: 1, decision: decision.id }
      : { areas, recognition, certainty, decision: null };
  }
}

/** A settler of the current gazetteer and resolutions. */
export async function readSettler(reader: Pick<Database | Writer, 'query'>): Promise<PlaceSettler> {
  return new PlaceSettler(await readGazetteer(reader), await reader.query(sql.decisions, {}));
}

/**
 * The keys of a written place; `''` where nothing is written. A type word of the column's own level is dropped: "Xã
 * Phúc Sơn" and "Phúc Sơn" are the same name.
 */
export function writtenKeys({ district, commune, address }: WrittenPlace) {
  return {
    districtKey: nameKeyAt('district', district ?? ''),
    communeKey: nameKeyAt('commune', commune ?? ''),
    addressKey: textKey(address ?? ''),
  };
}

function nameKeyAt(level: Level, text: string): string {
  const typed = nameReadings(text).find((reading) => reading.level === level);
  return typed?.nameKey ?? textKey(text);
}

/** One key for all spellings that differ only in marks, case, punctuation and type words. */
export function writtenKey(place: WrittenPlace): string {
  const { districtKey, communeKey, addressKey } = writtenKeys(place);
  return JSON.stringify([districtKey, communeKey, addressKey]);
}
