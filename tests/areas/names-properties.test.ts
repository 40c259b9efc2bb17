import { beforeAll, describe, expect, it } from 'vitest';
import { textKey } from '#lib/domain/text-key.ts';
import type { PlaceSettler } from '#lib/server/areas/place-names/place-decisions.ts';
import { nameReadings } from '#lib/server/areas/place-names/name-reading.ts';
import { addressTail } from '#lib/server/areas/place-names/place-reading.ts';
import { suggestPlaces } from '#lib/server/areas/place-names/suggest-places.ts';
import { resolutionOf, openNames, type Written } from './names-support.ts';

let settler: PlaceSettler;
beforeAll(async () => {
  settler = await openNames();
});

const unmarked = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D');

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/^Thành phố /, 'TP. '],
  [/^Thị xã /, 'TX.'],
  [/^Huyện /, 'H. '],
  [/^Thị trấn /, 'TT '],
  [/^Phường /, 'P.'],
  [/^Xã /, 'X. '],
];
const shortened = (title: string) => SHORT.reduce((text, [long, short]) => text.replace(long, short), title);

/** Ways of writing the same name. */
const WAYS: readonly ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => `  ${text.replaceAll(' ', '   ')} `,
  (text) => text.normalize('NFD'),
  shortened,
  (text) => shortened(text).toUpperCase(),
];

/** Every commune of every edition with a district beside it, and both provinces of 2024: its own, the other. */
const communes = () =>
  settler.gazetteer.entries.flatMap(({ edition, level, title, districts, areas }) => {
    if (level !== 'commune' || districts.length === 0) return [];
    const home = areas.find((area) => area.edition === '2024' && area.level === 'province')?.code;
    const names = ['Bắc Giang', 'Bắc Ninh'] as const;
    const [province, other] = home === '27' ? [names[1], names[0]] : names;
    return [{ edition, title, district: districts[0]!, province, other }];
  });

describe('however a name is written', () => {
  it('case, spaces, marks’ encoding and short type words change nothing', () => {
    for (const { edition, title, district } of communes()) {
      const plain = resolutionOf(settler, { edition, commune: title, district });
      expect(`${title}: ${plain}`).not.toMatch(/unknown|ambiguous|contradictory|partly|outside/);
      for (const way of WAYS) {
        expect([
          title,
          resolutionOf(settler, { edition, commune: way(title), district: way(district) }),
        ]).toEqual([title, plain]);
      }
    }
  });

  it('leaving the marks out gives the same place or none, never another', () => {
    for (const { edition, title, district } of communes()) {
      const plain = resolutionOf(settler, { edition, commune: title });
      const bare = resolutionOf(settler, { edition, commune: unmarked(title) });
      if (!/^(unknown|ambiguous|contradictory|partly|outside)/.test(bare))
        expect([title, bare]).toEqual([title, plain]);
      const within = resolutionOf(settler, { edition, commune: title, district });
      expect([
        title,
        resolutionOf(settler, { edition, commune: unmarked(title), district: unmarked(district) }),
      ]).toEqual([title, within]);
    }
  });

  it('an address gives what its columns give', () => {
    for (const { edition, title, district, province } of communes()) {
      const address = `Số 7, thôn Chùa, ${title}, ${district}, tỉnh ${province}`;
      expect([title, resolutionOf(settler, { edition, address })]).toEqual([
        title,
        resolutionOf(settler, { edition, commune: title, district }),
      ]);
    }
  });

  it('a district is never taken for one of another province, unless that became the province of both', () => {
    for (const { edition, title, district, other } of communes()) {
      const address = resolutionOf(settler, { edition, address: `${title}, ${district}, tỉnh ${other}` });
      if (other === 'Bắc Giang') expect([title, address]).toEqual([title, expect.stringMatching(/^contra/)]);
      else
        expect([title, address]).toEqual([
          title,
          resolutionOf(settler, { edition, commune: title, district }),
        ]);
    }
  });

  it('the stored end of an address reads as the address does, without house or village', () => {
    for (const { title, district } of communes()) {
      const tail = addressTail(settler.gazetteer, `Số 7, thôn Chùa, ${title}, ${district}`)!;
      expect(addressTail(settler.gazetteer, tail)).toBe(tail);
      expect(tail).toBe(`${title}, ${district}`);
    }
  });

  it('a wrong letter is never taken for the right name, only suggested', () => {
    const keys = new Set(
      settler.gazetteer.entries.flatMap((e) => nameReadings(e.title).map((r) => r.nameKey)),
    );
    for (const { edition, title, district } of communes()) {
      const name = nameReadings(title).at(-1)!.nameKey;
      if (name.replaceAll(' ', '').length < 6) continue;
      const wrong = `${name.slice(0, 2)}z${name.slice(2)}`;
      if (keys.has(wrong)) continue;
      const written: Written = { edition, commune: wrong, district };
      expect(resolutionOf(settler, written)).toMatch(/^partly /);
      const [first] = suggestPlaces(settler.gazetteer, { edition, district, commune: wrong, address: null });
      expect(textKey(first?.title ?? '')).toContain(name);
    }
  });
});

describe('suggestions for an unresolved name', () => {
  const suggested = (district: string | null, commune: string | null) =>
    suggestPlaces(settler.gazetteer, { edition: '2024', district, commune, address: null }).map(
      ({ title, districts, certainty, reason }) => [title, districts[0] ?? null, certainty, reason],
    );

  it('are the places that share it, alike', () => {
    expect(suggested(null, 'Phúc Sơn')).toEqual([
      ['Xã Phúc Sơn', 'Huyện Sơn Động', 0.45, 'shared'],
      ['Xã Phúc Sơn', 'Huyện Tân Yên', 0.45, 'shared'],
    ]);
  });

  it('are the commune elsewhere and the district written, when they contradict each other', () => {
    expect(suggested('Yên Dũng', 'Thọ Xương')).toEqual([
      ['Phường Thọ Xương', 'Thành phố Bắc Giang', 0.5, 'elsewhere'],
      ['Huyện Yên Dũng', null, 0.5, 'elsewhere'],
    ]);
  });

  it('is the commune whose district is misspelled, before anything else', () => {
    expect(suggested('Lục Naam', 'Tam Dị')[0]).toEqual([
      'Xã Tam Dị',
      'Huyện Lục Nam',
      0.85,
      'strange_district',
    ]);
  });

  it('is nothing for words without likeness', () => {
    expect(suggested('Atlantis', null)).toEqual([]);
  });
});
