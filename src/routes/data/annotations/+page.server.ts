import { forPage } from '#lib/server/http.ts';
import { annotatableAreas, listAnnotations } from '#lib/server/statistics/annotations.ts';
import type { PageServerLoad } from './$types';

/** What has been noted, and the units a note can be about. */
export const load: PageServerLoad = ({ locals: { warehouse, locale } }) =>
  forPage(locale, async () => ({
    annotations: await listAnnotations(warehouse),
    units: await annotatableAreas(warehouse),
  }));
