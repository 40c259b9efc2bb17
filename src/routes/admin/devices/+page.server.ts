import { Fault } from '#lib/domain/fault.ts';
import { formAction } from '#lib/server/access/form-action.ts';
import { authorOf } from '#lib/server/audit/witness.ts';
import { forPage } from '#lib/server/http.ts';
import {
  countDevices,
  deleteDevice,
  deviceFootprint,
} from '#lib/server/ingest/device-deletion/device-deletion.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many different devices there are. */
export const load: PageServerLoad = ({ locals: { warehouse, locale }, setHeaders }) =>
  forPage(locale, async () => {
    setHeaders({ 'cache-control': 'no-store' });
    return { counted: await countDevices(warehouse) };
  });

export const actions: Actions = {
  /** What belongs to a device, and which figures change without it. */
  preview: (event) =>
    formAction(event, async (field) => ({
      footprint: await deviceFootprint(event.locals.warehouse, field('device')),
      erased: false,
    })),

  /** Deletes its tests for good. */
  erase: (event) =>
    formAction(event, async (field) => {
      if (field('sure') !== 'yes') throw new Fault('device_unsure', {}, 422);
      const asked = { shownTests: Number(field('tests')), by: authorOf('') };
      return {
        footprint: await deleteDevice(event.locals.warehouse, field('device'), asked),
        erased: true,
      };
    }),
};
