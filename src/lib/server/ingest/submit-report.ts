import { createHash } from 'node:crypto';
import { firstDateOf } from '#lib/domain/local-date.ts';
import { checkReport, type CheckFinding } from '#lib/domain/tallies/tally-check.ts';
import { TALLY_FIGURES, type StandingTally, type TallyFigure } from '#lib/domain/tally.ts';
import { authorOf } from '../audit/witness.ts';
import type { Writer } from '../db/database.ts';
import { countAttempt, refuseTooMany } from '../tallies/attempts.ts';
import type { SentReport } from '../tallies/read-sent-report.ts';
import { reportForm, unitForm, type ReportForm } from '../tallies/report-form.ts';
import { linkClosed, openLink } from '../tallies/report-links.ts';
import { insertReports, versionOfBatch } from '../tallies/reports.sql.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { insertBatch, nextBatchId } from './write.sql.ts';

/** What a person must confirm before a report is stored: findings of the checks, and a version received meanwhile. */
export interface SubmissionQuestion {
  readonly findings: readonly CheckFinding[];
  readonly overtakenBy: StandingTally | null;
}

/** The outcome of sending a report. */
export type Submission =
  | {
      /** `unchanged`: equal to the current version. */
      readonly outcome: 'taken' | 'unchanged';
      readonly version: number;
      /** Instant, ISO 8601 in UTC. */
      readonly receivedAt: string;
    }
  | { readonly outcome: 'asked'; readonly question: SubmissionQuestion };

/** Rolls the transaction back; carries the outcome. */
class NothingToWrite extends Error {
  readonly submission: Submission;

  constructor(submission: Submission) {
    super(submission.outcome);
    this.submission = submission;
  }
}

/** By what a report comes: a link, or an account. */
export interface ReportWay {
  /** As what it is counted how often it sends. */
  readonly counted: string;
  /** Which unit and month it is for. Asked again within the transaction: throws a Fault where it is in force no more. */
  readonly form: (warehouse: Warehouse, writer: Writer) => Promise<ReportForm>;
  /** What of it stands in the audit. */
  readonly told: object;
}

/** Reports by a link. Throws a Fault where it is not in force. */
export async function linkWay(warehouse: Warehouse, token: string): Promise<ReportWay> {
  const { id, madeBy } = await openLink(warehouse, warehouse.db, token);
  return {
    counted: `link ${id}`,
    form: async (_, writer) => {
      const form = await reportForm(warehouse, await openLink(warehouse, writer, token));
      if (!form) throw linkClosed();
      return form;
    },
    told: { link: id, madeBy },
  };
}

/** Reports for a unit and month through the account that asks. */
export const accountWay = (unit: string, month: string): ReportWay => ({
  counted: `unit ${unit}`,
  form: (warehouse) => unitForm(warehouse, unit, month),
  told: {},
});

/**
 * Stores the report sent by a link or an account as a new version and its own batch. Nothing is written when it equals the
 * current version, or until a person confirms findings of the checks or a version received meanwhile. Throws a Fault when
 * the way is not in force or was used too often.
 */
export async function submitReport(
  warehouse: Warehouse,
  way: ReportWay,
  sent: SentReport,
): Promise<Submission> {
  refuseTooMany(warehouse, 'sending', way.counted);
  countAttempt(warehouse, 'sending', way.counted);
  try {
    const { outcome, version, receivedAt } = await warehouse.change({
      commit: async (writer) => {
        // Read inside the transaction: while this request waited, the link may be revoked or another report stored.
        const form = await way.form(warehouse, writer);
        const receivedAt = warehouse.clock().toISOString();
        const unwritten = outcomeWithoutWriting(form, sent, receivedAt);
        if (unwritten) throw new NothingToWrite(unwritten);
        const [next] = await writer.query(nextBatchId, {});
        const batch = next!.id;
        const { month } = form;
        const unitCode = form.unit.code;
        const reports = JSON.stringify([
          { rowNumber: 1, unitCode, month, ...figuresOf(sent), note: sent.note },
        ]);
        await writer.run(insertReports, { batch, reports, origin: 'web', receivedAt });
        const sha256 = createHash('sha256').update(`${batch} ${receivedAt} ${reports}`).digest('hex');
        await writer.run(insertBatch, {
          ...{ id: batch, kind: 'tally', fileName: `bieu-truc-tuyen_${unitCode}_${month}`, now: receivedAt },
          ...{ sha256, sheet: null, rawKey: sha256 },
          ...{ bytes: Buffer.byteLength(reports), loadedBy: authorOf(form.unit.name), mapping: null },
          ...{ simulated: false, read: 1, accepted: 1, rejected: 0, duplicates: 0, unplaced: 0 },
          ...{ firstOn: firstDateOf(month), lastOn: firstDateOf(month), notices: '[]' },
        });
        const [stored] = await writer.query(versionOfBatch, { batch });
        const after = { month, version: stored!.version, batch, ...figuresOf(sent), ...way.told };
        const sentBy = { unit: unitCode, name: form.unit.name };
        return { outcome: 'taken', version: stored!.version, receivedAt, after, sentBy } as const;
      },
      affectedDates: () => null,
      deeds: ({ after, sentBy }) => ({
        action: 'report_sent',
        object: `unit:${sentBy.unit}`,
        by: sentBy.name,
        after,
      }),
    });
    return { outcome, version, receivedAt };
  } catch (error) {
    if (error instanceof NothingToWrite) return error.submission;
    throw error;
  }
}

/** The outcome of a report that must not be written; null when it must be. */
function outcomeWithoutWriting(form: ReportForm, sent: SentReport, receivedAt: string): Submission | null {
  const { standing, before, unit, month } = form;
  const same = standing && TALLY_FIGURES.every((figure) => standing[figure] === sent[figure]);
  if (same && standing.note === sent.note && standing.origin !== 'history') {
    return { outcome: 'unchanged', version: standing.version, receivedAt: standing.receivedAt };
  }
  if (sent.confirmed) return null;
  const tally = {
    ...{ unitCode: unit.code, month, ...figuresOf(sent), note: sent.note },
    ...{ batchId: 0, version: 0, origin: 'web' as const, receivedAt, simulated: false },
  };
  const findings = checkReport({ tally, before, others: [] });
  const overtakenBy = standing && standing.version > sent.seen ? standing : null;
  return findings.length > 0 || overtakenBy
    ? { outcome: 'asked', question: { findings, overtakenBy } }
    : null;
}

const figuresOf = (sent: SentReport) =>
  Object.fromEntries(TALLY_FIGURES.map((figure) => [figure, sent[figure]])) as Record<TallyFigure, number>;
