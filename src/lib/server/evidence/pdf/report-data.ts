import { formatCount, formatMbps, formatShare } from '#lib/domain/format.ts';
import { gapCode } from '#lib/domain/gaps/gap-address.ts';
import { shownInterval } from '#lib/domain/shown-interval.ts';
import type { AreaStatistic } from '#lib/domain/statistic.ts';
import { countVerdicts } from '#lib/domain/verdict.ts';
import { decisionInWords } from '#lib/messages/decision.ts';
import { filterMessages } from '#lib/messages/filter.ts';
import { gapNamed, placeNamed } from '#lib/messages/packs/gap-report.ts';
import { SIMULATED_LABEL } from '#lib/messages/packs/readme.ts';
import {
  areaSentence,
  exclusionWords,
  methodWords,
  objectionWords,
  reportWords,
  summarySentence,
  wayWords,
} from '#lib/messages/packs/report.ts';
import { scopeParts } from '#lib/messages/packs/scope-words.ts';
import { standingInWords } from '#lib/messages/standards.ts';
import { VERDICT_LABELS } from '#lib/messages/verdicts.ts';
import { VERSION } from '../../version.ts';
import { scopeFactsOf } from '../evidence.ts';
import { gapReportData } from './gap-report.ts';
import type { PackContent } from '../pack-content.ts';
import { sha256 } from '../parts/manifest.ts';
import type { SensitivityRow } from '../recompute/sensitivity.ts';
import { operatorSection } from './operator-section.ts';
import { inOrder, numberIn } from './place-numbers.ts';

const count = (value: number | null) => formatCount(value, 'vi');
const mbps = (kbps: number | null) => formatMbps(kbps, 'vi');

/** An interval as it is printed: "(31,2–35,8)", empty where there is none to show. */
function interval(lower: number | null, upper: number | null): string {
  const shown = shownInterval({ lower, upper });
  return shown.lower === null ? '' : `(${mbps(shown.lower)}–${mbps(shown.upper)})`;
}

const withInterval = (value: number | null, lower: number | null, upper: number | null) =>
  `${mbps(value)} ${interval(lower, upper)}`.trim();

/** Everything that the report says, as its source reads it. */
export function reportData(content: PackContent) {
  const { evidence, code } = content;
  const { order, rule, scope, standard, simulated } = evidence;
  const figures = inOrder(order, evidence.figures, ({ code }) => code);
  const areas = inOrder(order, evidence.areas, ({ code }) => code);
  const t = reportWords;
  const verdicts = countVerdicts(figures.map(({ verdict }) => verdict));
  const counts = Object.fromEntries(Object.entries(verdicts).map(([name, n]) => [name, count(n)]));
  const objections = objectionWords(objectionFacts(content));
  const gaps = gapReportData(content);
  const saidAlready = new Set(figures.length === 0 ? [] : objections.map((one) => one.join()));
  return {
    words: { ...t, code: t.code(code) },
    label: simulated ? SIMULATED_LABEL : '',
    scope: scopeParts(scopeFactsOf(evidence), 'vi'),
    standing: standingInWords(evidence.standing, standard, scope.filter.level, 'vi'),
    summary: summarySentence(
      counts as Parameters<typeof summarySentence>[0],
      count(figures.length),
      mbps(rule.limit),
    ),
    sentences: figures.map((row) => sentenceOf(content, row)),
    hasMap: evidence.map.length > 0,
    figures: figures.map((row) => figureCells(content, row)),
    spread: figures.map((row) => spreadCells(content, row)),
    exclusions: exclusionCells(content),
    sensitivity: areas.flatMap((area) => {
      const rows = content.sensitivity.filter((row) => row.code === area.code);
      return rows.length === 0
        ? []
        : [{ title: titleOf(content, area.code), rows: rows.map(sensitivityCells) }];
    }),
    operator: operatorSection(evidence, (place) => titleOf(content, place)),
    objections,
    method: methodWords,
    provenance: [
      [t.dataVersion, count(evidence.dataVersion)],
      [t.changedAt, evidence.changedAt],
      ...editionsOf(evidence).map(({ name, origin }) => [t.edition, `${name}; ${origin}`]),
      [t.program, `i-Speed dashboard ${VERSION}`],
      [t.key, content.fingerprint],
    ],
    files: evidence.batches.map((batch) => [
      String(batch.batch),
      // Two lines in the table's column.
      `${batch.fileSha256.slice(0, 32)} ${batch.fileSha256.slice(32)}`,
      batch.loadedAt,
      ...[batch.rowsRead, batch.rowsAccepted, batch.rowsDuplicate, batch.rowsRejected].map(count),
    ]),
    hasAreas: figures.length > 0,
    gaps: gaps && { ...gaps, objections: gaps.objections.filter((one) => !saidAlready.has(one.join())) },
    parts: content.parts.map(({ name, bytes }) => [name, sha256(bytes)]),
  };
}

