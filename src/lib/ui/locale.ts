import { createContext } from 'svelte';
import type { Locale } from '#lib/domain/format.ts';

/**
 * The language of a page, as a getter that stays reactive. The root layout (or a test) calls `setLocale`;
 * a component calls `getLocale` while it is initialised: `const locale = $derived.by(getLocale())`.
 */
export const [getLocale, setLocale] = createContext<() => Locale>();
