import { formatCount, formatDate, formatInstant, formatMonth } from '#lib/domain/format.ts';
import { lastDateOf, reportMonth } from '#lib/domain/period.ts';
import { TALLY_FIGURES } from '#lib/domain/tally.ts';
import { consolidatedWords as words } from '#lib/messages/consolidated.ts';
import type { ConsolidatedLine, ConsolidatedTable, UsedFile } from './consolidated-table.ts';

/** A column's heading, with its second line in brackets. */
export interface Heading {
  readonly text: string;
  readonly aside: string | null;
}

/** A row of the letter's table. */
export interface ContentRow {
  /** `unit` counted from 1; sums have no number. */
  readonly kind: ConsolidatedLine['line'];
  readonly number: number | null;
  readonly name: string;
  /** In the order of `TALLY_FIGURES`; null where none was reported. */
  readonly figures: readonly (number | null)[];
  readonly note: string;
  /** Version of the report and number of its file. */
  readonly version: string;
}

/** A row of the list of versions: a file, and the unit and version of each report used from it. */
export interface VersionRow {
  readonly number: string;
  readonly file: string;
  readonly receivedAt: string;
  readonly loadedAt: string;
  readonly reports: string;
}

/** Headings of the list of versions, in the order of its columns. */
export const VERSION_HEADINGS: VersionRow = {
  number: words.fileNumber,
  file: words.file,
  receivedAt: words.receivedAt,
  loadedAt: words.loadedAt,
  reports: words.reports,
};

/** The text of a consolidated table, in reading order: every format lays it out and adds none of its own. */
export interface ConsolidatedContent {
  /** Null where no issuing body is known: the head then only has the country's side. */
  readonly issuer: { readonly superior: string; readonly name: string } | null;
  readonly numberLine: string;
  readonly placeAndDate: string;
  readonly title: string;
  readonly subject: string;
  readonly attachedTo: string;
  /** The label of simulated figures; null for real ones. */
  readonly simulated: string | null;
  readonly month: string;
  /** Headings of the columns; `lower` those of the figures, in the order of `TALLY_FIGURES`. */
  readonly header: {
    readonly number: Heading;
    readonly unit: Heading;
    readonly inMonth: Heading;
    readonly cumulative: Heading;
    readonly note: Heading;
    readonly version: Heading;
    readonly lower: readonly Heading[];
  };
  readonly rows: readonly ContentRow[];
  /** The sums in a sentence, kept with the signature on one page. */
  readonly summary: string;
  /** Names the units that did not report, or says that all did. */
  readonly silent: string;
  readonly recipients: readonly string[];
  readonly signatory: string;
  /** The files whose reports were used. */
  readonly versions: readonly VersionRow[];
}

/** What is the text of the consolidated table of a month? */
export function contentOf({
  month,
  lines,
  silent,
  files,
  issuer,
  simulated,
  running,
}: ConsolidatedTable): ConsolidatedContent {
  const period = reportMonth(month);
  const symbol = issuer
    ? [issuer.symbol, ...(issuer.office === null ? [] : [issuer.office])].join('-')
    : words.noSymbol;
  return {
    issuer: issuer && { superior: capitals(issuer.superior), name: capitals(issuer.name) },
    numberLine: words.numberLine(symbol),
    placeAndDate: words.placeAndDate(issuer?.place ?? words.noSymbol),
    title: words.title,
    subject: words.subject(formatMonth(month), running ? formatDate(lastDateOf(period)) : null),
    attachedTo: words.attachedTo(symbol),
    simulated: simulated ? words.simulated : null,
    month: formatMonth(month),
    header: {
      number: heading(words.number),
      unit: heading(words.unit, words.unitKinds),
      inMonth: heading(
        words.inMonth,
        words.inMonthDates(formatDate(period.from), formatDate(lastDateOf(period))),
      ),
      cumulative: heading(words.cumulative(formatDate(period.to))),
      note: heading(words.note),
      version: heading(words.version, words.versionFile),
      lower: [words.installs, words.accessesInMonth, words.installs, words.accesses].map((text) =>
        heading(text),
      ),
    },
    rows: rowsOf(lines),
    summary: summaryOf(lines.at(-1)!, formatDate(period.to)),
    silent: silent.length ? words.silent(silent.length, silent.join('; ')) : words.allReported,
    recipients: [words.recipients, words.asLetter, words.archive(issuer?.office ?? null)],
    signatory: issuer ? capitals(issuer.signatory) : '',
    versions: files.map(versionRow),
  };
}

const capitals = (text: string) => text.toLocaleUpperCase('vi');

const heading = (text: string, aside: string | null = null): Heading => ({ text, aside });

function summaryOf(total: ConsolidatedLine, date: string): string {
  const formatted = (figure: number | null) => formatCount(figure, 'vi');
  const [reported, units] = [formatted(total.reported), formatted(total.units)];
  if (total.reported === 0) return words.summaryOfNone(units);
  return words.summary({
    reported,
    units,
    date,
    installs: formatted(total.installs),
    accesses: formatted(total.accesses),
    installsCumulative: formatted(total.installsCumulative),
    accessesCumulative: formatted(total.accessesCumulative),
    carried: total.carried > 0 ? words.summaryCarried(total.carried) : '',
  });
}

function versionRow({ batchId, fileName, loadedAt, reports }: UsedFile): VersionRow {
  const [{ origin, receivedAt }] = reports as [ConsolidatedLine];
  return {
    number: String(batchId),
    file: origin === null ? fileName : words.origins[origin](fileName),
    receivedAt: receivedAt === null ? '' : formatInstant(receivedAt),
    loadedAt: formatInstant(loadedAt),
    reports: reportsOf(reports),
  };
}

/** The units of a file by version: most files have first versions only. */
function reportsOf(reports: readonly ConsolidatedLine[]): string {
  const units = new Map<number, string[]>();
  for (const { version, unitName } of reports) {
    if (version !== null && unitName !== null) units.set(version, [...(units.get(version) ?? []), unitName]);
  }
  return [...units].map(([version, names]) => words.reportsOf(version, names.join('; '))).join(' ');
}

const noteOf = (...parts: readonly (string | null | false)[]) => parts.filter(Boolean).join('. ');

function rowsOf(lines: readonly ConsolidatedLine[]): ContentRow[] {
  let number = 0;
  return lines.map((line) => {
    const figures = TALLY_FIGURES.map((figure) => line[figure]);
    const version =
      line.version === null || line.batchId === null ? '' : words.versionOf(line.version, line.batchId);
    const common = { kind: line.line, figures, version };
    if (line.line !== 'unit') {
      const name = line.kind === null ? words.total : words.groups[line.kind];
      return {
        ...common,
        number: null,
        name,
        note: noteOf(
          words.reported(line.reported, line.units),
          line.carried > 0 && words.carriedUnits(line.carried),
        ),
      };
    }
    number += 1;
    const note = noteOf(
      line.reported ? line.note : words.notReported,
      line.carriedFrom !== null && words.carriedFrom(formatMonth(line.carriedFrom)),
    );
    return { ...common, number, name: line.unitName ?? '', note };
  });
}
