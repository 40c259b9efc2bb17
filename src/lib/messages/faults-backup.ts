import type { Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** Sentences for faults of backing up, restoring and rebuilding. */
export const BACKUP_FAULTS: Record<string, Record<Locale, Sentence>> = {
  backup_usage: {
    vi: (d) => `Không hiểu lệnh (${d.problem}). Cách dùng:\n${d.usage}`,
    en: (d) => `The command is not understood (${d.problem}). Usage:\n${d.usage}`,
  },
  backup_nothing: {
    vi: (d) =>
      `Không có kho dữ liệu đọc được trong ${d.folder}, nên không có gì để sao lưu. Kiểm tra DATA_DIR.`,
    en: (d) =>
      `There is no readable warehouse in ${d.folder}, so there is nothing to back up. Check DATA_DIR.`,
  },
  backup_exists: {
    vi: (d) => `Đã có tệp ${d.file}. Hãy chọn tên khác; chương trình không ghi đè bản sao lưu.`,
    en: (d) => `${d.file} exists already. Choose another name; a backup is never overwritten.`,
  },
  copy_refused: {
    vi: () =>
      'Windows không cho đọc tệp kho dữ liệu khi chương trình đang mở nó, nên chưa sao chép được. Dừng dịch vụ rồi chạy lại lệnh sao lưu (docs/windows-server.md).',
    en: () =>
      'Windows does not let the file of the warehouse be read while the program has it open, so it was not copied. Stop the service and run the backup again (docs/windows-server.md).',
  },
  backup_absent: {
    vi: (d) => `Không có tệp sao lưu ${d.file}. Kiểm tra lại đường dẫn.`,
    en: (d) => `There is no backup ${d.file}. Check the path.`,
  },
  backup_damaged: {
    vi: (d) =>
      `Bản sao lưu ${d.file} không nguyên vẹn${d.path ? ` (${d.path})` : ''}: tệp bị cắt hoặc bị sửa. Không có gì được khôi phục; hãy dùng bản khác.`,
    en: (d) =>
      `The backup ${d.file} is not intact${d.path ? ` (${d.path})` : ''}: it was cut short or altered. Nothing was restored; use another one.`,
  },
  backup_differs: {
    vi: (d) =>
      `Bản sao lưu ${d.file} mở được, nhưng bảng ${d.table} không còn đúng số dòng hoặc tổng đã ghi khi sao lưu. Không có gì được khôi phục; hãy dùng bản khác.`,
    en: (d) =>
      `The backup ${d.file} opens, but its table ${d.table} no longer has the rows or sums recorded when it was made. Nothing was restored; use another one.`,
  },
  backup_newer: {
    vi: (d) =>
      `Bản sao lưu ${d.file} do phiên bản mới hơn (${d.program}) tạo ra. Hãy cài phiên bản đó rồi khôi phục lại.`,
    en: (d) =>
      `The backup ${d.file} was made by a newer version (${d.program}). Install that version, then restore again.`,
  },
  backup_passphrase_wrong: {
    vi: () =>
      'Mật khẩu không mở được khóa bí mật trong bản sao lưu. Thử lại với mật khẩu đúng, hoặc bỏ --passphrase-file để khôi phục không kèm khóa.',
    en: () =>
      'The passphrase does not open the secret of the backup. Try again with the right one, or leave out --passphrase-file to restore without the secret.',
  },
  backup_passphrase_empty: {
    vi: (d) => `Tệp mật khẩu ${d.file} không đọc được hoặc ngắn hơn ${d.least} ký tự.`,
    en: (d) => `The passphrase file ${d.file} cannot be read or has fewer than ${d.least} characters.`,
  },
  restore_not_empty: {
    vi: (d) =>
      `Trong ${d.folder} đã có dữ liệu. Chỉ khôi phục vào thư mục chưa có kho dữ liệu: đặt DATA_DIR khác, hoặc chuyển thư mục warehouse và inbox sang chỗ khác trước.`,
    en: (d) =>
      `${d.folder} holds data already. A backup is restored only where there is no warehouse: set another DATA_DIR, or move the folders warehouse and inbox elsewhere first.`,
  },
  restore_unfinished: {
    vi: (d) =>
      `Lần khôi phục vào ${d.folder} bị ngắt giữa chừng, dữ liệu chưa đủ. Chạy lại: npm run restore -- TỆP`,
    en: (d) =>
      `Restoring into ${d.folder} was interrupted, so its data are incomplete. Run it again: npm run restore -- FILE`,
  },
  server_runs: {
    vi: (d) => `Máy chủ đang chạy với thư mục này tại ${d.url}. Hãy dừng máy chủ rồi chạy lại lệnh.`,
    en: (d) => `A server runs on this folder at ${d.url}. Stop it, then run the command again.`,
  },
  snapshot_folder_absent: {
    vi: () =>
      'Không có thư mục tạm nào mang tên đó. Chỉ lệnh npm run backup trên chính máy này dùng được địa chỉ này.',
    en: () =>
      'There is no temporary folder of that name. Only npm run backup on this machine can use this address.',
  },
  rebuild_records_absent: {
    vi: (d) =>
      `Không có sổ ghi ${d.file}, nên không biết các tệp gốc được nạp thế nào. Khôi phục bản sao lưu gần nhất (npm run restore -- TỆP), hoặc nạp lại từng tệp bằng npm run ingest.`,
    en: (d) =>
      `The records ${d.file} are missing, so it is not known how the stored copies were loaded. Restore the latest backup (npm run restore -- FILE), or load the files again with npm run ingest.`,
  },
  rebuild_records_other: {
    vi: (d) =>
      `Sổ ghi ${d.file} thuộc lược đồ ${d.found}, chương trình này dùng lược đồ ${d.known}. Hãy cài phiên bản đã ghi sổ, hoặc khôi phục một bản sao lưu.`,
    en: (d) =>
      `The records ${d.file} are of schema ${d.found}, this program’s is ${d.known}. Install the version that wrote them, or restore a backup.`,
  },
};
