/** A letter that browsers drop from addresses, or read as another: blanks, controls, and the backslash. */
const UNSAFE = /[^!-[\]-~\u00a0-\uffff]/;

/**
 * The page to go back to after signing in: a path of this site, with what was asked. Anything that could lead elsewhere, or
 * back to signing in, becomes the first page.
 */
export function returnAddress(given: string | null, origin: string): string {
  if (given === null || !given.startsWith('/') || UNSAFE.test(given) || !URL.canParse(given, origin))
    return '/';
  const url = new URL(given, origin);
  if (url.origin !== origin || url.pathname.startsWith('//') || /^\/sign-in(\/|$)/.test(url.pathname))
    return '/';
  return url.pathname + url.search;
}
