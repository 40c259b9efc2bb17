import { error } from '@sveltejs/kit';
import type { Outlines } from '#lib/map/map-frame.ts';

/** The outlines at an address of the API. Throws SvelteKit's error when they cannot be had. `ask`: that of a page's `load`. */
export async function fetchOutlines(address: string, ask = globalThis.fetch): Promise<Outlines> {
  const response = await ask(address);
  if (!response.ok) error(response.status, (await response.json()) as App.Error);
  return (await response.json()) as Outlines;
}
