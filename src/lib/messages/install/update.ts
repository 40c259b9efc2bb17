import type { UpdateReport } from '#lib/domain/update/update-report.ts';
import { DIGITS_COMPARED, type FigureDifference } from '#lib/domain/update/compare-figures.ts';
import { formatCount, type Locale } from '#lib/domain/format.ts';

/** What the command takes. */
export const UPDATE_USAGE = `npm run update -- --from FOLDER-OF-THE-VERSION-BEFORE [--out BACKUP-FOLDER] [--dry-run] [--accept-figures] [--passphrase-file FILE] [--lang vi|en]`;

const OUTCOME: Record<Locale, Record<UpdateReport['outcome'], string>> = {
  vi: {
    rehearsed: 'Đây là lần chạy thử trên bản sao: dữ liệu chưa đổi gì.',
    stopped:
      'CHƯA cập nhật, dữ liệu chưa đổi gì. Đọc các chỗ khác nhau ở trên; nếu đúng như phần «Figures» của CHANGELOG.md thì chạy lại, thêm --accept-figures.',
    updated: 'Đã cập nhật dữ liệu; số liệu sau khi cập nhật đúng như lần chạy thử. Khởi động phiên bản mới.',
  },
  en: {
    rehearsed: 'This was a rehearsal on a copy: the data have not changed.',
    stopped:
      'NOT updated, the data have not changed. Read the differences above; if they are what CHANGELOG.md says under “Figures”, run it again with --accept-figures.',
    updated: 'The data are updated; their figures are those of the rehearsal. Start the new version.',
  },
};

function differenceLine(difference: FigureDifference, locale: Locale): string {
  const n = (value: number) => formatCount(value, locale);
  const { table, rowsBefore, rowsAfter, rowsDiffering, first } = difference;
  const lines: Record<Locale, string> = first
    ? {
        vi: `  ${table}: ${n(rowsDiffering)} trên ${n(rowsBefore)} dòng khác trước. Ví dụ ${first.row}, cột ${first.column}: trước ${first.before}, nay ${first.after}`,
        en: `  ${table}: ${n(rowsDiffering)} of ${n(rowsBefore)} rows differ. For example ${first.row}, column ${first.column}: ${first.before} before, ${first.after} now`,
      }
    : {
        vi: `  ${table}: trước có ${n(rowsBefore)} dòng, nay có ${n(rowsAfter)}`,
        en: `  ${table}: ${n(rowsBefore)} rows before, ${n(rowsAfter)} now`,
      };
  return lines[locale];
}

/** What an update did and which figures differ, as lines on a terminal. */
export function updateLines(backup: string, updated: UpdateReport, locale: Locale): string[] {
  const { from, to, valuesCompared, differences, announced, outcome } = updated;
  const n = formatCount(valuesCompared, locale);
  const head: Record<Locale, readonly [string, string, string, string]> = {
    vi: [
      `Từ phiên bản ${from} lên ${to}. Bản sao lưu đã khôi phục thử: ${backup}`,
      `Đã so ${n} giá trị trước và sau khi cập nhật trên bản sao, tới ${DIGITS_COMPARED} chữ số:`,
      '  không có giá trị nào khác',
      'CHANGELOG.md viết về số liệu:',
    ],
    en: [
      `From version ${from} to ${to}. Backup, proved by restoring it: ${backup}`,
      `${n} values were compared on a copy, before and after the update, to ${DIGITS_COMPARED} digits:`,
      '  none differs',
      'CHANGELOG.md says of figures:',
    ],
  };
  const [versions, compared, none, says] = head[locale];
  return [
    versions,
    compared,
    ...(differences.length === 0 ? [none] : differences.map((entry) => differenceLine(entry, locale))),
    ...(announced.length === 0 ? [] : [says]),
    ...announced.flatMap(({ version, changes }) => changes.map((line) => `  ${version}: ${line}`)),
    OUTCOME[locale][outcome],
  ];
}
