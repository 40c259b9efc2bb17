import type { PlaceChoice, WrittenPlace } from '#lib/domain/place-name.ts';

/** A written place as one text: "Tam Dị, Lục Nam". */
export function writtenWords({ address, commune, district }: WrittenPlace): string {
  return [commune || address, district].filter(Boolean).join(', ');
}

/** A choice as one text: "Xã Phúc Sơn, Huyện Tân Yên". */
export function choiceWords({ title, districts }: Pick<PlaceChoice, 'title' | 'districts'>): string {
  return [title, districts.join(' / ')].filter(Boolean).join(', ');
}

/** The key of a choice in a list. */
export function choiceKey({ edition, level, code }: Pick<PlaceChoice, 'edition' | 'level' | 'code'>): string {
  return `${edition}/${level}/${code}`;
}
