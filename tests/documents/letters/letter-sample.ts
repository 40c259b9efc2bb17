import type { LetterCase, LetterPlace } from '#lib/domain/cases/letters/letter-case.ts';
import type { PlaceFinding } from '#lib/domain/cases/verification/outcome.ts';
import type { LetterKind } from '#lib/domain/cases/letters/letter-kind.ts';
import { reportMonth } from '#lib/domain/period.ts';
import type { Standard } from '#lib/domain/standard.ts';
import { addresseeOf, shippedLetters } from '#lib/server/documents/letters/shipped-letters.ts';
import { letterContent, type LetterFrame } from '#lib/server/documents/letters/write-letter.ts';
import type { Outlines } from '#lib/map/map-frame.ts';

export const SHIPPED = shippedLetters('data/reference');
export const DATE = new Date('2024-07-20T03:00:00Z');

const document = (id: string, number: string, issuedOn: string) => ({
  ...{ id, number, issuedOn, issuer: { vi: '', en: '' }, reading: 'press_wording' as const },
  ...{ readBy: null, readOn: null, note: { vi: '', en: '' } },
});

export const STANDARD: Standard = {
  id: '4g-mean-40',
  kind: 'planning_target',
  enabled: true,
  levels: ['district'],
  metric: 'download',
  technology: '4G',
  statistic: 'mean',
  limit: 40_000,
  share: null,
  operator: null,
  decidingMean: 'device',
  decidingMeanReason: null,
  minimumTests: 30,
  name: { vi: 'Tải xuống 4G trung bình từ 40 Mbps', en: '4G mean download of at least 40 Mbps' },
  documents: [
    document('qd-36-2024', 'Quyết định 36/QĐ-TTg', '2024-01-11'),
    document('qd-1110-2024', 'Quyết định 1110/QĐ-BTTTT', '2024-07-02'),
  ],
  source: '',
  minimumTestsSource: '',
  validFrom: '2024-01-11',
  validTo: null,
  validity: { vi: '', en: '' },
  dueYear: 2025,
  seenUntil: null,
};

export const place = (number: number, change: Partial<LetterPlace> = {}): LetterPlace => ({
  number,
  title: 'Huyện Lục Nam',
  code: '218',
  population: 226_194,
  tests: 1812,
  devices: 240,
  meanKbps: 31_234,
  lowerKbps: 29_871,
  upperKbps: 32_640,
  medianKbps: 28_105,
  atMostKbps: null,
  verdict: 'not_met',
  gapCode: null,
  cells: [],
  ...change,
});

export const letterCase = (change: Partial<LetterCase> = {}): LetterCase => ({
  number: 'HS-0007',
  operator: { code: 'vinaphone', name: 'VinaPhone' },
  filter: { period: reportMonth('2024-06'), edition: 'Địa giới 2024', level: 'district', statistic: 'mean' },
  standard: STANDARD,
  places: [
    place(1),
    place(2, {
      title: 'Huyện Yên Dũng',
      code: '221',
      population: null,
      meanKbps: 36_512,
      verdict: 'undecided',
    }),
  ],
  reason: 'Người dân phản ánh nhiều lần tại các kỳ tiếp xúc cử tri',
  deadline: '2024-08-09',
  plan: { window: { from: '2024-09-01', to: '2024-12-01' }, testsNeeded: 315 },
  earlier: [],
  answer: null,
  verified: null,
  packCode: '7F3K-9QWX',
  simulated: true,
  dataVersion: 12,
  ...change,
});

export const ANSWER: NonNullable<LetterCase['answer']> = {
  on: '2024-08-20',
  document: '9/VNPT',
  rows: [
    {
      ...{ place: 1, status: 'planned', dependsOn: null, station: 'LNM01', longitude: null, latitude: null },
      ...{ technology: null, promised: { from: '2024-10-01', to: '2025-01-01' }, countsFrom: null },
      ...{ cause: 'thiếu trạm.', turn: null, evidence: null },
    },
  ],
};

const untested = (place: string): PlaceFinding => ({
  ...{ place, tests: 0, votes: 0, days: 0, withoutDevice: 0, outcome: 'too_few', shortage: 'tests' },
  difference: { difference: null, lower: null, upper: null },
  after: { mean: null, lower: null, upper: null },
});

/** Citizens' tests say that the first place keeps the promise; none of those that may close a case was made. */
export const VERIFIED: NonNullable<LetterCase['verified']> = {
  on: '2025-01-02',
  verification: {
    ...{ look: 0, outcome: 'too_few', likely: false },
    closing: [untested('1'), untested('2')],
    all: [
      {
        ...{ place: '1', tests: 90, votes: 40, days: 12, withoutDevice: 0, outcome: 'met', shortage: null },
        difference: { difference: 12_500, lower: 8_000, upper: 17_000 },
        after: { mean: 44_000, lower: 40_500, upper: 47_500 },
      },
      untested('2'),
    ],
  },
};

export const ISSUER = {
  name: 'Sở Thông tin và Truyền thông',
  superior: 'UBND tỉnh Bắc Giang',
  symbol: 'STTTT',
  office: 'BCVT',
  place: 'Bắc Giang',
  signatory: 'Giám đốc',
  validFrom: null,
  validTo: '2025-03-01',
};

export const frame = (kind: LetterKind, change: Partial<LetterFrame> = {}): LetterFrame => ({
  kind,
  template: SHIPPED.templates[kind],
  issuer: ISSUER,
  addressee: addresseeOf(SHIPPED.addressees, { code: 'vinaphone', name: 'VinaPhone' }, ISSUER.place),
  grounds: SHIPPED.grounds.map((ground, i) => ({ ...ground, ticked: i < 3 })),
  outlines: sampleOutlines(),
  ...change,
});

export const sample = (kind: LetterKind, change: Partial<LetterCase> = {}) =>
  letterContent(letterCase(change), frame(kind));

/** Two squares: the places of the sample and one beside them. */
function sampleOutlines(): Outlines {
  const square = (code: string, name: string, west: number) => ({
    type: 'Feature' as const,
    properties: { code, name, title: `Huyện ${name}`, label: [west + 0.1, 21.25] as [number, number] },
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [west, 21.2],
          [west + 0.2, 21.2],
          [west + 0.2, 21.35],
          [west, 21.35],
          [west, 21.2],
        ],
      ],
    },
  });
  return {
    type: 'FeatureCollection',
    features: [
      square('218', 'Lục Nam', 106.4),
      square('221', 'Yên Dũng', 106.2),
      square('220', 'Sơn Động', 106.6),
    ],
  };
}
