import { areaKey } from '#lib/domain/area.ts';
import { outlinesOf } from '#lib/map/map-frame.ts';
import { error } from '@sveltejs/kit';
import { browser } from '$app/environment';
import type { Outlines } from '#lib/map/map-frame.ts';
import { unpacked } from '#lib/transport/packed.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, fetch }) => {
  const overview = data.overview && unpacked(data.overview);
  if (!overview) return { overview, questions: [], references: [] };
  const { pinned, questions, references } = data;
  const address = overview.outlinesAt;
  const outlines = shown.get(address) ?? overview.outlines ?? (await outlinesFrom(address, fetch));
  if (browser) shown.set(address, outlines);
  const { within } = overview.filter;
  const part = within && `${address} ${areaKey(within)}`;
  const kept = part ? (shown.get(part) ?? outlinesOf(outlines, overview.areas)) : outlines;
  if (browser && part) shown.set(part, kept);
  return { pinned, questions, references, overview: { ...overview, outlines: kept } };
};

/** By address, outlines that were shown before: the map that holds them need not be drawn again. */
const shown = new Map<string, Outlines>();

async function outlinesFrom(address: string, fetch: typeof globalThis.fetch): Promise<Outlines> {
  const response = await fetch(address);
  if (!response.ok) error(response.status, (await response.json()) as App.Error);
  return (await response.json()) as Outlines;
}
