import { fail } from '@sveltejs/kit';
import { dueAt } from '#lib/domain/due-state.ts';
import { Fault } from '#lib/domain/fault.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { forPage } from '#lib/server/http.ts';
import { readForm } from '#lib/server/request-body.ts';
import { submitReport } from '#lib/server/ingest/submit-report.ts';
import { readSentReport } from '#lib/server/tallies/read-sent-report.ts';
import { admitToken, openForm } from '#lib/server/tallies/report-form.ts';
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
  /** Sends the report: taken, or asked about, or refused with a sentence. Figures are given back as they were written. */
  default: async ({ request, params, locals: { warehouse, locale }, getClientAddress }) => {
    const fields = await forPage(locale, () => readForm(request));
    const written = Object.fromEntries([...fields].map(([name, value]) => [name, String(value)]));
    const read = readSentReport(fields);
    if ('problems' in read) return fail(422, { written, problems: read.problems });
    try {
      await admitToken(warehouse, params.token, getClientAddress());
      const submission = await submitReport(warehouse, params.token, read.report);
      if (submission.outcome === 'asked') return fail(409, { written, question: submission.question });
      return { submission };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return fail(error.status, { written, problem: faultSentence(error, locale) });
    }
  },
};
