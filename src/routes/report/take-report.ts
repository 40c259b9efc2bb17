import { fail } from '@sveltejs/kit';
import { Fault } from '#lib/domain/fault.ts';
import type { Locale } from '#lib/domain/format.ts';
import type { TallyFigure } from '#lib/domain/tally.ts';
import { faultSentence } from '#lib/messages/faults.ts';
import { forPage } from '#lib/server/http.ts';
import type { Submission, SubmissionQuestion } from '#lib/server/ingest/submit-report.ts';
import { readForm } from '#lib/server/request-body.ts';
import { readSentReport, type FigureProblem, type SentReport } from '#lib/server/tallies/read-sent-report.ts';

/** What the form of a report is answered: what became of it, or why not yet; what was written is given back. */
export interface TakenReport {
  readonly written?: Readonly<Record<string, string>>;
  readonly problems?: Readonly<Partial<Record<TallyFigure, FigureProblem>>>;
  readonly question?: SubmissionQuestion;
  readonly problem?: string;
  readonly submission?: Exclude<Submission, { readonly outcome: 'asked' }>;
  /** What was received, beside `submission`. */
  readonly received?: Pick<SentReport, TallyFigure | 'note'>;
}

/** Takes a report that a form sent, by `send`: taken, or asked about, or refused with a sentence. */
export async function takeReport(
  {
    request,
    locals: { locale },
  }: { readonly request: Request; readonly locals: { readonly locale: Locale } },
  send: (report: SentReport) => Promise<Submission>,
) {
  const fields = await forPage(locale, () => readForm(request));
  const written = Object.fromEntries([...fields].map(([name, value]) => [name, String(value)]));
  const read = readSentReport(fields);
  if ('problems' in read) return fail<TakenReport>(422, { written, problems: read.problems });
  try {
    const submission = await send(read.report);
    if (submission.outcome === 'asked')
      return fail<TakenReport>(409, { written, question: submission.question });
    return { submission, received: read.report } satisfies TakenReport;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return fail<TakenReport>(error.status, { written, problem: faultSentence(error, locale) });
  }
}
