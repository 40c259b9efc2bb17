import { apiReference } from '#lib/server/api/reference.ts';
import type { PageServerLoad } from './$types';

/** Every operation of the API, as it is described for programs. */
export const load: PageServerLoad = ({ locals: { locale } }) => ({ reference: apiReference(locale) });
