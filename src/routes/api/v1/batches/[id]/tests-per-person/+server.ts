import { json } from '@sveltejs/kit';
import { forApi } from '#lib/server/http.ts';
import {
  readTestsPerPerson,
  stateTestsPerPerson,
  unknownDevices,
} from '#lib/server/ingest/tests-per-person.ts';
import { batchId } from '#lib/server/ingest/batches.ts';
import { personIn } from '#lib/server/request-fields.ts';
import type { RequestHandler } from './$types';

/** Measurements of a batch without a device, and the tests per person stated for them. */
export const GET: RequestHandler = ({ params, locals: { warehouse, locale } }) =>
  forApi(locale, async () => json(await unknownDevices(warehouse, batchId(params.id))));

/** States the tests per person (`value`; empty withdraws it); `by` who does. */
export const POST: RequestHandler = ({ params, url, locals: { warehouse, locale } }) =>
  forApi(locale, async () => {
    const testsPerPerson = readTestsPerPerson(url.searchParams.get('value') ?? '');
    const by = personIn(url.searchParams);
    return json(await stateTestsPerPerson(warehouse, batchId(params.id), testsPerPerson, by));
  });
