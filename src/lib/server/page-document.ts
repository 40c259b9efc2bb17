import type { ResolveOptions } from '@sveltejs/kit';
import type { Locale } from '#lib/domain/format.ts';

/** Ends a page once; in what people wrote, and in data, it stands escaped. */
const END = '</body>';

/**
 * How a page's document is written. All scripts of the page are named at its end: the browser then asks for all of them at
 * once, instead of each time one has come that names the next, and after what the page is painted from. Not in a header,
 * as by default: of 4 kB, it is more than nginx takes.
 */
export function documentOf(locale: Locale): Required<Pick<ResolveOptions, 'preload' | 'transformPageChunk'>> {
  const scripts: string[] = [];
  return {
    preload: ({ type, path }) => {
      if (type === 'js') scripts.push(path);
      return false;
    },
    transformPageChunk: ({ html }) =>
      html.replace('%locale%', locale).replace(END, `${links(scripts)}${END}`),
  };
}

const links = (scripts: readonly string[]): string =>
  scripts.map((path) => `<link rel="modulepreload" href="${path}" />`).join('');
