import { dueAt } from '#lib/domain/due-state.ts';
import { forPage } from '#lib/server/http.ts';
import { linkWay, submitReport } from '#lib/server/ingest/submit-report.ts';
import { admitToken, openForm } from '#lib/server/tallies/report-form.ts';
import { takeReport } from '../take-report.ts';
import type { Actions, PageServerLoad } from './$types';

/** The form of a link's unit and month, and what is known of it. */
export const load: PageServerLoad = ({
  params,
  locals: { warehouse, locale },
  getClientAddress,
  setHeaders,
}) =>
  forPage(locale, async () => {
    setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
    const form = await openForm(warehouse, params.token, getClientAddress());
    return { ...form, dueAt: dueAt(form.month).toISOString(), now: warehouse.clock().toISOString() };
  });

export const actions: Actions = {
  /** Sends the report. */
  default: (event) =>
    takeReport(event, async (report) => {
      const { warehouse } = event.locals;
      await admitToken(warehouse, event.params.token, event.getClientAddress());
      return submitReport(warehouse, await linkWay(warehouse, event.params.token), report);
    }),
};
