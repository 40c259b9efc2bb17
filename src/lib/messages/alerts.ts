import type { Locale } from '#lib/domain/format.ts';
import type { AlertCode } from '#lib/domain/watch/alert.ts';

/** What is wrong, and what to do about it. */
export interface AlertWords {
  readonly title: string;
  readonly action: string;
}

const vi: Record<AlertCode, AlertWords> = {
  rows_disagree: {
    title: 'Số lượt đo trong kho không khớp với số các tệp đã nạp',
    action: 'Ngừng nạp thêm; khôi phục bản sao lưu gần nhất hoặc chạy npm run rebuild.',
  },
  raw_copies_missing: {
    title: 'Thiếu bản gốc của tệp đã nạp',
    action: 'Xem lại thư mục inbox/raw trong thư mục dữ liệu; lấy lại tệp thiếu từ bản sao lưu.',
  },
  clock_not_believed: {
    title: 'Đồng hồ máy chủ không đáng tin',
    action: 'Chỉnh giờ máy chủ. Chưa dữ liệu nào bị xóa theo thời hạn lưu giữ khi chưa chỉnh.',
  },
  device_secret_lost: {
    title: 'Mất khóa bí mật của mã thiết bị',
    action: 'Lấy lại khóa từ bản sao lưu có mật khẩu; chưa lấy lại được thì không nạp tệp mới.',
  },
  no_backup: {
    title: 'Chưa có bản sao lưu nào đã khôi phục thử',
    action: 'Đặt biến BACKUP_DIR là thư mục trên ổ đĩa hoặc máy khác rồi khởi động lại.',
  },
  backup_old: {
    title: 'Bản sao lưu gần nhất đã quá hai đêm',
    action: 'Xem thư mục sao lưu còn ghi được và còn chỗ trống hay không.',
  },
  backup_failed: {
    title: 'Lần sao lưu gần nhất không thành công',
    action: 'Xem lý do ở bảng Sao lưu bên dưới, sửa rồi sao lưu lại.',
  },
  disk_low: {
    title: 'Ổ đĩa của thư mục dữ liệu sắp đầy',
    action:
      'Dọn ổ đĩa hoặc chuyển thư mục dữ liệu sang ổ lớn hơn; bảng Lưu trữ cho biết phần nào chiếm nhiều.',
  },
  answers_failed: {
    title: 'Trong một giờ qua có yêu cầu mà máy chủ không trả lời được',
    action: 'Tìm các dòng có outcome từ 500 trở lên trong thư mục logs của thư mục dữ liệu.',
  },
};

const en: Record<AlertCode, AlertWords> = {
  rows_disagree: {
    title: 'The tests in the warehouse are not as many as its files say',
    action: 'Load nothing more; restore the last backup or run npm run rebuild.',
  },
  raw_copies_missing: {
    title: 'Stored copies of loaded files are missing',
    action: 'Look into inbox/raw in the data folder; take what is missing from a backup.',
  },
  clock_not_believed: {
    title: 'The server’s clock is not believed',
    action: 'Set the clock. Until then nothing is removed because it is old.',
  },
  device_secret_lost: {
    title: 'The secret of device ids is lost',
    action: 'Take it from a backup with its passphrase; load no new files before.',
  },
  no_backup: {
    title: 'No backup has been proved by restoring it',
    action: 'Set BACKUP_DIR to a folder on another disk or machine and start again.',
  },
  backup_old: {
    title: 'The last sound backup is older than two nights',
    action: 'See whether the folder of backups can be written and has room.',
  },
  backup_failed: {
    title: 'The last attempt at a backup came to nothing',
    action: 'The reason stands in the table of backups below; mend it and back up again.',
  },
  disk_low: {
    title: 'The disk of the data folder is almost full',
    action: 'Make room, or move the data folder to a larger disk; the table of storage says what takes most.',
  },
  answers_failed: {
    title: 'Within the last hour the server could not answer a request',
    action: 'Look for lines with an outcome of 500 or above in the folder logs of the data folder.',
  },
};

/** Words of every alert, by language. */
export const alertMessages: Record<Locale, Record<AlertCode, AlertWords>> = { vi, en };
