import type { Batch, LoadProgress, LoadReport } from '#lib/domain/batch.ts';
import {
  formatBytes,
  formatCount,
  formatDateRange,
  formatInstant,
  formatShare,
  type Locale,
} from '#lib/domain/format.ts';
import { noticeSentence } from './notices.ts';
import { privacyLines } from './privacy.ts';
import { ruleLines } from './quality-rules.ts';
import { rejectionReason, rejectionSentence } from './rejections.ts';

/** What became of a file in one sentence: "cells.csv: 5.120 dòng: 4.981 nhận, 120 trùng, 19 loại." */
export function reportSentence({ outcome, batch }: LoadReport, locale: Locale): string {
  if (outcome === 'unchanged') {
    const when = formatInstant(batch.loadedAt);
    return locale === 'vi'
      ? `${batch.fileName}: nội dung này đã được nạp lúc ${when} (lần nạp ${batch.id}, tệp ${batch.fileName}). Không có gì thay đổi.`
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
  const { mapping, kind } = report.batch;
  if (kind === 'measurement' && !mapping?.columns.device && !mapping?.columns.longitude) {
    return locale === 'vi'
      ? 'Các dòng khác đã được nhận. Dòng không có mã thiết bị hay tọa độ thì không so trùng được: hãy gỡ tệp này trước khi nạp lại tệp đã sửa.'
      : 'The other rows were accepted. Rows without device and position cannot be compared: undo this file before loading the corrected one.';
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
    ...ruleLines(report.rules, locale),
    ...report.notices.map((notice) => noticeSentence(notice, locale)),
    ...privacyLines(report.privacy, locale),
    nextStepSentence(report, locale),
  ].filter(Boolean);
}

const STAGES: Record<Locale, Record<LoadProgress['stage'], string>> = {
  vi: {
    queue: 'chờ kho dữ liệu',
    receive: 'nhận tệp',
    read: 'đọc các dòng',
    duplicates: 'tìm dòng trùng',
    write: 'gắn địa bàn và ghi vào kho',
    done: 'xong',
  },
  en: {
    queue: 'waiting for the warehouse',
    receive: 'receiving the file',
    read: 'reading rows',
    duplicates: 'finding duplicates',
    write: 'finding places and writing',
    done: 'done',
  },
};

/** How long a load will still take: "còn khoảng 2 phút"; empty when that is not known. */
export function timeLeft({ secondsLeft, stage }: LoadProgress, locale: Locale): string {
  if (secondsLeft === null || stage === 'done') return '';
  const minutes = Math.round(secondsLeft / 60);
  if (locale === 'vi')
    return minutes < 2 ? `còn khoảng ${Math.max(1, secondsLeft)} giây` : `còn khoảng ${minutes} phút`;
  return minutes < 2 ? `about ${Math.max(1, secondsLeft)} s left` : `about ${minutes} min left`;
}

/** What a load waits for: "chờ tệp a.csv nạp xong"; empty when it does not wait for a file. */
export function waitingSentence({ waitingFor }: LoadProgress, locale: Locale): string {
  if (waitingFor === null) return '';
  return locale === 'vi' ? `chờ tệp ${waitingFor} nạp xong` : `waiting for ${waitingFor}`;
}

/** Where a load stands, in one line: "cells.csv: đọc các dòng 42% · 12,3 MB · còn khoảng 20 giây". */
export function progressLine(file: string, progress: LoadProgress, locale: Locale): string {
  const { stage, fraction, rows, bytes } = progress;
  const share = fraction === null ? '' : ` ${formatShare(fraction, locale)}`;
  const size = rows === null ? (bytes === null ? '' : formatBytes(bytes, locale)) : formatCount(rows, locale);
  const unit = rows === null ? '' : locale === 'vi' ? ' dòng' : ' rows';
  const rest = [timeLeft(progress, locale), waitingSentence(progress, locale)].filter(Boolean);
  const figures = [...(size ? [`${size}${unit}`] : []), ...rest].map((part) => ` · ${part}`).join('');
  return `${file}: ${STAGES[locale][stage]}${share}${figures}`;
}

/** How the command line is used. */
export const INGEST_USAGE: Record<Locale, string> = {
  vi: `Cách dùng: npm run ingest -- TỆP... [--const trường=giá trị] [--map trường=cột[:đơn vị, múi giờ hoặc kinh tuyến/múi]] [--keep cột] [--without trường] [--aggregates as_tests|reference [--reference-name "..."]] [--profile mẫu] [--sheet trang] [--header dòng, 0 nếu không có] [--even-operator-file] [--lang en]
Ví dụ:     npm run ingest -- do-kiem.csv --const operator=Viettel --map "download=Tốc độ:Mbps"`,
  en: `Usage:   npm run ingest -- FILE... [--const field=value] [--map field=column[:unit, zone or meridian/width]] [--keep column] [--without field] [--aggregates as_tests|reference [--reference-name "..."]] [--profile name] [--sheet name] [--header row, 0 for none] [--even-operator-file] [--lang en]
Example: npm run ingest -- tests.csv --const operator=Viettel --map "download=Speed:Mbps"`,
};
