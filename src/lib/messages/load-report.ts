import type { Batch, LoadReport } from '#lib/domain/batch.ts';
import { formatCount, formatDateRange, formatInstant, type Locale } from '#lib/domain/format.ts';
import { noticeSentence } from './notices.ts';
import { rejectionReason, rejectionSentence } from './rejections.ts';

/** What became of a file in one sentence: "cells.csv: 5.120 dòng: 4.981 nhận, 120 trùng, 19 loại." */
export function reportSentence({ outcome, batch }: LoadReport, locale: Locale): string {
  if (outcome === 'unchanged') {
    const when = formatInstant(batch.loadedAt);
    return locale === 'vi'
      ? `${batch.fileName}: nội dung này đã được nạp lúc ${when} (lô ${batch.id}, tệp ${batch.fileName}). Không có gì thay đổi.`
      : `${batch.fileName}: this content was loaded at ${when} (batch ${batch.id}). Nothing changed.`;
  }
  return `${batch.fileName}: ${countsSentence(batch, locale)}`;
}

/** The counts of a batch: "5.120 dòng: 4.981 nhận, 120 trùng, 19 loại." */
export function countsSentence(
  batch: Pick<Batch, 'read' | 'accepted' | 'duplicates' | 'rejected'>,
  locale: Locale,
): string {
  const [read, accepted, duplicates, rejected] = [
    batch.read,
    batch.accepted,
    batch.duplicates,
    batch.rejected,
  ].map((count) => formatCount(count, locale));
  return locale === 'vi'
    ? `${read} dòng: ${accepted} nhận, ${duplicates} trùng, ${rejected} loại.`
    : `${read} rows: ${accepted} accepted, ${duplicates} duplicates, ${rejected} rejected.`;
}

/** The period a batch covers, as a sentence; empty when it accepted nothing. */
function periodSentence({ kind, firstOn, lastOn }: Batch, locale: Locale): string[] {
  if (firstOn === null || lastOn === null || kind === 'tally') return [];
  const range = formatDateRange(firstOn, lastOn);
  return [locale === 'vi' ? `Ngày đo: ${range}.` : `Dates of the tests: ${range}.`];
}

/** One reason with its rows and first examples, in lines. */
function rejectionLines(report: LoadReport, locale: Locale): string[] {
  return report.rejections.flatMap(({ code, column, rows, examples }) => [
    `${rejectionReason(code, locale)}: ${formatCount(rows, locale)} ${locale === 'vi' ? 'dòng' : rows === 1 ? 'row' : 'rows'}.`,
    ...examples.map((example) => `  ${rejectionSentence({ ...example, column, code }, locale)}`),
  ]);
}

/** What to do now; empty when there is nothing to do. */
export function nextStepSentence(report: LoadReport, locale: Locale): string {
  if (report.outcome === 'unchanged' || report.batch.rejected === 0) return '';
  if (report.batch.accepted === 0) {
    return locale === 'vi'
      ? 'Không có dòng nào được nhận. Hãy sửa tệp theo các lý do trên rồi nạp lại.'
      : 'No row was accepted. Correct the file as the reasons say, then load it again.';
  }
  return locale === 'vi'
    ? 'Sửa các ô này rồi nạp lại tệp; các dòng khác đã được nhận và sẽ không bị tính hai lần.'
    : 'Correct these cells and load the file again; the other rows were accepted and will not be counted twice.';
}

/** The whole report in lines of plain text, as the command line prints it. */
export function reportLines(report: LoadReport, locale: Locale): string[] {
  if (report.outcome === 'unchanged') return [reportSentence(report, locale)];
  return [
    reportSentence(report, locale),
    ...periodSentence(report.batch, locale),
    ...rejectionLines(report, locale),
    ...report.notices.map((notice) => noticeSentence(notice, locale)),
    nextStepSentence(report, locale),
  ].filter(Boolean);
}
