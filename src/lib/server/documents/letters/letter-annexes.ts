import type { LetterCase, LetterPlace } from '#lib/domain/cases/letters/letter-case.ts';
import { ANNEXES_OF, type AnnexName, type LetterKind } from '#lib/domain/cases/letters/letter-kind.ts';
import { formatMbps, NO_FIGURE } from '#lib/domain/format.ts';
import { answerFormWords } from '#lib/messages/answer-form.ts';
import { methodWords } from '#lib/messages/letter-method.ts';
import { letterWords as words } from '#lib/messages/letters.ts';
import { periodWord } from '#lib/messages/periods.ts';
import type { Outlines } from '#lib/map/map-frame.ts';
import { answerRows, answerTableColumns } from './answer-columns.ts';
import type { Annex, AnnexBlock, TableColumn } from './letter-content.ts';
import { metricOf, standardOf } from './letter-fields.ts';
import { letterMap } from './letter-map.ts';
import { count, intervalOf, limitOf } from './place-figures.ts';

const NUMERALS = ['I', 'II', 'III'];
/** Width of the map on paper, in mm; its height is kept below a page's. */
const MAP = { width: 150, height: 165 };

/** The annexes of a letter, numbered where there are several. */
export function annexesOf(
  letter: LetterCase,
  kind: LetterKind,
  { symbol, issuer }: { readonly symbol: string; readonly issuer: string },
  outlines: Outlines | null,
): Annex[] {
  const names = ANNEXES_OF[kind];
  const blocksOf: Record<AnnexName, () => AnnexBlock[]> = {
    places: () => placesBlocks(letter, outlines),
    method: () => methodBlocks(letter),
    answer: () => answerBlocks(letter),
  };
  return names.map((name, i) => ({
    title: annexTitle(names, i),
    heading: words.headings[name],
    attachedTo: words.attachedTo(symbol, issuer),
    landscape: name === 'answer',
    blocks: blocksOf[name](),
  }));
}

/** What the letter says is sent with it. */
export const annexList = (kind: LetterKind): string =>
  words.annexes(
    ANNEXES_OF[kind]
      .map((name, i, names) => words.annexNamed(annexTitle(names, i), words.annexNames[name]))
      .join('; '),
  );

const annexTitle = (names: readonly AnnexName[], i: number) =>
  words.annexTitle(names.length === 1 ? null : NUMERALS[i]!);

const text = (content: string): AnnexBlock => ({ block: 'text', text: content });

function placesBlocks(letter: LetterCase, outlines: Outlines | null): AnnexBlock[] {
  const { operator, filter, standard } = letter;
  const limit = limitOf(standard.limit);
  const period = periodWord(filter.period, 'vi');
  return [
    text(words.placesIntro(operator.name, period, standardOf(standard), limit)),
    { block: 'table', columns: PLACE_COLUMNS, rows: placeRows(letter), rowHeight: 6 },
    ...(outlines === null ? [] : [mapBlock(letter, outlines), text(words.mapCaption(limit))]),
    text(words.mapSource(filter.edition, count(letter.dataVersion))),
  ];
}

function mapBlock(letter: LetterCase, outlines: Outlines): AnnexBlock {
  const { svg, width, height } = letterMap(letter, outlines);
  const scale = Math.min(MAP.width / width, MAP.height / height);
  const alt = words.mapAlt(letter.places.map(({ title }) => title).join(', '));
  return { block: 'map', svg, width: width * scale, height: height * scale, alt };
}

const { placeColumns } = words;
const PLACE_COLUMNS: readonly TableColumn[] = [
  { heading: placeColumns.number, width: 10, align: 'center' },
  { heading: placeColumns.title, width: 38, align: 'left' },
  { heading: placeColumns.people, width: 17, align: 'right' },
  { heading: placeColumns.tests, width: 13, align: 'right' },
  { heading: placeColumns.devices, width: 13, align: 'right' },
  { heading: placeColumns.mean, width: 15, align: 'right' },
  { heading: placeColumns.interval, width: 21, align: 'center' },
  { heading: placeColumns.median, width: 13, align: 'right' },
  { heading: placeColumns.verdict, width: 25, align: 'left' },
];

const placeRows = ({ places }: LetterCase): string[][] =>
  places.map((place) => [
    String(place.number),
    place.gapCode === null ? place.title : words.withCode(place.title, place.gapCode),
    place.population === null ? words.noPeople : peopleOf(place, place.population),
    count(place.tests),
    place.devices === null ? words.noPeople : count(place.devices),
    place.meanKbps === null && place.atMostKbps !== null
      ? words.atMostShort(formatMbps(place.atMostKbps, 'vi'))
      : formatMbps(place.meanKbps, 'vi'),
    intervalOf(place, words.shortInterval) ?? NO_FIGURE,
    formatMbps(place.medianKbps, 'vi'),
    words.verdictNames[place.verdict],
  ]);

const peopleOf = ({ gapCode }: LetterPlace, people: number) =>
  gapCode === null ? count(people) : words.aboutShort(count(people));

function methodBlocks({ operator, filter, standard, places, dataVersion }: LetterCase): AnnexBlock[] {
  const documents = standard.documents.map(({ number, reading }) => methodWords.document(number, reading));
  return methodWords
    .paragraphs({
      operator: operator.name,
      technology: standard.technology,
      metric: metricOf(standard),
      period: periodWord(filter.period, 'vi'),
      edition: filter.edition,
      limit: limitOf(standard.limit),
      minimumTests: count(standard.minimumTests),
      standard: standardOf(standard),
      documents: documents.join('; '),
      hasGaps: places.some(({ gapCode }) => gapCode !== null),
      perDevice: standard.decidingMean !== 'measurement',
      version: count(dataVersion),
    })
    .map(text);
}

const answerBlocks = ({ number, places }: LetterCase): AnnexBlock[] => [
  text(answerFormWords.caseLine(number)),
  ...answerFormWords.howTo.map(text),
  { block: 'table', columns: answerTableColumns(), rows: answerRows(places), rowHeight: 12 },
];
