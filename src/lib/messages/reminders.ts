import { formatCount, formatDate, formatDateRange, formatMonth, type Locale } from '#lib/domain/format.ts';
import type { LocalDate, LocalMonth } from '#lib/domain/local-date.ts';
import { lastDateOf, reportMonth } from '#lib/domain/period.ts';

/** What a reminder to a unit says. */
export interface Reminder {
  readonly unitName: string;
  readonly month: LocalMonth;
  /** Days until it is due, today included; 0 and less when it has been. */
  readonly daysLeft: number;
  /** The date it is written. */
  readonly on: LocalDate;
  /** The unit's last report before; null when it never sent one. */
  readonly last: {
    readonly month: LocalMonth;
    readonly installsCumulative: number | null;
    readonly accessesCumulative: number | null;
  } | null;
}

/** How a report stands with its day: "còn 3 ngày", "hôm nay là ngày cuối", "đã quá hạn 5 ngày". */
function dueWords(daysLeft: number): string {
  if (daysLeft > 1) return `còn ${daysLeft} ngày`;
  if (daysLeft === 1) return 'hôm nay là ngày cuối';
  return `đã quá hạn ${1 - daysLeft} ngày`;
}

function lastWords({ last }: Reminder): string[] {
  if (last === null) return [];
  const figures = [
    [last.installsCumulative, 'người cài đặt'],
    [last.accessesCumulative, 'lượt truy cập'],
  ] as const;
  const parts = figures.flatMap(([value, what]) =>
    value === null ? [] : `${formatCount(value, 'vi')} ${what}`,
  );
  if (parts.length === 0) return [];
  return [
    `Lũy kế của đơn vị ở báo cáo gần nhất (tháng ${formatMonth(last.month)}): ${parts.join(', ')}. Lũy kế kỳ này bằng các số ấy cộng với số phát sinh từ đó đến nay.`,
  ];
}

/** A reminder to a unit, ready to be copied or printed: in Vietnamese only, as the units are written to. */
export function reminderText(reminder: Reminder): string {
  const { unitName, month, daysLeft, on } = reminder;
  const period = reportMonth(month);
  return [
    `Kính gửi: ${unitName}`,
    `Thực hiện công văn về việc tăng cường tuyên truyền sử dụng ứng dụng i-Speed, các cơ quan, đơn vị báo cáo số liệu cài đặt và sử dụng i-Speed định kỳ hằng tháng, trước ngày 13.`,
    `Đến ngày ${formatDate(on)}, chúng tôi chưa nhận được báo cáo tháng ${formatMonth(month)} của đơn vị (số liệu từ ${formatDateRange(period.from, lastDateOf(period))}). Hạn gửi: trước ngày ${formatDate(period.to)}, ${dueWords(daysLeft)}.`,
    ...lastWords(reminder),
    'Đề nghị đơn vị gửi biểu tổng hợp đã điền trong thời gian sớm nhất. Nếu đơn vị đã gửi, xin bỏ qua lời nhắc này.',
    'Trân trọng cảm ơn./.',
  ].join('\n\n');
}

/** Title of the reminder in a calendar. */
export const reminderTitle = (month: LocalMonth): string =>
  `Gửi báo cáo i-Speed tháng ${formatMonth(month)} (hạn: trước ngày ${formatDate(reportMonth(month).to)})`;

const vi = {
  title: (month: string) => `Lời nhắc báo cáo tháng ${month}`,
  print: 'In tất cả',
  calendarOfAll: 'Lịch nhắc tất cả (.ics)',
  back: 'Về bảng báo cáo tháng',
  copy: 'Sao chép',
  copyOf: (unit: string) => `Sao chép lời nhắc ${unit}`,
  copied: 'Đã sao chép.',
  notCopied: 'Trình duyệt không cho sao chép: hãy bôi đen đoạn văn rồi bấm Ctrl+C.',
  calendar: 'Lịch nhắc',
  calendarOf: (unit: string) => `Lịch nhắc ${unit} (.ics)`,
  emptyTitle: 'Không có đơn vị nào cần nhắc',
  empty: (month: string) => `Tháng ${month}: mọi đơn vị được yêu cầu đã gửi báo cáo, hoặc chưa đến kỳ.`,
};

const en: typeof vi = {
  title: (month) => `Reminders for the report of ${month}`,
  print: 'Print all',
  calendarOfAll: 'Calendar of all (.ics)',
  back: 'Back to the tallies',
  copy: 'Copy',
  copyOf: (unit) => `Copy the reminder to ${unit}`,
  copied: 'Copied.',
  notCopied: 'The browser does not allow copying: select the text and press Ctrl+C.',
  calendar: 'Calendar',
  calendarOf: (unit) => `Calendar entry for ${unit} (.ics)`,
  emptyTitle: 'Nobody to remind',
  empty: (month) => `Month ${month}: every unit has sent its report, or the month has not begun.`,
};

/** Words of the page of reminders. */
export const reminderMessages: Record<Locale, typeof vi> = { vi, en };
