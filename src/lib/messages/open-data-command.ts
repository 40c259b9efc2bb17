import { formatCount, type Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** How the command is used. */
export const EXPORT_USAGE = 'npm run export -- --out FOLDER';

/** What an export did. */
interface Summary {
  readonly measurements: number;
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** A file that was written just now. */
export const exportedPartLine = (path: string): string => `+ ${path}`;

/** What an export did, in words. */
export function exportLines(folder: string, summary: Summary, locale: Locale): readonly string[] {
  const count = (value: number) => formatCount(value, locale);
  const [measurements, written] = [count(summary.measurements), count(summary.written)];
  const [unchanged, removed] = [count(summary.unchanged), count(summary.removed)];
  return locale === 'vi'
    ? [
        `Đã xuất ${measurements} lượt đo vào ${folder}: ${written} tệp mới, ${unchanged} tệp không đổi, ${removed} tệp đã bỏ.`,
        'Đọc README.md trong đó để đối chiếu tổng số.',
      ]
    : [
        `Exported ${measurements} tests to ${folder}: ${written} new files, ${unchanged} unchanged, ${removed} removed.`,
        'README.md in it has the sums to check against.',
      ];
}

/** Sentences for faults of exporting everything. */
export const OPEN_DATA_FAULTS: Record<string, Record<Locale, Sentence>> = {
  export_usage: {
    vi: (d) => `Không hiểu lệnh (${d.problem}). Cách dùng:\n${d.usage}`,
    en: (d) => `The command is not understood (${d.problem}). Usage:\n${d.usage}`,
  },
  export_without_snapshot: {
    vi: () =>
      'Máy chủ chưa làm xong bản chụp dữ liệu để xuất. Đợi vài phút rồi chạy lại; nếu vẫn thế, xem nhật ký (việc "snapshot").',
    en: () =>
      'The server has not finished the snapshot to export from. Wait a few minutes and run it again; if it still fails, see the log ("snapshot").',
  },
  export_outlines_absent: {
    vi: (d) =>
      `Không lấy được ranh giới ${d.level} ${d.edition} từ máy chủ. Chạy lại; các tệp đã xuất được giữ.`,
    en: (d) =>
      `The outlines of ${d.level} ${d.edition} could not be fetched from the server. Run it again; files written so far are kept.`,
  },
};
