import { NO_FIGURE, type Locale } from '#lib/domain/format.ts';
import { changeMessages } from '#lib/messages/change.ts';
import { sheetMessages } from '#lib/messages/sheets.ts';
import type { CaseFacts } from './case-facts.ts';
import type { GapFacts } from './gap-facts.ts';
import type { ChangeFacts, FigureFacts } from './place-facts.ts';
import type { SheetBlock, SheetCell, SheetColumn } from './sheet-page.ts';

/** A column of a sheet's table. */
export const column = (
  heading: string,
  width: number,
  align: SheetColumn['align'] = 'left',
): SheetColumn => ({ heading, width, align });

/** A block of lines, or of a table. */
export const block = (title: string, given: Partial<Omit<SheetBlock, 'title'>>): SheetBlock => ({
  ...{ title, intro: [], table: null, lines: [] },
  ...given,
});

/** The mean that decides with half its interval: "38,2 ± 1,4". */
export const meanCell = ({ mean, half }: Pick<FigureFacts, 'mean' | 'half'>): SheetCell => ({
  text: half === null ? mean : `${mean}\u00a0±\u00a0${half}`,
  strong: true,
});

/** The verdict behind its mark. */
export const verdictCell = ({ verdict, verdictLabel }: FigureFacts): SheetCell => ({
  text: verdictLabel,
  mark: verdict,
});

/** The column of changes: since the period before, and below it the others. */
export const changeColumn = (width: number, locale: Locale): SheetColumn =>
  column(changeMessages[locale].against.previous, width);

/** A cell of that column; a dash where there is no change. */
export function changeCell(changes: readonly ChangeFacts[], locale: Locale): SheetCell {
  const { since, sinceIs } = sheetMessages[locale];
  const others = changes.filter(({ base }) => base !== 'previous');
  return {
    text: changes.find(({ base }) => base === 'previous')?.short ?? NO_FIGURE,
    ...(others.length > 0 && {
      under: others.map(({ base, short }) => sinceIs(since[base], short)).join('; '),
    }),
  };
}

/** The cases: how many are open, and those that are due first. `none`: what is said where there is none. */
export function caseBlock({ headline, lines, more }: CaseFacts, none: string, locale: Locale): SheetBlock {
  return block(sheetMessages[locale].cases, {
    intro: [headline ?? none],
    lines: [
      ...lines.map(({ number, operator, places, state, due }) =>
        [`${number}, ${operator}: ${places}`, [state, ...(due === null ? [] : [due])].join(', ')].join('. '),
      ),
      ...(more === null ? [] : [more]),
    ],
  });
}

/** The gap areas, the sentence about all of them first. */
export function gapBlock(
  { lines, more, suspected }: GapFacts,
  sentence: string | null,
  locale: Locale,
): SheetBlock {
  return block(sheetMessages[locale].gaps, {
    intro: sentence === null ? [] : [sentence],
    lines: [
      ...lines.map(({ name, people, speed }) => `${name}: ${people}, ${speed}`),
      ...(more === null ? [] : [more]),
      ...(suspected === null || sentence !== null ? [] : [suspected]),
    ],
  });
}
