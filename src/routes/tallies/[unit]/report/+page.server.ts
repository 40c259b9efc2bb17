import { dueAt } from '#lib/domain/due-state.ts';
import { forPage } from '#lib/server/http.ts';
import { accountWay, submitReport } from '#lib/server/ingest/submit-report.ts';
import { reportableMonths, unitForm } from '#lib/server/tallies/report-form.ts';
import { takeReport } from '../../../report/take-report.ts';
import type { Actions, PageServerLoad } from './$types';

/** The form of a unit for a `month` (the running one), for who reports through an account. */
export const load: PageServerLoad = ({ params, url, locals: { warehouse, locale }, setHeaders }) =>
  forPage(locale, async () => {
    setHeaders({ 'cache-control': 'no-store' });
    const months = reportableMonths(warehouse.clock());
    const month = url.searchParams.get('month') ?? months[0]!;
    const form = await unitForm(warehouse, params.unit, month);
    return { ...form, months, dueAt: dueAt(month).toISOString(), now: warehouse.clock().toISOString() };
  });

export const actions: Actions = {
  /** Sends the report of that unit and month. */
  default: (event) => {
    const { params, url, locals } = event;
    const month = url.searchParams.get('month') ?? reportableMonths(locals.warehouse.clock())[0]!;
    return takeReport(event, (report) =>
      submitReport(locals.warehouse, accountWay(params.unit, month), report),
    );
  },
};
