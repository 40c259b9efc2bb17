import { getContext, hasContext, setContext } from 'svelte';

const KEY = Symbol('signed in');

/** Says for a page and all in it under which name somebody has signed in; null for nobody, as in open mode. */
export const setSignedIn = (name: () => string | null): unknown => setContext(KEY, name);

/** That name, as a getter that stays reactive; asked while a component is initialised. */
export const getSignedIn = (): (() => string | null) =>
  hasContext(KEY) ? getContext<() => string | null>(KEY) : () => null;
