import { createContext } from 'svelte';

/** The address of the page with its period and data version, as a getter that stays reactive; set by the root layout. */
export const [getPageAddress, setPageAddress] = createContext<() => string>();
