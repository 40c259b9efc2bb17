import { letterOf } from '#lib/domain/cases/case-entry.ts';
import { caseNumber, type CasePlace } from '#lib/domain/cases/case.ts';
import { countedEntries } from '#lib/domain/cases/case-state.ts';
import type { LetterFields } from '#lib/domain/cases/letters/fill-template.ts';
import type { LetterCase, LetterPlace } from '#lib/domain/cases/letters/letter-case.ts';
import {
  deadlineOfLetter,
  LETTER_FORMATS,
  LETTER_KINDS,
  type LetterKind,
} from '#lib/domain/cases/letters/letter-kind.ts';
import type { LetterVersions } from '#lib/domain/cases/letters/letter-text.ts';
import { shownMean } from '#lib/domain/cases/shown-figures.ts';
import { neededInAll } from '#lib/domain/cases/verification/verification-plan.ts';
import { Fault } from '#lib/domain/fault.ts';
import { gapCode, gapId, parseGapAddress } from '#lib/domain/gaps/gap-address.ts';
import { issuingBodyOn } from '#lib/domain/issuing-body.ts';
import { SHIPPED_SETTING } from '#lib/domain/settings/setting.ts';
import { isLocalDate, localDateAt, type LocalDate } from '#lib/domain/local-date.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { LETTER_KIND_WORDS } from '#lib/messages/case-words.ts';
import { letterWords as words } from '#lib/messages/letters.ts';
import type { Outlines } from '#lib/map/map-frame.ts';
import { packsOfCase } from '../../cases/case-evidence.ts';
import { letterVersions } from '../../cases/letter-texts/letter-versions.ts';
import { caseAsOf, readCase, type CaseToday } from '../../cases/read-case.ts';
import { oneOf } from '../../exports/file-result.ts';
import { readCatalog } from '../../warehouse/catalog.ts';
import { issuingBodiesOf } from '../../warehouse/settings/issuing-bodies.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import type { LetterContent } from './letter-content.ts';
import { lettersAsWritten } from './kept-letters.ts';
import { renderLetterPdf } from './letter-pdf.ts';
import { renderLetter } from './render-letter.ts';
import { addresseeOf, shippedLetters } from './shipped-letters.ts';
import { letterContent, letterFields, type LetterFrame } from './write-letter.ts';
import { shownOutlines } from '../../areas/shown-areas.ts';

/** Media types of letters, by format. */
export const LETTER_CONTENT_TYPES = {
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
 * A letter about a case by the parameters `kind`, `format`, `deadline` and `on`: the file of `caseLetterContent`. The same
 * case gives the same bytes on one day.
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
  const choice = { kind, deadline: dateIn(params, 'deadline'), on: dateIn(params, 'on') };
  const map = await shownOutlines(warehouse, filter);
  const content = await caseLetterContent(warehouse, reference, opened, choice, map);
  const date = new Date(opened.at);
  const body = format === 'pdf' ? await renderLetterPdf(content, date) : await renderLetter(content, date);
  const fileName = `${letterName(id, kind)}.${format}`;
  return { contentType: LETTER_CONTENT_TYPES[format], fileName, body };
}

/** What a letter's file is called: a letter is in Vietnamese, whoever asks for it. */
export const letterName = (id: number, kind: LetterKind): string =>
  `${caseNumber(id)}-${textKey(LETTER_KIND_WORDS.vi[kind]).replaceAll(' ', '-')}`;

/** Which letter about a case: by when it asks (the case's deadline by default), and the day it is written (today). */
export interface LetterChoice {
  readonly kind: LetterKind;
  readonly deadline: LocalDate | null;
  readonly on: LocalDate | null;
}

/**
 * What does a letter about a case say, from its frozen figures and the texts in force on the day it is written? With a map
 * where its outlines are given. Throws a
 * Fault for a day before the case or after today, and where no letter may say what its reason says.
 */
