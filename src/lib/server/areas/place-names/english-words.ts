import { textKey } from '#lib/domain/text-key.ts';

/** The country as addresses end with it, as text keys. */
const COUNTRY = new Set([
  'viet nam',
  'vietnam',
  'vn',
  'viet nam vn',
  'sr vietnam',
  'socialist republic of vietnam',
]);
/** Five digits until 2025, six before 2018. */
const POSTCODE = /(?:^|\s)\d{5,6}$/;

/**
 * English type words, which stand behind a name, with the Vietnamese ones, which stand before it. A town is a thị xã or a
 * thị trấn, of different levels: its name stays without a type word.
 */
const TYPES: Readonly<Record<string, string>> = {
  ...{ province: 'tỉnh', prov: 'tỉnh', city: 'thành phố', district: 'huyện', dist: 'huyện' },
  ...{ ward: 'phường', commune: 'xã', town: '', township: '' },
};
const TYPED = new RegExp(`^(.*\\S)\\s+(${Object.keys(TYPES).join('|')})\\.?$`, 'i');

/**
 * A part of an address without what map services write around it: the country, the postcode and English type words ("Luc
 * Nam District" is "huyện Luc Nam"). Empty when nothing else is left.
 */
export function withoutEnglish(segment: string): string {
  const named = segment.trim().replace(POSTCODE, '').trim();
  if (COUNTRY.has(textKey(named))) return '';
  const [, name, word] = TYPED.exec(named) ?? [];
  if (name === undefined || word === undefined) return named;
  return `${TYPES[word.toLowerCase()]!} ${name}`.trim();
}
