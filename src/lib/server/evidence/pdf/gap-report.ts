import { formatCount, formatMbps, formatNumber } from '#lib/domain/format.ts';
import { gapCode } from '#lib/domain/gaps/gap-address.ts';
import { JUDGED_DEVICES } from '#lib/domain/gaps/gap.ts';
import { filterMessages } from '#lib/messages/filter.ts';
import { gapRates } from '#lib/messages/gap-rates.ts';
import { gapMessages } from '#lib/messages/gaps.ts';
import {
  gapMethodWords,
  gapPhrases as phrases,
  gapNamed,
  gapObjectionWords,
  gapReportWords,
  gapSentence,
  gapSummary,
  gapWayWords,
  placeNamed,
} from '#lib/messages/packs/gap-report.ts';
import { LEAST_DAYS, retestError, SUSPECTED_DEVICES } from '../../statistics/gap-windows/select-windows.ts';
import type { Evidence } from '../evidence.ts';
import type { EvidenceGap, GapEvidence, GapFigure } from '../gaps/gap-evidence.ts';
import type { PackContent } from '../pack-content.ts';
import type { GapItems } from '../parts/items.ts';
import { chooseAgain } from '../recompute/gap-figures.ts';
import type { GapWay } from '../recompute/gap-ways.ts';
import { numberIn } from './place-numbers.ts';

const t = gapReportWords;
const count = (value: number | null) => formatCount(value, 'vi');
const mbps = (kbps: number | null) => formatMbps(kbps, 'vi');

/** A probability with three digits that count: 0,00312. */
function chance(p: number | null): string {
  if (p === null) return '–';
  if (p < SMALLEST) return `< ${formatNumber(SMALLEST, 6, 'vi')}`;
  const digits = Math.min(6, Math.max(2, 2 - Math.floor(Math.log10(p))));
  return formatNumber(p, digits, 'vi');
}
const SMALLEST = 0.000001;

interface Told {
  readonly gap: EvidenceGap;
  readonly figure: GapFigure;
  readonly number: number;
  readonly name: string;
}

const toldOf = ({ areas }: GapEvidence, { figures }: GapItems, order: Evidence['order']): readonly Told[] =>
  areas.map((gap, i) => {
    const number = numberIn(order, gap.id);
    return { gap, figure: figures[i]!, number, name: gapNamed(number, gap.title, gapCode(gap.id)) };
  });

/** Everything that the report says of gap areas, as its source reads it; null without any. */
export function gapReportData({ evidence, gaps: items }: PackContent) {
  const { gaps, rule, scope } = evidence;
  if (!gaps || !items) return null;
  const told = toldOf(gaps, items, evidence.order);
  const limit = mbps(rule.limit);
  const confirmed = items.figures.filter(({ status }) => status === 'confirmed');
  const { selection } = items;
  const again = chooseAgain(selection, rule.limit);
  const rows = [
    [t.judged, count(selection.judged)],
    [t.below, count(again.own.below)],
    [t.left, count(again.own.left.length)],
    ...(again.own.left.length === 0 ? [] : [[t.error, chance(again.own.error)]]),
    [t.cv, formatNumber(variation(selection.spread), 2, 'vi')],
    ...(selection.tried.length === 0
      ? []
      : [
          [t.tried, count(selection.tried.length)],
          [t.passed, count(again.retest.left.length)],
          [t.retestP, chance(retestError(selection.tried.length))],
          [t.retestError, chance(again.retest.error)],
        ]),
  ];
  return {
    words: t,
    summary: gapSummary({
      ...{ gaps: count(told.length), confirmed: count(confirmed.length), limit },
      suspected: count(told.length - confirmed.length),
    }),
    sentences: told.map(sentenceOf),
    hasMap: gaps.map.length > 0,
    details: told.map(({ gap, number }, i) => ({
      file: `/gap-${i + 1}.svg`,
      name: placeNamed(number, gap.title),
    })),
    figures: told.map(cellsOf),
    limit: phrases.limit(limit),
    selection: rows,
    sensitivity: told.flatMap(({ gap, name }) => {
      const ways = items.ways.filter((way) => way.gap === gap.id);
      return ways.length === 0 ? [] : [{ title: name, rows: ways.map(wayCells) }];
    }),
    objections: gapObjectionWords({
      ...{ confirmed: count(confirmed.length), minimumDevices: count(JUDGED_DEVICES) },
      retestDevices: count(SUSPECTED_DEVICES),
      ...{ days: count(LEAST_DAYS), ...unsteady(items) },
      ...{ below: count(again.own.below), error: chance(again.own.error || null) },
      technology: filterMessages.vi.technologies[scope.filter.technology],
    }),
    method: [
      gapMethodWords.before,
      gapMessages.vi.windowRule,
      gapMethodWords.formulas,
      ...gapRates('vi'),
      gapMessages.vi.peopleRule(gaps.edition.name),
      gapMethodWords.after,
    ],
  };
}

/** Of ratios with mean 1. */
function variation({ ratios, weights }: GapItems['selection']['spread']): number {
  return Math.sqrt(ratios.reduce((sum, ratio, i) => sum + weights[i]! * (ratio - 1) ** 2, 0));
}

/** How many confirmed gap areas do not stand when counted otherwise. */
function unsteady({ ways }: GapItems) {
  const of = (name: string) =>
    count(ways.filter(({ way, stands }) => way === name && stands !== true).length);
  return {
    withoutBusiest: of('without_busiest_devices'),
    withoutPlace: of('without_busiest_place'),
    unflagged: of('unflagged'),
    asZero: of('failed_as_zero'),
  };
}

function statusOf({ status, retested, judgedDevices, devicesMissing }: GapFigure): string {
  if (status !== 'confirmed') return phrases.suspected(count(devicesMissing));
  return retested ? phrases.retested(count(judgedDevices)) : phrases.confirmed;
}

const sentenceOf = ({ gap, figure, name }: Told) =>
  gapSentence({
    name,
    km2: formatNumber(gap.areaKm2, 1, 'vi'),
    people: gap.people === null ? null : count(gap.people),
    status: statusOf(figure),
    atMost: figure.atMostKbps === null ? null : mbps(figure.atMostKbps),
    tests: count(figure.tests),
    devices: count(figure.devices),
    days: count(figure.days),
  });

const cellsOf = ({ figure, name }: Told): readonly string[] => [
  name,
  ...[figure.tests, figure.devices, figure.days, figure.places, figure.timesOfDay].map(count),
  figure.atMostKbps === null ? '–' : phrases.atMost(mbps(figure.atMostKbps)),
  chance(figure.p),
  figure.status === 'confirmed' ? chance(figure.error) : '–',
  statusOf(figure),
];

const wayCells = ({ way, tests, devices, atMostKbps, p, stands }: GapWay): readonly string[] => [
  gapWayWords(way),
  ...[tests, devices].map(count),
  atMostKbps === null ? '–' : phrases.atMost(mbps(atMostKbps)),
  chance(p),
  stands === null ? t.tooFew : stands ? t.stands : t.doesNot,
];
