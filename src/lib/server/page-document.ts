import type { ResolveOptions } from '@sveltejs/kit';
import type { Locale } from '#lib/domain/format.ts';

/** Where `src/app.html` takes the script that asks for a page's scripts. In what people wrote its end stands escaped. */
const SCRIPTS = /%scripts%\s*(?=<\/script>)/;

/** The letters of nearly every text. Named ahead they come before the first paint, and the page is laid out once less. */
const FIRST_LETTERS = /-(?:400|600)-normal\.[^/]*woff2$/;

/**
 * How a page's document is written. Its last script asks for all scripts of the page at once, which otherwise name one another in
 * three steps. As links in the document, or in a header, they would take the line from what the page is painted from.
 */
export function documentOf(locale: Locale): Required<Pick<ResolveOptions, 'preload' | 'transformPageChunk'>> {
  const scripts: string[] = [];
  return {
    preload: ({ type, path }) => {
      if (type === 'js') scripts.push(path);
      return type === 'font' && FIRST_LETTERS.test(path);
    },
    transformPageChunk: ({ html }) =>
      html.replace('%locale%', locale).replace(SCRIPTS, () => askingFor(scripts)),
  };
}

const askingFor = (scripts: readonly string[]): string =>
  `for (const href of ${JSON.stringify(scripts)}) ` +
  `document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));`;
