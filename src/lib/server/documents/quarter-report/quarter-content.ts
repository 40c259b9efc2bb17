import {
  QUARTER_STEPS,
  type BrokenPromise,
  type QuarterReport,
  type QuarterRow,
} from '#lib/domain/cases/ledger/quarter-report.ts';
import { NO_FIGURE } from '#lib/domain/format.ts';
import type { IssuingBody } from '#lib/domain/issuing-body.ts';
import { consolidatedWords } from '#lib/messages/consolidated.ts';
import { letterWords } from '#lib/messages/letters.ts';
import { plainDates } from '#lib/messages/plain-dates.ts';
import { quarterReportWords as words } from '#lib/messages/quarter-report.ts';
import type { Annex, AnnexBlock, LetterContent, TableColumn } from '../letters/letter-content.ts';
import { count, documentDate } from '../letters/place-figures.ts';

const people = (value: number | null) => (value === null ? words.unknown : words.people(count(value)));
const peopleCell = (value: number | null) => (value === null ? NO_FIGURE : count(value));
const capitals = (text: string) => text.toLocaleUpperCase('vi');

/** The quarterly report by Nghị định 30/2020/NĐ-CP: every number in it is one of the report's. */
export function quarterContent(report: QuarterReport, issuer: IssuingBody | null): LetterContent {
  const { total, until, broken, leftOut } = report;
  const quarter = plainDates(report.quarter, 'vi');
  const untilDay = documentDate(until);
  const name = issuer?.name ?? letterWords.noIssuer;
  const symbol = issuer?.symbol ?? consolidatedWords.noSymbol;
  const changed = QUARTER_STEPS.some((step) => total.steps[step] > 0);
  const steps = QUARTER_STEPS.map((step) => words.step(count(total.steps[step]), words.steps[step]));
  const paragraphs = [
    words.opening(name, quarter, untilDay),
    ...(total.letters === 0 ? [words.none(untilDay)] : standingLines(untilDay, total)),
    changed ? words.inQuarter(steps.join(', ')) : words.noSteps,
    broken.length === 0 ? words.noneBroken : words.broken(count(broken.length)),
    words.method,
    ...(leftOut === 0 ? [] : [words.leftOut(count(leftOut))]),
    broken.length === 0 ? words.annexes.noneBroken : words.annexes.broken,
    words.closing(name) + letterWords.end,
  ];
  return {
    country: consolidatedWords.country,
    motto: consolidatedWords.motto,
    issuer: issuer && { superior: capitals(issuer.superior), name: capitals(issuer.name) },
    numberLine: letterWords.reportNumber(symbol),
    placeAndDate: consolidatedWords.placeAndDate(issuer?.place ?? consolidatedWords.noSymbol),
    title: letterWords.reportTitle,
    subject: words.subject(quarter),
    to: letterWords.to,
    addressees: words.addressees,
    paragraphs: paragraphs.map((text) => ({ text, ground: false })),
    recipients: [consolidatedWords.recipients, ...words.copies, words.archive(issuer?.office ?? null)],
    signatory: issuer ? capitals(issuer.signatory) : '',
    simulated: report.simulated ? letterWords.simulated : null,
    footer: null,
    annexes: annexesOf(report, letterWords.attachedTo(letterWords.reportSymbol(symbol), name)),
  };
}

const standingLines = (
  until: string,
  { letters, asked, answered, overdue, promised, claimed, proven }: QuarterRow,
) => [
  words.standing(until, count(letters), count(asked.places), people(asked.people)),
  words.answers(count(answered), count(overdue)),
  words.progress(count(promised.places), count(claimed.places), count(proven.places)),
];

/** Of places whose promise was not kept there is an annex only where there are such. */
function annexesOf({ operators, total, broken }: QuarterReport, attachedTo: string): Annex[] {
  const rows = [...operators, total];
  const tables = {
    operators: [table(OPERATOR_COLUMNS, rows.map(operatorCells))],
    steps: [table(STEP_COLUMNS, rows.map(stepCells))],
    broken: [{ block: 'text', text: words.brokenNote }, table(BROKEN_COLUMNS, broken.map(brokenCells))],
  } satisfies Record<keyof typeof words.headings, AnnexBlock[]>;
  const names = ['operators', 'steps', ...(broken.length === 0 ? [] : (['broken'] as const))] as const;
  return names.map((name, i) => ({
    title: letterWords.annexTitle('I'.repeat(i + 1)),
    heading: words.headings[name],
    attachedTo,
    landscape: name !== 'broken',
    blocks: tables[name],
  }));
}

const table = (columns: readonly TableColumn[], rows: readonly (readonly string[])[]): AnnexBlock => ({
  block: 'table',
  columns,
  rows,
  rowHeight: 6,
});

const column = (heading: string, width: number, align: TableColumn['align']): TableColumn => ({
  heading,
  width,
  align,
});

const OPERATOR_COLUMNS = words.operatorColumns.map((heading, i) =>
  column(heading, i === 0 ? 36 : 23, i === 0 ? 'left' : 'right'),
);
const STEP_COLUMNS = [
  column(words.operatorColumn, 36, 'left'),
  ...QUARTER_STEPS.map((step) => {
    const name = words.steps[step];
    return column(name.charAt(0).toLocaleUpperCase('vi') + name.slice(1), 29, 'right');
  }),
];
const BROKEN_WIDTHS = [11, 20, 28, 38, 20, 25, 23];
const BROKEN_COLUMNS = words.brokenColumns.map((heading, i) =>
  column(heading, BROKEN_WIDTHS[i]!, i === 0 ? 'center' : i === 4 ? 'right' : 'left'),
);

const operatorCells = (row: QuarterRow) => [
  row.operatorName ?? words.total,
  count(row.letters),
  count(row.asked.places),
  peopleCell(row.asked.people),
  count(row.answered),
  count(row.overdue),
  count(row.promised.places),
  count(row.claimed.places),
  count(row.proven.places),
  peopleCell(row.proven.people),
];

const stepCells = ({ operatorName, steps }: QuarterRow) => [
  operatorName ?? words.total,
  ...QUARTER_STEPS.map((step) => count(steps[step])),
];

const brokenCells = ({ number, operatorName, place }: BrokenPromise, i: number) => [
  count(i + 1),
  number,
  operatorName,
  place.title,
  peopleCell(place.people),
  place.promised === null ? NO_FIGURE : plainDates(place.promised, 'vi'),
  place.outcome === null ? words.notVerified : words.outcomes[place.outcome],
];
