import type { Locale } from '#lib/domain/format.ts';

/** Sentences for a clock that is wrong, and for a data folder or warehouse that cannot be used. */
export const STORAGE_FAULTS: Readonly<
  Record<string, Readonly<Record<Locale, (details: Record<string, string>) => string>>>
> = {
  clock_is_steady: {
    vi: () => 'Đồng hồ máy chủ đang đáng tin, không có gì chờ xác nhận.',
    en: () => 'The server’s clock is already trusted: nothing waits for a confirmation.',
  },
  clock_other_date: {
    vi: (d) =>
      `Bạn xác nhận ngày ${d.given}, nhưng đồng hồ máy chủ đang chỉ ngày ${d.today}. Hãy chỉnh đồng hồ, hoặc xác nhận đúng ngày máy chủ đang chỉ.`,
    en: (d) =>
      `You confirmed the date ${d.given}, but the server’s clock shows ${d.today}. Set the clock right, or confirm the date it shows.`,
  },
  retention_confirmation_unreadable: {
    vi: (d) =>
      `Yêu cầu phải là JSON với «today» (ngày mà đồng hồ máy chủ đang chỉ, ví dụ 2024-10-16) và «by» (tên người xác nhận, nhiều nhất ${d.longest} ký tự).`,
    en: (d) =>
      `The request must be JSON with “today” (the date that the server’s clock shows, such as 2024-10-16) and “by” (who confirms, at most ${d.longest} characters).`,
  },
  data_folder_unwritable: {
    vi: (d) =>
      `Không ghi được vào thư mục ${d.folder} (${d.problem}). Hãy cho người dùng chạy chương trình quyền ghi vào thư mục này, hoặc đặt DATA_DIR là thư mục khác, rồi khởi động lại.`,
    en: (d) =>
      `The folder ${d.folder} cannot be written to (${d.problem}). Give the user that runs the program the right to write there, or set DATA_DIR to another folder, and start again.`,
  },
  disk_full_at_start: {
    vi: (d) => `Ổ đĩa của thư mục ${d.folder} đã hết chỗ. Hãy dọn bớt rồi khởi động lại; chưa có gì bị hỏng.`,
    en: (d) =>
      `The disk of the folder ${d.folder} is full. Free some space and start again; nothing was damaged.`,
  },
  warehouse_empty: {
    vi: (d) =>
      `Tệp kho dữ liệu ${d.file} rỗng (0 byte). Hãy khôi phục từ bản sao lưu: chuyển thư mục dữ liệu sang chỗ khác rồi chạy  npm run restore -- TỆP-SAO-LƯU . Nếu kho chưa từng có dữ liệu, hãy xóa tệp này rồi khởi động lại.`,
    en: (d) =>
      `The warehouse file ${d.file} is empty (0 bytes). Restore a backup: move the data folder away and run  npm run restore -- BACKUP-FILE . If the warehouse never held data, delete this file and start again.`,
  },
  warehouse_damaged: {
    vi: (d) =>
      `Tệp kho dữ liệu ${d.file} bị hỏng (${d.problem}). Hãy giữ nguyên tệp, chuyển thư mục dữ liệu sang chỗ khác rồi khôi phục từ bản sao lưu:  npm run restore -- TỆP-SAO-LƯU . Không có bản sao lưu thì dựng lại từ bản gốc của các tệp:  npm run rebuild`,
    en: (d) =>
      `The warehouse file ${d.file} is damaged (${d.problem}). Keep the file, move the data folder away and restore a backup:  npm run restore -- BACKUP-FILE . Without a backup, rebuild it from the stored copies:  npm run rebuild`,
  },
  warehouse_log_damaged: {
    vi: (d) =>
      `Nhật ký ghi ${d.file} bị hỏng (${d.problem}), nên những thay đổi cuối cùng không đọc được. Hãy khôi phục từ bản sao lưu:  npm run restore -- TỆP-SAO-LƯU . Chấp nhận mất những thay đổi ấy thì chuyển tệp này sang chỗ khác rồi khởi động lại, và nạp lại các tệp cuối cùng.`,
    en: (d) =>
      `The write-ahead log ${d.file} is damaged (${d.problem}), so the last changes cannot be read. Restore a backup:  npm run restore -- BACKUP-FILE . To accept the loss of these changes, move this file away, start again, and load the last files once more.`,
  },
  warehouse_vanished: {
    vi: (d) =>
      `Không còn tệp kho dữ liệu ${d.file}, trong khi bản gốc của các tệp đã nạp vẫn nằm trong ${d.copies}. Hãy đặt lại tệp ấy, khôi phục từ bản sao lưu (npm run restore -- TỆP-SAO-LƯU), hoặc dựng lại từ các bản gốc:  npm run rebuild`,
    en: (d) =>
      `The warehouse file ${d.file} is gone, while stored copies of loaded files are still in ${d.copies}. Put the file back, restore a backup (npm run restore -- BACKUP-FILE), or rebuild it from the stored copies:  npm run rebuild`,
  },
  reference_damaged: {
    vi: (d) =>
      `Dữ liệu tham chiếu trong ${d.folder} không đọc được (${d.problem}). Hãy sao chép lại thư mục này từ bản cài đặt của chương trình rồi khởi động lại.`,
    en: (d) =>
      `The reference data in ${d.folder} cannot be read (${d.problem}). Copy the folder again from the program’s release, then start again.`,
  },
  warehouse_unreadable: {
    vi: (d) =>
      `Không đọc được kho dữ liệu: tệp của kho bị hỏng trong khi máy chủ đang chạy, hoặc ổ đĩa lỗi (${d.problem}). Người quản trị hãy dừng máy chủ, giữ nguyên thư mục dữ liệu, kiểm tra ổ đĩa rồi khởi động lại. Vẫn lỗi thì chuyển thư mục dữ liệu sang chỗ khác và khôi phục từ bản sao lưu:  npm run restore -- TỆP-SAO-LƯU . Không có bản sao lưu thì dựng lại từ bản gốc của các tệp:  npm run rebuild`,
    en: (d) =>
      `The warehouse cannot be read: its file was damaged while the server ran, or the disk is failing (${d.problem}). An administrator should stop the server, keep the data folder, check the disk and start again. If that does not help, move the data folder away and restore a backup:  npm run restore -- BACKUP-FILE . Without a backup, rebuild it from the stored copies:  npm run rebuild`,
  },
  health_unreadable: {
    vi: (d) =>
      `Máy chủ đang chạy nhưng không đọc được dữ liệu (${d.reason}). Hãy xem nhật ký máy chủ, kiểm tra ổ đĩa, và khôi phục từ bản sao lưu nếu kho dữ liệu bị hỏng.`,
    en: (d) =>
      `The server runs but cannot read its data (${d.reason}). Look at the server log, check the disk, and restore a backup if the warehouse is damaged.`,
  },
};
