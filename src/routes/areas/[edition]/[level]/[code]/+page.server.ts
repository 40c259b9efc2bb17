import { isLevel } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import { parseFilterChoice, periodParameters } from '#lib/domain/filter.ts';
import { mapFrame, outlinesOf } from '#lib/map/map-frame.ts';
import { outlines } from '#lib/server/areas/outlines.ts';
import { caseMarks } from '#lib/server/cases/ledger/case-marks.ts';
import { forPage } from '#lib/server/http.ts';
import { areaProfile } from '#lib/server/statistics/area-profile.ts';
import { referenceSets } from '#lib/server/statistics/reference-values.ts';
import type { PageServerLoad } from './$types';

/** One area under the filter of the address; the area itself is the path's, not the filter's. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, params, url }) =>
  forPage(locale, async () => {
    const { edition, level, code } = params;
    if (!isLevel(level)) throw new Fault('area_unknown', { edition, code }, 404);
    const choice = { ...parseFilterChoice(url.searchParams) };
    delete choice.edition;
    delete choice.level;
    const found = await areaProfile(warehouse, { edition, level, code }, choice);
    const wholeInstead = found.isOutsidePart;
    const { operator } = found.filter;
    const marks = await caseMarks(warehouse, { operator, edition, level }, code, found.trend, locale);
    const profile = { ...found, annotations: [...found.annotations, ...marks] };
    const pinned = periodParameters(profile.filter.period);
    const shapes = outlinesOf(await outlines(warehouse, edition, level), profile.level.areas);
    // The area lies outside the part that its figures would be kept to: links from here lead to the whole.
    const carried = wholeInstead ? { ...choice, within: null } : choice;
    const references = await referenceSets(warehouse, profile.filter);
    return { pinned, choice: carried, profile, references, frame: mapFrame(shapes) };
  });
