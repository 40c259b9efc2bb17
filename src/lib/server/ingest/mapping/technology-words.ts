import type { Technology } from '#lib/domain/technology.ts';
import { textKey } from '#lib/domain/text-key.ts';

/** Spellings of access technologies in files, as text keys; radio technologies by 3GPP generation. */
const WORDS: Readonly<Record<Technology, readonly string[]>> = {
  '2G': ['2g', 'gsm', 'gprs', 'edge', '1xrtt', 'cdma'],
  '3G': ['3g', '3 5g', 'umts', 'wcdma', 'hspa', 'hsdpa', 'hsupa', 'h', 'evdo', 'hspap', 'td scdma'],
  '4G': ['4g', 'lte', 'lte a', 'lte ca', 'lteca', 'lte advanced', '4 5g', 'lte fdd', 'lte tdd', 'eutran'],
  '5G': [
    '5g',
    'nr',
    'nr nsa',
    'nr sa',
    'nsa',
    'sa',
    '5g nsa',
    '5g sa',
    'nrnsa',
    'nrsa',
    'lte nr',
    'endc',
    'en dc',
  ],
  WiFi: ['wifi', 'wi fi', 'wlan', '802 11'],
  fixed: [
    'fixed',
    'co dinh',
    'ftth',
    'ethernet',
    'lan',
    'cap quang',
    'internet co dinh',
    'mang co dinh',
    'cable',
  ],
  unknown: [
    'unknown',
    'khong ro',
    'khong xac dinh',
    'khac',
    'other',
    'mobile',
    'di dong',
    'cellular',
    'cell',
    'none',
  ],
};
const TECHNOLOGY_OF: ReadonlyMap<string, Technology> = new Map(
  (Object.keys(WORDS) as Technology[]).flatMap((technology) =>
    WORDS[technology].map((word) => [word, technology] as const),
  ),
);
const AFFIXES =
  /^(?:mobile|di dong|mang|cellular|network|mang di dong)(?: data)? | (?:mobile|network|lte|nr)$/g;

/**
 * Which technology does a cell mean? "LTE-A", "4G+", "Mobile 4G" and "4G (LTE)" are 4G; an empty cell is `unknown`; null
 * for unknown words.
 */
export function technologyOf(text: string): Technology | null {
  const key = textKey(text);
  if (key === '') return 'unknown';
  return TECHNOLOGY_OF.get(key) ?? TECHNOLOGY_OF.get(key.replace(AFFIXES, '').trim()) ?? null;
}
