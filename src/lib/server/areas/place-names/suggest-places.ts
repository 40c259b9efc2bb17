import { type Level, areaKey } from '#lib/domain/area.ts';
import type { PlaceSuggestion, SuggestionReason } from '#lib/domain/place-name.ts';
import { differsByOneLetter } from '#lib/domain/text/edit-distance.ts';
import type { Gazetteer } from './gazetteer.ts';
import { type GazetteerEntry, type NamedPlace } from './gazetteer.ts';
import { CERTAINTY, SIMILAR_LETTERS } from './name-certainty.ts';
import { nameReadings } from './name-reading.ts';
import { readPlace } from './place-reading.ts';
import { resolveName } from './resolve-name.ts';

/** Most suggestions for a name. */
const MAX_SUGGESTIONS = 5;

/** Which areas can an undecided name stand for? Most likely first; a person decides. */
export function suggestPlaces(gazetteer: Gazetteer, name: NamedPlace): PlaceSuggestion[] {
  const { recognition, certainty, candidates } = resolveName(gazetteer, name);
  const reading = readPlace(gazetteer, name);
  const found = new Map<string, PlaceSuggestion>();
  const add = (entry: GazetteerEntry, sure: number, reason: SuggestionReason) => {
    const { edition, level, code, title, districts } = entry;
    const key = areaKey(entry);
    const known = found.get(key);
    if (known && known.certainty >= sure) return;
    found.set(key, { edition, level, code, title, districts, certainty: sure, reason });
  };

  const reason = recognition === 'contradictory' ? 'elsewhere' : 'shared';
  const strange = certainty === CERTAINTY.strangeDistrict;
  for (const entry of candidates) add(entry, certainty, strange ? 'strange_district' : reason);

  const { commune, district } = reading;
  const around = district === null ? [] : gazetteer.find('district', district).map(({ entry }) => entry);
  const lies = (entry: GazetteerEntry) => around.some(({ title }) => entry.districts.includes(title));
  if (commune !== null) {
    for (const entry of similar(gazetteer, 'commune', commune)) {
      if (around.length === 0) add(entry, CERTAINTY.similar, 'similar');
      else if (lies(entry)) add(entry, CERTAINTY.similarWithin, 'similar');
    }
  }
  if (district !== null && around.length === 0) {
    for (const entry of similar(gazetteer, 'district', district)) add(entry, CERTAINTY.similar, 'similar');
    for (const entry of similar(gazetteer, 'commune', district)) add(entry, CERTAINTY.elsewhere, 'similar');
  }
  for (const text of [commune, district]) {
    for (const entry of text === null ? [] : endingDistricts(gazetteer, text)) {
      if (around.length === 0) add(entry, CERTAINTY.endsInDistrict, 'ends_in_district');
    }
  }
  return [...found.values()]
    .sort((a, b) => b.certainty - a.certainty || (areaKey(a) < areaKey(b) ? -1 : 1))
    .slice(0, MAX_SUGGESTIONS);
}

/** Entries of a level whose name differs from the text by one letter. */
function similar(gazetteer: Gazetteer, level: Level, text: string): GazetteerEntry[] {
  const written = nameReadings(text).map(({ nameKey }) => nameKey);
  return gazetteer.entries.filter((entry) => {
    if (entry.level !== level) return false;
    const name = nameReadings(entry.title).at(-1)?.nameKey ?? '';
    return (
      name.replaceAll(' ', '').length >= SIMILAR_LETTERS &&
      written.some((key) => key !== name && differsByOneLetter(key, name))
    );
  });
}

/** Districts whose name is at the end of a text. */
function endingDistricts(gazetteer: Gazetteer, text: string): GazetteerEntry[] {
  const words = text.split(/\s+/);
  for (let count = Math.min(4, words.length - 1); count > 0; count--) {
    const found = gazetteer.find('district', words.slice(-count).join(' '));
    if (found.length > 0) return found.map(({ entry }) => entry);
  }
  return [];
}
