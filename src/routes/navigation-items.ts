import type { Action } from '#lib/domain/access/action.ts';
import type { Locale } from '#lib/domain/format.ts';
import { unitAddress } from '#lib/domain/access/unit-address.ts';
import { shellMessages } from '#lib/messages/shell.ts';
import { carriedSearch } from '#lib/state/carried-search.ts';

/** What of somebody decides where the navigation leads. */
interface Visitor {
  readonly may: readonly Action[];
  /** The unit whose reports are theirs alone; null for everybody else. */
  readonly unit: string | null;
}

/** The pages that the dashboard's navigation leads to of those that somebody may see, each with what the address chose. */
export function navigationItems(url: URL, locale: Locale, { may, unit }: Visitor) {
  const t = shellMessages[locale];
  const search = carriedSearch(url);
  const item = <Icon extends string>(
    path: string,
    needs: Action,
    label: string,
    icon: Icon,
    short = label,
  ) => ({
    ...{ href: `${path}${search}`, needs, label, short, icon },
    current: isWithin(url.pathname, path),
  });
  return [
    item('/', 'view_figures', t.overview, 'map'),
    item('/gaps', 'view_figures', t.gaps, 'hexagon'),
    item('/quotas', 'view_sheets', t.quotas, 'target', t.quotasShort),
    item('/cases', 'view_cases', t.cases, 'folder', t.casesShort),
    item('/workbench', 'query', t.workbench, 'query'),
    item('/data', 'view_loads', t.data, 'tray'),
    unit === null
      ? item('/tallies', 'view_board', t.tallies, 'calendar', t.talliesShort)
      : item(unitAddress(unit), 'view_reports', t.tallies, 'calendar', t.talliesShort),
    item('/method', 'view_method', t.method, 'book'),
  ].filter(({ needs }) => may.includes(needs));
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
