import type { Technology } from './technology.ts';
import { textKey } from './text-key.ts';

/**
 * Which technology do the spellings in files name? Groups of text keys, decided together; radio technologies by 3GPP
 * generation. The reasons, for people, are in `lib/messages/technologies.ts` under the same names.
 */
export const TECHNOLOGY_SPELLINGS = [
  { group: 'second', technology: '2G', keys: ['2g', 'gsm', 'gprs', 'edge', '1xrtt', 'cdma'] },
  {
    group: 'third',
    technology: '3G',
    keys: [
      ...['3g', '3 5g', '3 75g', 'umts', 'wcdma', 'hspa', 'hsdpa', 'hsupa', 'h', 'evdo', 'hspap', 'td scdma'],
      ...['hspa plus', 'dc hspa', 'dc hsdpa'],
    ],
  },
  {
    group: 'lte',
    technology: '4G',
    keys: ['4g', 'lte', 'lte fdd', 'lte tdd', 'fdd lte', 'tdd lte', 'td lte', 'eutran', 'e utran', 'volte'],
  },
  {
    group: 'lte_advanced',
    technology: '4G',
    keys: [
      ...['lte a', 'ltea', 'lte ca', 'lteca', 'lte advanced', 'lte plus', '4g plus', '4 5g', '4 9g'],
      ...['lte a pro', 'lteapro', 'lte pro', 'lte advanced pro', 'lte a ca'],
    ],
  },
  {
    group: 'dual_connectivity',
    technology: '5G',
    keys: [
      ...[
        'nsa',
        '5g nsa',
        'nr nsa',
        'nrnsa',
        'nsa 5g',
        'nsa nr',
        'endc',
        'en dc',
        'lte nsa',
        '4g nsa',
        'nsa lte',
      ],
      ...[
        'lte nr',
        'nr lte',
        'lte nr dc',
        'lte en dc',
        'lte endc',
        '5g en dc',
        '5g endc',
        '5g nr nsa',
        '5g non standalone',
      ],
      ...['non standalone', 'nr non standalone'],
    ],
  },
  {
    group: 'new_radio',
    technology: '5G',
    keys: [
      ...['5g', 'nr', 'nr sa', 'sa', '5g sa', 'nrsa', '5g nr', '5g nr sa', '5g standalone', 'standalone'],
      ...['5g plus', '5g advanced', '5g a', '5ga', '5 5g', '5guw', '5g uw'],
    ],
  },
  {
    group: 'wifi',
    technology: 'WiFi',
    keys: [
      'wifi',
      'wi fi',
      'wlan',
      '802 11',
      ...['4', '5', '6', '6e', '7'].map((generation) => `wifi ${generation}`),
    ],
  },
  {
    group: 'fixed',
    technology: 'fixed',
    keys: [
      ...['fixed', 'co dinh', 'ftth', 'ethernet', 'lan', 'cap quang', 'internet co dinh', 'mang co dinh'],
      'cable',
    ],
  },
  {
    group: 'unknown',
    technology: 'unknown',
    keys: [
      ...['unknown', 'khong ro', 'khong xac dinh', 'khac', 'other', 'mobile', 'di dong', 'cellular', 'cell'],
      'none',
    ],
  },
] as const satisfies readonly {
  readonly group: string;
  readonly technology: Technology;
  readonly keys: readonly string[];
}[];

/** Name of a group of spellings. */
export type SpellingGroup = (typeof TECHNOLOGY_SPELLINGS)[number]['group'];

/** A technology; `several` when the text names more than one and does not say which was used; null for unknown words. */
export type TechnologyReading = Technology | 'several' | null;

const TECHNOLOGY_OF: ReadonlyMap<string, Technology> = new Map(
  TECHNOLOGY_SPELLINGS.flatMap(({ technology, keys }) => keys.map((key) => [key, technology] as const)),
);
const PREFIX = /^(?:mang di dong|mobile|di dong|mang|cellular|network)(?: data)? (?=.)/;
const SUFFIX = / (?:mobile|network)$/;

/** "4G/5G", "3G|4G", "4G hoặc 5G", but not the comma of "4,5G". */
const ALTERNATIVES = /[/|\\;\n]|,(?!\d)|\b(?:or|hoac)\b/i;
/** "4/5G", "3-4G": two generations that share a letter. */
const SHARED_LETTER = /\b[2-5]\s*[-/|&+]\s*[2-5]\s*g\b/i;
/** "4G+5G": both at once. */
const TOGETHER = /[+&]/;

/**
 * What technology does a cell name? "LTE-A Pro", "4G+", "Mobile 4G" and "4G (LTE)" are 4G; "LTE (NSA)", "EN-DC" and
 * "4G+5G" are 5G; "4G/5G" is `several`; an empty cell is `unknown`.
 */
export function readTechnology(text: string): TechnologyReading {
  const plain = text.normalize('NFD').replace(/\p{Mark}/gu, '');
  if (SHARED_LETTER.test(plain)) return 'several';
  const alternatives = partsOf(plain, ALTERNATIVES);
  if (alternatives.length > 1) {
    const agreed = agreedOn(alternatives.map(readTechnology));
    if (agreed !== null) return agreed;
  }
  const together = partsOf(plain, TOGETHER);
  if (together.length > 1) {
    const named = together.map(readWords);
    if (isDualConnectivity(named)) return '5G';
    const agreed = agreedOn(named);
    if (agreed !== null) return agreed;
  }
  return readWords(plain);
}

const partsOf = (text: string, separator: RegExp) =>
  text.split(separator).filter((part) => textKey(part) !== '');

const isDualConnectivity = (named: readonly TechnologyReading[]) =>
  named.every((reading) => reading === '4G' || reading === '5G') && new Set(named).size === 2;

/** The one technology that every part names, `several` when they differ; null when a part names none. */
function agreedOn(named: readonly TechnologyReading[]): TechnologyReading {
  if (named.some((reading) => reading === null || reading === 'unknown')) return null;
  return new Set(named).size === 1 ? named[0]! : 'several';
}

function readWords(text: string): TechnologyReading {
  const key = textKey(text);
  if (key === '') return 'unknown';
  const bare = key.replace(PREFIX, '').replace(SUFFIX, '').trim();
  return TECHNOLOGY_OF.get(key) ?? TECHNOLOGY_OF.get(bare) ?? readEachWord(bare.split(' '));
}

/** "4G LTE": known words side by side; the longest first, so that "LTE A" is one. */
function readEachWord(words: readonly string[]): TechnologyReading {
  const named: Technology[] = [];
  for (let from = 0; from < words.length;) {
    let to = words.length;
    while (to > from && !TECHNOLOGY_OF.has(words.slice(from, to).join(' '))) to -= 1;
    if (to === from) return null;
    named.push(TECHNOLOGY_OF.get(words.slice(from, to).join(' '))!);
    from = to;
  }
  return named.length > 1 ? agreedOn(named) : null;
}
