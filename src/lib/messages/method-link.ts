import type { Words } from './words.ts';

/** What leads to the page of the method, from beside a figure. */
export const METHOD_LINK: Words = { vi: 'Cách tính', en: 'How it is calculated' };
