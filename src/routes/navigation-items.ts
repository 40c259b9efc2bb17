import type { Locale } from '#lib/domain/format.ts';
import { shellMessages } from '#lib/messages/shell.ts';
import { carriedSearch } from '#lib/state/carried-search.ts';

/** The pages that the dashboard's navigation leads to, each with what the address chose. */
export function navigationItems(url: URL, locale: Locale) {
  const t = shellMessages[locale];
  const search = carriedSearch(url);
  const item = <Icon extends string>(path: string, label: string, icon: Icon, short = label) => ({
    href: `${path}${search}`,
    label,
    short,
    icon,
    current: isWithin(url.pathname, path),
  });
  return [
    item('/', t.overview, 'map'),
    item('/gaps', t.gaps, 'hexagon'),
    item('/quotas', t.quotas, 'target', t.quotasShort),
    item('/cases', t.cases, 'folder', t.casesShort),
    item('/workbench', t.workbench, 'query'),
    item('/data', t.data, 'tray'),
    item('/tallies', t.tallies, 'calendar', t.talliesShort),
    item('/method', t.method, 'book'),
  ];
}

/**
 * Is an address that of a page, or of one below it? Areas and rows are below the overview, packs and their check below the
 * cases, dictionary and API below the method.
 */
function isWithin(pathname: string, path: string): boolean {
  if (path === '/') return /^\/((areas|rows)(\/|$)|$)/.test(pathname);
  if (path === '/cases' && /^\/(packs|verify)(\/|$)/.test(pathname)) return true;
  return pathname.startsWith(path) || (path === '/method' && /^\/(dictionary|api)$/.test(pathname));
}
