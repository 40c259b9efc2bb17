import { formatInstant, type Locale } from '#lib/domain/format.ts';
import type { BackupState } from '#lib/domain/safekeeping/backup-state.ts';

const vi = {
  title: 'Sao lưu',
  sound: (at: string) => `Bản sao lưu gần nhất đã khôi phục thử thành công: ${formatInstant(at)}.`,
  old: 'Bản ấy đã cũ quá hai đêm: hãy xem nhật ký máy chủ và kiểm tra thư mục sao lưu.',
  none: 'Bản sao lưu đã khôi phục thử: chưa có.',
  waiting: 'Máy chủ tự sao lưu mỗi ngày; bản đầu tiên xong thì ngày giờ hiện ở đây.',
  failed: (at: string, fault: string) =>
    `Lần sao lưu gần nhất (${formatInstant(at)}) không thành công: ${fault}`,
  unset:
    'Chưa đặt sao lưu hằng ngày: hãy đặt biến BACKUP_DIR là một thư mục trên ổ đĩa hoặc máy khác rồi khởi động lại. Sao lưu ngay một bản:  npm run backup -- --out i-speed.tar --verify',
};

/** Words of when the last backup was made. */
export type BackupStateMessages = typeof vi;

const en: BackupStateMessages = {
  title: 'Backup',
  sound: (at) => `Last backup proved by restoring it: ${formatInstant(at)}.`,
  old: 'It is older than two nights: look at the server’s log and check the folder of backups.',
  none: 'No backup has been proved by restoring it yet.',
  waiting: 'The server makes one each day; when the first is done, its date is shown here.',
  failed: (at, fault) => `The last attempt (${formatInstant(at)}) came to nothing: ${fault}`,
  unset:
    'No daily backup is set: set the variable BACKUP_DIR to a folder on another disk or machine and start again. To make one now:  npm run backup -- --out i-speed.tar --verify',
};

/** Words of when the last backup was made, by language. */
export const backupStateMessages: Record<Locale, BackupStateMessages> = { vi, en };

/** Is there anything to do about the backups? */
export const wantsAttention = ({ soundAt, isOld, failed, nightly }: BackupState): boolean =>
  isOld || failed !== null || (soundAt === null && !nightly);
