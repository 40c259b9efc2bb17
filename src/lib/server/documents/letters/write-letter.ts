import { fillTemplate, type LetterFields, type Paragraph } from '#lib/domain/cases/letters/fill-template.ts';
import type { Ground } from '#lib/domain/cases/letters/ground.ts';
import type { LetterCase } from '#lib/domain/cases/letters/letter-case.ts';
import type { LetterKind } from '#lib/domain/cases/letters/letter-kind.ts';
import {
  forbiddenWords,
  templateFaults,
  type LetterTemplate,
} from '#lib/domain/cases/letters/letter-template.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { IssuingBody } from '#lib/domain/issuing-body.ts';
import { addDays } from '#lib/domain/local-date.ts';
import { consolidatedWords } from '#lib/messages/consolidated.ts';
import { letterWords as words } from '#lib/messages/letters.ts';
import type { Outlines } from '#lib/map/map-frame.ts';
import { annexesOf, annexList } from './letter-annexes.ts';
import type { LetterContent } from './letter-content.ts';
import { fieldValues } from './letter-fields.ts';
import { answerParagraphs, verificationParagraphs } from './outcome-paragraphs.ts';
import { count, documentDate, factOf, plainFactOf } from './place-figures.ts';

/** What a letter is written with, beside its case. */
export interface LetterFrame {
  readonly kind: LetterKind;
  readonly template: LetterTemplate;
  /** Of the day the letter is written; null where none is known. */
  readonly issuer: IssuingBody | null;
  /** The operator's local unit, by province. */
  readonly addressee: string;
  readonly grounds: readonly Ground[];
  /** Of the case's edition and level, for the map; null for a letter without one. */
  readonly outlines: Outlines | null;
}

/** Places told in the letter itself; the annex has all. */
const MOST_FACTS = 10;

/**
 * What does a letter about a case say? Every figure is the case's. Throws the Fault `letter_template` for a template that
 * could not be saved, `letter_word` where a reason says what no letter may.
 */
export function letterContent(letter: LetterCase, frame: LetterFrame): LetterContent {
  const { kind, template, issuer } = frame;
  const [fault] = templateFaults(template);
  if (fault) throw new Fault('letter_template', { ...fault }, 422);
  const [word] = forbiddenWords(letter.reason);
  if (word !== undefined) throw new Fault('letter_word', { word }, 422);
  const filled = fillTemplate(template, letterFields(letter, frame));
  const symbol = issuer
    ? [issuer.symbol, ...(issuer.office === null ? [] : [issuer.office])].join('-')
    : consolidatedWords.noSymbol;
  const isReport = kind === 'report';
  const { subject } = filled;
  return {
    country: consolidatedWords.country,
    motto: consolidatedWords.motto,
    issuer: issuer && { superior: capitals(issuer.superior), name: capitals(issuer.name) },
    numberLine: isReport ? words.reportNumber(issuer?.symbol ?? symbol) : words.letterNumber(symbol),
    placeAndDate: consolidatedWords.placeAndDate(issuer?.place ?? consolidatedWords.noSymbol),
    title: isReport ? words.reportTitle : null,
    subject: isReport ? capitalFirst(subject) : words.about(subject),
    to: words.to,
    addressees: filled.addressees,
    paragraphs: ended(filled.paragraphs),
    recipients: [
      consolidatedWords.recipients,
      ...filled.copies,
      words.archive(issuer?.office ?? null, letter.number),
    ],
    signatory: issuer ? capitals(issuer.signatory) : '',
    simulated: letter.simulated ? words.simulated : null,
    footer: letter.packCode === null ? null : words.verification(letter.packCode),
    annexes: annexesOf(
      letter,
      kind,
      {
        symbol: isReport ? words.reportSymbol(issuer?.symbol ?? symbol) : symbol,
        issuer: issuer?.name ?? words.noIssuer,
      },
      frame.outlines,
    ),
  };
}

const capitals = (text: string) => text.toLocaleUpperCase('vi');
const capitalFirst = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
const plain = (text: string): Paragraph => ({ text, ground: false });

/** What the fields of a letter stand for: of its case, its issuer and its kind. */
export function letterFields(
  letter: LetterCase,
  { kind, issuer, addressee, grounds }: Pick<LetterFrame, 'kind' | 'issuer' | 'addressee' | 'grounds'>,
): LetterFields {
  return {
    values: fieldValues(letter, issuer, addressee),
    blocks: {
      grounds: grounds
        .filter(({ ticked }) => ticked)
        .map(({ text }) => ({ text: words.ground(text), ground: true })),
      facts: factParagraphs(letter, kind),
      // What a look has found says more than what it would ask.
      plan: letter.plan === null || letter.verified !== null ? [] : [plain(planOf(letter.plan))],
      earlier: earlierParagraphs(letter, kind),
      answers: answerParagraphs(letter).map(plain),
      verification: verificationParagraphs(letter).map(plain),
      annexes: [plain(annexList(kind))],
    },
  };
}

function factParagraphs({ places }: LetterCase, kind: LetterKind): Paragraph[] {
  const write = kind === 'answer_to_citizens' ? plainFactOf : factOf;
  const told = places.slice(0, MOST_FACTS).map((place) => plain(write(place)));
  const further = places.length - told.length;
  return further > 0 ? [...told, plain(words.furtherFacts(count(further)))] : told;
}

const planOf = ({ window, testsNeeded }: NonNullable<LetterCase['plan']>) =>
  words.plan(documentDate(window.from), documentDate(addDays(window.to, -1)), count(testsNeeded));

/** A report and an answer say that nothing was sent yet; other letters are silent about it. */
function earlierParagraphs({ earlier }: LetterCase, kind: LetterKind): Paragraph[] {
  if (earlier.length > 0) {
    const letters = earlier.map(({ number, date }) => words.earlierLetter(number, documentDate(date)));
    return [plain(words.earlier(letters.join('; ')))];
  }
  return kind === 'report' || kind === 'answer_to_citizens' ? [plain(words.noEarlier)] : [];
}

/** The last paragraph ends as Nghị định 30/2020/NĐ-CP asks: "./.". */
function ended(paragraphs: readonly Paragraph[]): Paragraph[] {
  const last = paragraphs.at(-1);
  if (!last) return [];
  return [...paragraphs.slice(0, -1), { ...last, text: last.text.replace(/[.\s]+$/, '') + words.end }];
}
