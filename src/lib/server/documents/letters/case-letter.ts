import { caseNumber, type CasePlace } from '#lib/domain/cases/case.ts';
import { countedEntries } from '#lib/domain/cases/case-state.ts';
import type { LetterCase, LetterPlace } from '#lib/domain/cases/letters/letter-case.ts';
import { deadlineOfLetter, LETTER_FORMATS, LETTER_KINDS } from '#lib/domain/cases/letters/letter-kind.ts';
import { shownMean } from '#lib/domain/cases/shown-figures.ts';
import { neededInAll } from '#lib/domain/cases/verification/verification-plan.ts';
import { Fault } from '#lib/domain/fault.ts';
import { issuingBodyOn } from '#lib/domain/issuing-body.ts';
import { isLocalDate, localDateAt, type LocalDate } from '#lib/domain/local-date.ts';
import { outlines } from '../../areas/outlines.ts';
import { packsOfCase } from '../../cases/case-evidence.ts';
import { readCase, type CaseToday } from '../../cases/read-case.ts';
import { oneOf } from '../../exports/file-result.ts';
import { readCatalog } from '../../warehouse/catalog.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { renderLetterPdf } from './letter-pdf.ts';
import { renderLetter } from './render-letter.ts';
import { addresseeOf, shippedLetters } from './shipped-letters.ts';
import { letterContent } from './write-letter.ts';

const CONTENT_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/** A letter as a file. */
export interface LetterFile {
  readonly contentType: string;
  readonly fileName: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * A letter about a case by the parameters `kind`, `format` and `deadline` (a date; that of the case by default), from its
 * frozen figures and the templates of a folder of reference data. The same case gives the same bytes on one day. Throws a
 * Fault for an unknown value or case, and where no letter may say what its reason says.
 */
export async function caseLetter(
  warehouse: Warehouse,
  reference: string,
  id: number,
  params: URLSearchParams,
): Promise<LetterFile> {
  const kind = oneOf(params, 'kind', LETTER_KINDS);
  const format = oneOf(params, 'format', LETTER_FORMATS);
  const opened = await readCase(warehouse, id);
  const { filter } = opened.frozen;
  const catalog = await readCatalog(warehouse);
  const today = localDateAt(warehouse.clock());
  const issuer = issuingBodyOn(catalog.issuingBodies, today);
  const { templates, grounds, addressees } = shippedLetters(reference);
  const letter = await letterCase(
    warehouse,
    opened,
    deadlineIn(params) ?? deadlineOfLetter(kind, opened.standing.deadline, today),
  );
  const content = letterContent(letter, {
    kind,
    template: templates[kind],
    issuer,
    addressee: addresseeOf(addressees, letter.operator, issuer?.place ?? ''),
    grounds,
    outlines: await outlines(warehouse, filter.edition, filter.level),
  });
  const date = new Date(opened.at);
  const body = format === 'pdf' ? await renderLetterPdf(content, date) : await renderLetter(content, date);
  const fileName = `${caseNumber(id)}-${kind.replaceAll('_', '-')}.${format}`;
  return { contentType: CONTENT_TYPES[format], fileName, body };
}

function deadlineIn(params: URLSearchParams): LocalDate | null {
  const value = params.get('deadline');
  if (!value) return null;
  if (!isLocalDate(value)) throw new Fault('period_date_invalid', { value });
  return value;
}

async function letterCase(
  warehouse: Warehouse,
  opened: CaseToday,
  deadline: LocalDate | null,
): Promise<LetterCase> {
  const { frozen, standing, reason, id } = opened;
  const { filter } = frozen;
  const { editions } = await readCatalog(warehouse);
  const counted = countedEntries(opened.entries);
  const answered = counted.findLast(({ kind }) => kind === 'answered');
  const verified = counted.findLast(({ kind }) => kind === 'verified');
  const [pack] = await packsOfCase(warehouse, opened);
  const needed = standing.plan && neededInAll(standing.plan);
  return {
    number: caseNumber(id),
    operator: { code: filter.operator, name: frozen.operatorName },
    filter: {
      period: filter.period,
      edition: editions.find((edition) => edition.id === filter.edition)?.name ?? filter.edition,
      level: filter.level,
      statistic: filter.statistic,
    },
    standard: frozen.standard,
    places: frozen.places.map(letterPlace),
    reason,
    deadline,
    plan:
      standing.plan && needed
        ? {
            window: { from: standing.plan.countsFrom, to: standing.plan.looks[0]!.on },
            testsNeeded: needed.tests,
          }
        : null,
    earlier: counted.flatMap(({ kind, document, on }) =>
      (kind === 'sent' || kind === 'reminded') && document !== null ? [{ number: document, date: on }] : [],
    ),
    answer:
      answered === undefined
        ? null
        : { on: answered.on, document: answered.document, rows: standing.answers },
    verified:
      verified === undefined || standing.verification === null
        ? null
        : { on: verified.on, verification: standing.verification },
    packCode: pack?.code ?? null,
    simulated: frozen.simulated,
    dataVersion: frozen.dataVersion,
  };
}

function letterPlace({ number, title, key, people, figures, gap }: CasePlace): LetterPlace {
  const shown = figures ? shownMean(figures) : { mean: null, lower: null, upper: null };
  return {
    number,
    title,
    code: key.kind === 'area' ? key.code : null,
    population: people,
    tests: figures?.tests ?? gap?.tests ?? 0,
    devices: figures?.devices ?? gap?.devices ?? null,
    meanKbps: shown.mean,
    lowerKbps: shown.lower,
    upperKbps: shown.upper,
    medianKbps: figures?.downloadKbpsMedian ?? null,
    atMostKbps: gap?.atMostKbps ?? null,
    verdict: figures?.verdict ?? (gap?.status === 'confirmed' ? 'not_met' : 'undecided'),
    cells: gap?.cells ?? [],
  };
}
