import { getContext, setContext } from 'svelte';

/** What every file of a page says of the data behind it. */
export interface DataFacts {
  readonly dataVersion: number;
  /** Some of the data are simulated. */
  readonly isSimulated: boolean;
}

const KEY = Symbol('data facts');

/** Set by the root layout, as a getter that stays reactive. */
export const setDataFacts = (facts: () => DataFacts): void => {
  setContext(KEY, facts);
};

/** Null on what stands outside of the layout. */
export const getDataFacts = (): (() => DataFacts | null) =>
  getContext<(() => DataFacts) | undefined>(KEY) ?? (() => null);

/** What the page shows, as its tab says it, without the name of the program. */
export const pageName = (): string => document.title.replace(/ · i-Speed$/, '');

/** The filter of the page in words, as its filter line says it; empty on a page without one. */
export const filterInWords = (): string =>
  (document.querySelector('[data-filter-words]')?.textContent ?? '').replace(/\s+/g, ' ').trim();
