import { areaKey } from '#lib/domain/area.ts';
import { mapFrame, outlinesOf, type MapFrame } from '#lib/map/map-frame.ts';
import { browser } from '$app/environment';
import { unpacked } from '#lib/transport/packed.ts';
import { fetchOutlines } from './fetch-outlines.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, fetch }) => {
  const overview = data.overview && unpacked(data.overview);
  if (!overview) return { overview, questions: [], references: [] };
  const { pinned, questions, references } = data;
  const { within } = overview.filter;
  const outlines = async () => {
    const all = await fetchOutlines(overview.outlinesAt, fetch);
    return within ? outlinesOf(all, overview.areas) : all;
  };
  const part = within ? `${overview.outlinesAt} ${areaKey(within)}` : overview.outlinesAt;
  const frame = shown.get(part) ?? overview.frame ?? mapFrame(await outlines());
  if (browser) shown.set(part, frame);
  return { pinned, questions, references, overview: { ...overview, outlines, frame } };
};

/** Drawings that were shown before: the map over one of them need not be made again. */
const shown = new Map<string, MapFrame>();
