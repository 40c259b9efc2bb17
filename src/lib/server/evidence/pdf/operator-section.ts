import type { ComparedSide } from '#lib/domain/cases/operator-tests/comparison.ts';
import {
  formatBytes,
  formatCount,
  formatDate,
  formatDateRange,
  formatMbps,
  formatMbpsDifference,
  NO_FIGURE,
} from '#lib/domain/format.ts';
import { shownInterval } from '#lib/domain/shown-interval.ts';
import { answerFileMessages } from '#lib/messages/answer-files.ts';
import { operatorReportWords } from '#lib/messages/packs/operator-report.ts';
import type { Evidence } from '../evidence.ts';
import type { AreaComparison } from '../operator-tests/operator-evidence.ts';
import { inOrder } from './place-numbers.ts';

const words = answerFileMessages.vi;

/** What the report says of an operator's own tests; null where it sent none. */
export function operatorSection(
  { operatorTests, operatorName, order }: Evidence,
  titleOf: (code: string) => string,
) {
  if (operatorTests === null) return null;
  const t = operatorReportWords;
  const { case: number, answeredOn, document, file, read } = operatorTests;
  const comparisons = inOrder(order, operatorTests.comparisons, ({ code }) => code);
  return {
    title: t.title,
    header: t.header,
    intro: [
      t.sent(operatorName ?? '', number, formatDate(answeredOn), document),
      words.rowsRead(read, (value) => formatCount(value, 'vi')),
      words.comparisonNote,
      t.rows,
      t.file(file.sha256, formatBytes(file.bytes, 'vi')),
    ],
    rows: comparisons.flatMap(({ code, citizens, operator }) => [
      [titleOf(code), words.sides.citizens, ...cellsOf(citizens)],
      ['', words.sides.operator, ...cellsOf(operator)],
    ]),
    findings: comparisons.map((comparison) => findingOf(titleOf(comparison.code), comparison)),
  };
}

function cellsOf({ tests, devices, mean, firstOn, lastOn, ...interval }: ComparedSide): readonly string[] {
  const { lower, upper } = shownInterval(interval);
  const range = lower === null ? '' : ` (${formatMbps(lower, 'vi')}–${formatMbps(upper, 'vi')})`;
  return [
    formatCount(tests, 'vi'),
    tests > 0 && devices === null ? words.unknown : formatCount(devices, 'vi'),
    `${formatMbps(mean, 'vi')}${range}`,
    firstOn !== null && lastOn !== null ? formatDateRange(firstOn, lastOn) : NO_FIGURE,
  ];
}

function findingOf(title: string, { difference: of, conclusion, level, notes }: AreaComparison): string {
  return [
    differenceIn(title, of),
    words.conclusions[conclusion],
    ...(level && conclusion !== 'too_few' ? [words.levels[level]] : []),
    ...notes.map((note) => words.notes[note]),
  ].join(' ');
}

function differenceIn(title: string, { difference, lower, upper }: AreaComparison['difference']): string {
  const t = operatorReportWords;
  const signed = (value: number) => formatMbpsDifference(value, 'vi');
  if (difference === null) return `${title}.`;
  if (lower === null || upper === null) return t.difference(title, signed(difference));
  return t.differenceWithin(title, signed(difference), signed(lower), signed(upper));
}