/** The edition of the scope, and the one that names its gap areas where that is another. */
function editionsOf({ edition, gaps }: PackContent['evidence']) {
  return gaps && gaps.edition.id !== edition.id ? [edition, gaps.edition] : [edition];
}

function titleOf({ evidence }: PackContent, code: string): string {
  const number = numberIn(evidence.order, code);
  const gap = evidence.gaps?.areas.find(({ id }) => id === code);
  if (gap) return gapNamed(number, gap.title, gapCode(code));
  return placeNamed(number, evidence.areas.find((area) => area.code === code)?.title ?? code);
}

const sentenceOf = (content: PackContent, row: AreaStatistic) =>
  areaSentence({
    title: titleOf(content, row.code),
    verdict: decisionInWords(row, 'vi').toLocaleLowerCase('vi'),
    mean: mbps(row.deciding ?? row.downloadKbpsDeviceMean),
    interval: interval(row.decidingLower, row.decidingUpper),
    tests: count(row.tests),
    devices: count(row.devices),
  });

const figureCells = (content: PackContent, row: AreaStatistic): readonly string[] => [
  titleOf(content, row.code),
  count(row.tests),
  count(row.devices),
  withInterval(row.downloadKbpsDeviceMean, row.downloadKbpsDeviceMeanLower, row.downloadKbpsDeviceMeanUpper),
  withInterval(row.downloadKbpsMean, row.downloadKbpsMeanLower, row.downloadKbpsMeanUpper),
  withInterval(row.downloadKbpsMedian, row.downloadKbpsMedianLower, row.downloadKbpsMedianUpper),
  row.shareAtLimitLower === null
    ? formatShare(row.shareAtLimit, 'vi')
    : `${formatShare(row.shareAtLimit, 'vi')} (${formatShare(row.shareAtLimitLower, 'vi')}–${formatShare(row.shareAtLimitUpper, 'vi')})`,
  decisionInWords(row, 'vi'),
];

function spreadCells(content: PackContent, row: AreaStatistic): readonly string[] {
  const days = new Set(content.rows.filter(({ area }) => area === row.code).map((test) => test.tested_on));
  return [
    titleOf(content, row.code),
    ...[days.size, row.places, row.timesOfDay, row.failedTests, row.testsWithoutDevice].map(count),
    row.hingeDevices === 0 ? '–' : count(row.hingeDevices),
  ];
}

const exclusionCells = (content: PackContent): readonly (readonly string[])[] =>
  inOrder(content.evidence.order, content.evidence.exclusions, ({ code }) => code).map(
    ({ code, reason, tests }) => [
      code === null ? reportWords.wholeFiles : titleOf(content, code),
      exclusionWords(reason),
      count(tests),
    ],
  );

const sensitivityCells = (row: SensitivityRow): readonly string[] => [
  wayWords(row.way),
  count(row.counted),
  withInterval(row.mean, row.lower, row.upper),
  `${VERDICT_LABELS.vi[row.verdict]}${row.changed ? ` (${reportWords.changed})` : ''}`,
];

function objectionFacts({ evidence, rows, sensitivity }: PackContent) {
  const counted = rows.filter(
    (row) => evidence.scope.filter.failedTests === 'as_zero' || row.download_kbps > 0,
  );
  const changed = (way: string) => count(sensitivity.filter((row) => row.way === way && row.changed).length);
  return {
    tests: count(counted.length),
    devices: count(new Set(counted.flatMap(({ device }) => device ?? [])).size),
    days: count(new Set(counted.map((row) => row.tested_on)).size),
    minimumTests: count(evidence.rule.minimumTests),
    minimumDevices: count(evidence.rule.minimumDevices),
    decided: count(new Set(sensitivity.map(({ code }) => code)).size),
    withoutBusiest: changed('without_busiest_devices'),
    withoutDay: changed('without_busiest_day'),
    withoutPlace: changed('without_busiest_place'),
    unflagged: changed('unflagged'),
    asZero: changed('failed_as_zero'),
    technology: filterMessages.vi.technologies[evidence.scope.filter.technology],
  };
}
