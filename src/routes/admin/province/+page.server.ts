import { formWithFiles } from '#lib/server/access/form-action.ts';
import { forPage } from '#lib/server/http.ts';
import { setUpProvince } from '#lib/server/province/set-up-province.ts';
import { hasOwnProvince, provinceFolder } from '#lib/server/province/reference-in-use.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_BYTES = 128 * 1024 * 1024;

export const load: PageServerLoad = ({ locals: { locale, setup } }) =>
  forPage(locale, async () => ({
    folder: hasOwnProvince(setup.dataDir) ? provinceFolder(setup.dataDir) : null,
  }));

export const actions: Actions = {
  /** Makes the reference data of a province; `step` is `check`, or `use` to use them from now on. */
  default: (event) =>
    formWithFiles(event, MOST_BYTES, async (field, file) => {
      const { warehouse, setup } = event.locals;
      return setUpProvince(warehouse, setup, { field, file, use: field('step') === 'use' });
    }),
};
