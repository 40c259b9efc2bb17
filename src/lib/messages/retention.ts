import type { ClockState } from '#lib/domain/safekeeping/clock-state.ts';
import { MOST_DAYS_UNSEEN } from '#lib/domain/safekeeping/clock-state.ts';
import { formatDate, formatInstant, type Locale } from '#lib/domain/format.ts';
import type { RetentionReport, Removal } from '#lib/domain/safekeeping/removal.ts';

type Jump = Exclude<ClockState, 'steady'>;
type Clock = RetentionReport['clock'];

const trusted = ({ trustedAt }: Clock) => (trustedAt === null ? '–' : formatInstant(trustedAt));

const vi = {
  title: 'Hạn lưu',
  note: ({ rawDays, positionDays }: RetentionReport) =>
    `Bản gốc của tệp được giữ ${rawDays} ngày kể từ khi nạp, tọa độ chính xác ${positionDays} ngày kể từ ngày đo; sau đó tọa độ được làm tròn đến 0,01°. Mỗi giờ chương trình chỉ xóa phần đến hạn của một ngày.`,
  jump: {
    ahead: (clock: Clock) =>
      `Đồng hồ máy chủ đang chỉ ngày ${formatDate(clock.today)}, hơn ${MOST_DAYS_UNSEEN} ngày sau lần cuối chương trình chạy hoặc nhận tệp (${trusted(clock)}). Việc xóa theo hạn lưu đang dừng.`,
    behind: (clock: Clock) =>
      `Đồng hồ máy chủ đang chỉ ngày ${formatDate(clock.today)}, trước lần cuối chương trình chạy (${trusted(clock)}). Việc xóa theo hạn lưu đang dừng.`,
  } satisfies Record<Jump, (clock: Clock) => string>,
  ask: 'Nếu ngày ấy sai, hãy chỉnh đồng hồ của máy chủ. Nếu đúng, hãy xác nhận:',
  confirm: (clock: Clock) => `Đúng, hôm nay là ${formatDate(clock.today)}`,
  by: 'Người xác nhận',
  nameFirst: 'Hãy điền tên ở ô «Người xác nhận» trước.',
  confirmed: 'Đã xác nhận. Việc xóa theo hạn lưu tiếp tục.',
  empty: 'Chưa có gì bị xóa vì hết hạn lưu.',
  table: 'Bảng những gì đã xóa vì hết hạn lưu',
  columns: ['Lúc', 'Đã xóa', 'Tệp', 'Vì sao'],
  kinds: { raw_file: 'Bản gốc của tệp', positions: 'Tọa độ chính xác' } as Record<Removal['kind'], string>,
  rows: (count: string) => `${count} dòng`,
  why: {
    raw_days: (days: number, dueOn: string) => `Quá ${days} ngày lưu bản gốc, đến hạn ${formatDate(dueOn)}`,
    position_days: (days: number, dueOn: string) =>
      `Quá ${days} ngày lưu vị trí, đến hạn ${formatDate(dueOn)}`,
  } satisfies Record<Removal['reason'], (days: number, dueOn: string) => string>,
  usage:
    'Cách dùng: npm run retention                                    (xem hạn lưu và đồng hồ)\n' +
    '           npm run retention -- confirm --today NĂM-THÁNG-NGÀY [--by TÊN]   (xác nhận đồng hồ máy chủ đúng)',
};

/** Words of what is kept how long. */
export type RetentionMessages = typeof vi;

const en: RetentionMessages = {
  title: 'Retention',
  note: ({ rawDays, positionDays }) =>
    `A file’s stored copy is kept for ${rawDays} days from loading, exact positions for ${positionDays} days from the test; then positions are rounded to 0.01°. Each hour at most what fell due on one day is removed.`,
  jump: {
    ahead: (clock) =>
      `The server’s clock shows ${formatDate(clock.today)}, more than ${MOST_DAYS_UNSEEN} days after the program last ran or took a file (${trusted(clock)}). Removing by retention has stopped.`,
    behind: (clock) =>
      `The server’s clock shows ${formatDate(clock.today)}, before the program last ran (${trusted(clock)}). Removing by retention has stopped.`,
  },
  ask: 'If that date is wrong, set the server’s clock right. If it is right, confirm it:',
  confirm: (clock) => `Yes, today is ${formatDate(clock.today)}`,
  by: 'Confirmed by',
  nameFirst: 'Fill in “Confirmed by” first.',
  confirmed: 'Confirmed. Removal by retention goes on.',
  empty: 'Nothing was removed by retention yet.',
  table: 'Table of what was removed by retention',
  columns: ['When', 'Removed', 'File', 'Why'],
  kinds: { raw_file: 'Stored copy', positions: 'Exact positions' },
  rows: (count) => `${count} rows`,
  why: {
    raw_days: (days, dueOn) => `Stored copies are kept for ${days} days: due on ${formatDate(dueOn)}`,
    position_days: (days, dueOn) => `Positions are kept for ${days} days: due on ${formatDate(dueOn)}`,
  },
  usage:
    'Usage: npm run retention                                        (shows retention and clock)\n' +
    '       npm run retention -- confirm --today YEAR-MONTH-DAY [--by NAME]      (the server’s clock is right)',
};

/** Sentences of retention, by language. */
export const retentionMessages: Record<Locale, RetentionMessages> = { vi, en };
