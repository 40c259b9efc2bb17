import type { TableEntry } from './dictionary-entry.ts';
import { column, DATE, UTC } from './dictionary-entry.ts';

/** Tables of where rows came from and what was done to them: quality rules, history, stored copies. */
export const PROVENANCE_TABLES: readonly TableEntry[] = [
  {
    name: 'batch_rule',
    meaning: {
      vi: 'Quy tắc chất lượng đã áp dụng cho một lần nạp và số dòng mà mỗi quy tắc áp dụng.',
      en: 'The quality rules applied to a batch, and how many rows each applied to.',
    },
    columns: [
      column('batch_id', null, 'Lần nạp.', 'The batch.'),
      column('rule', null, 'Mã quy tắc.', 'Code of the rule.'),
      column(
        'action',
        null,
        'reject (loại dòng), flag (đánh dấu và giữ) hoặc off (đã tắt cho tệp này).',
        'reject, flag (accepted with a mark) or off (switched off for this file).',
      ),
      column('rows_met', null, 'Số dòng vướng quy tắc.', 'Rows the rule speaks of.'),
      column('examples', 'JSON', 'Những dòng đầu tiên làm ví dụ.', 'The first such rows.'),
    ],
  },
  {
    name: 'batch_event',
    meaning: {
      vi: 'Lịch sử của một lần nạp: gỡ, đưa lại, nạp lại, bật hay tắt quy tắc.',
      en: 'History of a batch: undone, restored, reloaded, a rule switched.',
    },
    columns: [
      column('batch_id', null, 'Lần nạp.', 'The batch.'),
      column(
        'event',
        null,
        'undone, put_back, reloaded, rule_off, rule_on, stated hoặc operator_file (nạp dù nhà mạng đã gửi tệp này trong hồ sơ).',
        'undone, put_back, reloaded, rule_off, rule_on, stated or operator_file (loaded although an operator sent the file to a case).',
      ),
      column('rule', null, 'Quy tắc được bật hay tắt.', 'The rule that was switched.'),
      column('done_by', null, 'Người làm.', 'Who did it.'),
      column('done_at', UTC, 'Thời điểm.', 'When.'),
    ],
  },
  {
    name: 'batch_statement',
    meaning: {
      vi: 'Điều cơ quan nêu về một lần nạp mà tệp không có mã thiết bị.',
      en: 'What an office states of a batch whose file has no device ids.',
    },
    columns: [
      column('batch_id', null, 'Lần nạp.', 'The batch.'),
      column(
        'tests_per_person',
        null,
        'Số lượt đo ước chừng của mỗi người; 6 là hơn 5.',
        'Tests per person, about; 6 for more than 5.',
      ),
      column('stated_by', null, 'Người nêu.', 'Who stated it.'),
      column('stated_at', UTC, 'Thời điểm.', 'When.'),
    ],
  },
  {
    name: 'raw_file',
    meaning: {
      vi: 'Bản gốc của tệp được giữ trong thư mục inbox/raw; chỉ có các cột được dùng hoặc được chọn giữ, giá trị cá nhân đã che.',
      en: 'Stored copies of files in inbox/raw; only columns that are used or were chosen to be kept, personal values masked.',
    },
    columns: [
      column(
        'file_sha256',
        'SHA-256',
        'Mã băm của tệp như khi nhận; với một trong nhiều trang thì thêm dấu của trang.',
        'Fingerprint of the file as it came; of one of several sheets with a mark of the sheet.',
      ),
      column(
        'form',
        null,
        'bytes (giữ nguyên) hoặc table (bảng đã bỏ các cột không lưu).',
        'bytes (as it came) or table (its rows without the columns that are not stored).',
      ),
      column('stored_bytes', 'byte', 'Dung lượng bản lưu.', 'Size of the stored copy.'),
      column('stored_at', UTC, 'Thời điểm lưu.', 'When it was stored.'),
      column('layout', 'JSON', 'Tiêu đề cột và các cột đã để trống.', 'Headers, and the columns emptied.'),
      column('first_on', DATE, 'Ngày đo sớm nhất có tọa độ.', 'First date of the positions in it.'),
    ],
  },
  {
    name: 'dropped_column',
    meaning: {
      vi: 'Các cột của một tệp không được lưu.',
      en: 'Columns of a file that were not stored.',
    },
    columns: [
      column('batch_id', null, 'Lần nạp.', 'The batch.'),
      column('position', null, 'Thứ tự trong tệp.', 'Order in the file.'),
      column('column_name', null, 'Tiêu đề cột.', 'Header of the column.'),
      column('kind', null, 'Loại dữ liệu cá nhân, nếu nhận ra.', 'Kind of personal data, where recognised.'),
    ],
  },
  {
    name: 'masked_value',
    meaning: {
      vi: 'Số ô có giá trị cá nhân đã che, theo cột và loại.',
      en: 'Cells with a personal value that was masked, by column and kind.',
    },
    columns: [
      column('batch_id', null, 'Lần nạp.', 'The batch.'),
      column('column_name', null, 'Tiêu đề cột.', 'Header of the column.'),
      column('kind', null, 'Loại dữ liệu cá nhân.', 'Kind of personal data.'),
      column('cells', null, 'Số ô.', 'Number of cells.'),
    ],
  },
  {
    name: 'device_secret_check',
    meaning: {
      vi: 'Giá trị để biết khóa băm mã thiết bị có đúng là khóa của kho này.',
      en: 'A value that tells whether the secret of the device hashes is the one of this warehouse.',
    },
    columns: [
      column(
        'check_value',
        null,
        'HMAC-SHA-256 của một câu cố định bằng khóa ấy; không suy ra được khóa.',
        'HMAC-SHA-256 of a fixed text with that secret; the secret does not follow from it.',
      ),
      column('checked_at', UTC, 'Thời điểm ghi.', 'When it was written.'),
    ],
  },
  {
    name: 'position_coarsening',
    meaning: {
      vi: 'Những lần làm tròn tọa độ của lượt đo quá hạn lưu vị trí chính xác.',
      en: 'When positions of tests past the retention were rounded.',
    },
    columns: [
      column('before_on', DATE, 'Các lượt đo trước ngày này.', 'Tests before this date.'),
      column('rows_coarsened', null, 'Số dòng đã làm tròn.', 'Rows rounded.'),
      column('done_at', UTC, 'Thời điểm.', 'When.'),
    ],
  },
  {
    name: 'retention_removal',
    meaning: {
      vi: 'Những gì đã bị xóa hoặc làm tròn vì hết hạn lưu, và theo hạn nào.',
      en: 'What was removed or rounded because its retention was over, and which one.',
    },
    columns: [
      column('done_at', UTC, 'Thời điểm.', 'When.'),
      column(
        'kind',
        null,
        'raw_file (bản gốc của tệp) hoặc positions (tọa độ chính xác).',
        'raw_file or positions.',
      ),
      column(
        'reason',
        null,
        'raw_days (hết hạn lưu bản gốc) hoặc position_days (hết hạn lưu vị trí chính xác).',
        'raw_days or position_days: the retention that was over.',
      ),
      column('days', null, 'Hạn lưu khi đó, tính bằng ngày.', 'That retention, in days.'),
      column('due_on', DATE, 'Ngày đến hạn.', 'The date on which it was due.'),
      column('batch_id', null, 'Lần nạp của tệp.', 'Batch of the file.'),
      column('file_sha256', 'SHA-256', 'Mã băm của tệp.', 'Hash of the file.'),
      column('rows_affected', null, 'Số dòng đã làm tròn.', 'Rows rounded.'),
      column('bytes_removed', 'byte', 'Dung lượng đã xóa.', 'Bytes removed.'),
    ],
  },
  {
    name: 'clock_trust',
    meaning: {
      vi: 'Lần gần nhất đồng hồ máy chủ còn đáng tin; lệch xa mốc này thì việc xóa theo hạn dừng lại chờ người xác nhận.',
      en: 'When the server’s clock was last believed; far from that, retention waits for a person.',
    },
    columns: [
      column('trusted_at', UTC, 'Thời điểm.', 'When.'),
      column(
        'confirmed_by',
        null,
        'Người xác nhận, nếu phải hỏi.',
        'Who confirmed it, where that was asked.',
      ),
    ],
  },
];