export async function caseLetterContent(
  warehouse: Warehouse,
  reference: string,
  opened: CaseToday,
  { kind, deadline, on }: LetterChoice,
  map: Outlines | null,
): Promise<LetterContent> {
  const written = await writtenOn(warehouse, opened, kind, on);
  const { letter, frame } = await letterOfCase(warehouse, reference, written, deadline);
  return letterContent(letter, { ...frame, outlines: map });
}

/** What the fields of a letter of this kind stand for, of a case as it is today. */
export async function caseLetterFields(
  warehouse: Warehouse,
  reference: string,
  kind: LetterKind,
  id: number,
): Promise<LetterFields> {
  const written = await writtenOn(warehouse, await readCase(warehouse, id), kind, null);
  const { letter, frame } = await letterOfCase(warehouse, reference, written, null);
  return letterFields(letter, frame);
}

/** A case on the day a letter about it is written. */
interface WrittenCase {
  readonly opened: CaseToday;
  readonly on: LocalDate;
  /** The texts of a letter that went that day; else those in force. */
  readonly texts: LetterVersions;
}

/** A case as it was on a day: its letters before that day, and what was entered by then. */
async function writtenOn(
  warehouse: Warehouse,
  opened: CaseToday,
  kind: LetterKind,
  asked: LocalDate | null,
): Promise<WrittenCase> {
  const today = localDateAt(warehouse.clock());
  if (asked === null) return { opened, on: today, texts: await letterVersions(warehouse.db, kind, today) };
  if (asked > today) throw new Fault('case_date_future', { on: asked, today });
  const earliest = opened.openedOn;
  if (asked < earliest) throw new Fault('case_date_before', { on: asked, earliest });
  const then = await caseAsOf(warehouse, opened, asked);
  const went = opened.entries.findLast((entry) => entry.on === asked && letterOf(entry)?.kind === kind);
  return {
    opened: { ...then, entries: then.entries.filter(({ on }) => on < asked) },
    on: asked,
    texts: (went && letterOf(went)) ?? (await letterVersions(warehouse.db, kind, asked)),
  };
}

async function letterOfCase(
  warehouse: Warehouse,
  reference: string,
  { opened, on, texts }: WrittenCase,
  deadline: LocalDate | null,
): Promise<{ letter: LetterCase; frame: Omit<LetterFrame, 'outlines'> }> {
  const { kind, issuers } = texts;
  const issuer = issuingBodyOn(await issuingBodiesOf(warehouse, reference, issuers ?? SHIPPED_SETTING), on);
  const written = await lettersAsWritten(warehouse, shippedLetters(reference), texts);
  const asked = deadline ?? deadlineOfLetter(kind, opened.standing.deadline, on);
  const letter = await letterCase(warehouse, opened, asked);
  return {
    letter,
    frame: {
      kind,
      template: written.template,
      issuer,
      addressee: addresseeOf(written.addressees, letter.operator, issuer?.place ?? ''),
      grounds: written.grounds,
    },
  };
}

function dateIn(params: URLSearchParams, name: 'deadline' | 'on'): LocalDate | null {
  const value = params.get(name);
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

/** The short code of a gap area, whatever address an earlier version kept. */
function codeOf(address: string): string {
  const place = parseGapAddress(address);
  return place ? gapCode(gapId(place)) : address;
}

function letterPlace({ number, title, key, people, figures, gap }: CasePlace): LetterPlace {
  const shown = figures ? shownMean(figures) : { mean: null, lower: null, upper: null };
  return {
    number,
    title: key.kind === 'area' ? title : words.gapTitle(title),
    code: key.kind === 'area' ? key.code : null,
    population: people,
    tests: figures?.tests ?? gap?.tests ?? 0,
    devices: figures?.devices ?? gap?.devices ?? null,
    meanKbps: shown.mean,
    lowerKbps: shown.lower,
    upperKbps: shown.upper,
    medianKbps: figures?.downloadKbpsMedian ?? null,
    atMostKbps: gap?.atMostKbps ?? null,
    verdict: figures?.verdict ?? (gap?.status === 'confirmed' ? 'not_met' : 'too_few'),
    gapCode: key.kind === 'area' ? null : codeOf(key.gap),
    cells: gap?.cells ?? [],
  };
}
