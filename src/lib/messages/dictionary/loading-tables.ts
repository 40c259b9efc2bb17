import type { TableEntry } from './dictionary-entry.ts';
import { column, DATE, UTC } from './dictionary-entry.ts';

/** Tables of what was loaded: batches, rejected rows, the monthly tallies. */
export const LOADING_TABLES: readonly TableEntry[] = [
  {
    name: 'batch',
    meaning: {
      vi: 'Mỗi dòng là một tệp đã nạp và kết quả của nó; số dòng đọc = nhận + loại + trùng.',
      en: 'Each row is one loaded file with its row counts; read = accepted + rejected + duplicates.',
    },
    columns: [
      column('batch_id', null, 'Số của lần nạp.', 'The batch.'),
      column(
        'kind',
        null,
        'Loại tệp: measurement (lượt đo), tally (biểu tổng hợp tháng) hoặc reference (giá trị tham chiếu).',
        'Kind of file: measurement, tally or reference (values of other sources).',
      ),
      column('file_name', null, 'Tên tệp.', 'Name of the file.'),
      column(
        'file_sha256',
        'SHA-256',
        'Mã băm của nội dung tệp; cùng trang và cùng cột của tệp giống hệt không nạp hai lần.',
        'Fingerprint of the content; the same sheet and columns of an equal file are not loaded twice.',
      ),
      column('file_bytes', 'byte', 'Dung lượng tệp.', 'Size of the file.'),
      column('loaded_by', null, 'Người nạp.', 'Who loaded it.'),
      column('loaded_at', UTC, 'Thời điểm nạp.', 'When it was loaded.'),
      column(
        'mapping',
        'JSON',
        'Cột nào của tệp được hiểu là gì, và các giá trị dùng chung cho cả tệp.',
        'Which column of the file was taken for what, and the values given for the whole file.',
      ),
      column('rows_read', null, 'Số dòng đọc được.', 'Rows read.'),
      column('rows_accepted', null, 'Số dòng được nhận.', 'Rows accepted.'),
      column('rows_rejected', null, 'Số dòng bị loại.', 'Rows rejected.'),
      column('rows_duplicate', null, 'Số dòng trùng.', 'Duplicate rows.'),
      column(
        'rows_unplaced',
        null,
        'Số dòng được nhận nhưng không xác định được địa bàn.',
        'Rows accepted that belong to no known area.',
      ),
      column('first_on', DATE, 'Ngày đo sớm nhất trong tệp.', 'First date in the file.'),
      column('last_on', DATE, 'Ngày đo muộn nhất trong tệp.', 'Last date in the file.'),
      column(
        'state',
        null,
        'Tình trạng: loaded (đang dùng) hoặc undone (đã gỡ).',
        'State: loaded or undone.',
      ),
      column(
        'undone_at',
        UTC,
        'Thời điểm gỡ; trống khi chưa gỡ.',
        'When it was undone; empty if it was not.',
      ),
      column('simulated', null, 'Dữ liệu mô phỏng, không ai đo.', 'Simulated, not measured by anybody.'),
      column(
        'notices',
        'JSON',
        'Những điều cần biết về cả tệp.',
        'What a person should know about the file.',
      ),
      column(
        'sheet',
        null,
        'Trang tính, khi sổ tính có nhiều trang.',
        'The sheet, of a workbook that has several.',
      ),
      column(
        'raw_key',
        null,
        'Bản lưu của lần nạp này trong bảng raw_file.',
        'The stored copy of this batch in the table raw_file.',
      ),
    ],
  },
  {
    name: 'rejection',
    meaning: {
      vi: 'Mỗi dòng là một dòng của tệp không được nhận và lý do.',
      en: 'Each row is one row of a file that was not accepted, and why.',
    },
    columns: [
      column('batch_id', null, 'Lần nạp.', 'The batch.'),
      column(
        'row_number',
        null,
        'Số thứ tự dòng trong tệp, đếm như bảng tính.',
        'Row in the file, as a spreadsheet counts.',
      ),
      column('code', null, 'Mã lý do.', 'Code of the reason.'),
      column('column_name', null, 'Cột có lỗi, như trong tệp.', 'The column at fault, as in the file.'),
      column('value', null, 'Giá trị đọc được ở ô đó.', 'The value found in the cell.'),
    ],
  },
  {
    name: 'tally',
    meaning: {
      vi: 'Biểu tổng hợp tháng: mỗi dòng là một bản báo cáo của một đơn vị về một tháng; bản sửa là dòng mới, bản cũ vẫn còn. Ô trống là đơn vị chưa điền, không phải số 0.',
      en: 'The monthly form: each row is one version of a unit’s report of a month; a correction is a further row. An empty cell was left empty; it is not 0.',
    },
    columns: [
      column('batch_id', null, 'Lần nạp.', 'The batch.'),
      column('row_number', null, 'Dòng trong tệp.', 'Row in the file.'),
      column('unit_code', null, 'Đơn vị báo cáo (bảng reporting_unit).', 'Reporting unit.'),
      column(
        'month',
        DATE,
        'Tháng báo cáo, ghi bằng ngày đầu tháng; tính từ ngày 13 tháng trước đến 12 tháng này.',
        'Report month as its first date; it runs from the 13th of the month before to the 12th.',
      ),
      column('installs', null, 'Số người cài đặt trong tháng.', 'Installs in the month.'),
      column('accesses', null, 'Số lượt truy cập trong tháng.', 'Accesses in the month.'),
      column('installs_cumulative', null, 'Số người cài đặt lũy kế.', 'Installs to date.'),
      column('accesses_cumulative', null, 'Số lượt truy cập lũy kế.', 'Accesses to date.'),
      column('note', null, 'Ghi chú của đơn vị.', 'The unit’s note.'),
      column(
        'version',
        null,
        'Số của bản báo cáo ấy (đơn vị và tháng), theo thứ tự vào kho, kể cả bản đã gỡ.',
        'Which version of the report (unit and month), in the order they came in, undone ones included.',
      ),
      column(
        'origin',
        null,
        'Báo cáo được nhận bằng cách nào: form (tệp biểu mẫu), web (biểu mẫu trên trang), history (biểu tổng hợp cũ).',
        'How it came in: form (a file), web (the form in the browser), history (a past consolidated table).',
      ),
      column('received_at', UTC, 'Nhận lúc.', 'When it was received.'),
    ],
  },
  {
    name: 'tally_acceptance',
    meaning: {
      vi: 'Mỗi dòng là một cảnh báo về một báo cáo mà một người đã chấp nhận, và lý do.',
      en: 'Each row is an accepted warning about a report, with its reason.',
    },
    columns: [
      column('acceptance_id', null, 'Số của lần chấp nhận.', 'The acceptance.'),
      column('unit_code', null, 'Đơn vị báo cáo.', 'Reporting unit.'),
      column('month', DATE, 'Tháng báo cáo, ghi bằng ngày đầu tháng.', 'Report month as its first date.'),
      column('version', null, 'Bản báo cáo được xét.', 'The version that was looked at.'),
      column(
        'finding',
        'JSON',
        'Cảnh báo: mã của phép kiểm tra và các con số nó nêu. Số đổi thì phải chấp nhận lại.',
        'The warning: code of the check and the figures it names. It waits again when they change.',
      ),
      column('reason', null, 'Lý do chấp nhận.', 'Why it was accepted.'),
      column('accepted_by', null, 'Người chấp nhận.', 'Who accepted it.'),
      column('accepted_at', UTC, 'Chấp nhận lúc.', 'When it was accepted.'),
      column(
        'withdrawn_by',
        null,
        'Người rút lại; trống khi còn hiệu lực.',
        'Who withdrew it; empty while in force.',
      ),
      column('withdrawn_at', UTC, 'Rút lại lúc.', 'When it was withdrawn.'),
    ],
  },
  {
    name: 'report_link',
    meaning: {
      vi: 'Mỗi dòng là một liên kết để một đơn vị báo cáo một tháng trên trang web.',
      en: 'Each row is a link by which a unit reports one month in the browser.',
    },
    columns: [
      column('link_id', null, 'Số của liên kết.', 'The link.'),
      column('unit_code', null, 'Đơn vị báo cáo.', 'Reporting unit.'),
      column('month', DATE, 'Tháng báo cáo, ghi bằng ngày đầu tháng.', 'Report month as its first date.'),
      column(
        'token_sha256',
        'SHA-256',
        'Mã băm của mã trong liên kết; bản thân mã không được lưu.',
        'Hash of the token in the link; the token itself is not stored.',
      ),
      column('made_by', null, 'Người tạo.', 'Who made it.'),
      column('made_at', UTC, 'Tạo lúc.', 'When it was made.'),
      column(
        'revoked_by',
        null,
        'Người thu hồi; trống khi còn hiệu lực.',
        'Who revoked it; empty while in force.',
      ),
      column('revoked_at', UTC, 'Thu hồi lúc.', 'When it was revoked.'),
      column('ends_on', DATE, 'Ngày cuối cùng còn hiệu lực.', 'The last date on which it is in force.'),
      column(
        'made_by_account',
        null,
        'Tài khoản của người tạo; trống khi tạo không qua tài khoản.',
        'The account that made it; empty where it was made without one.',
      ),
    ],
  },
  {
    name: 'profile',
    meaning: {
      vi: 'Mỗi dòng là một mẫu đọc cột đã lưu: tệp có đúng các cột ấy được nạp mà không phải hỏi.',
      en: 'Each row is a saved way of reading columns: a file with those columns is loaded without a question.',
    },
    columns: [
      column('profile_id', null, 'Số của mẫu.', 'The profile.'),
      column('name', null, 'Tên mẫu.', 'Its name.'),
      column(
        'headers',
        null,
        'Các tiêu đề cột, viết không dấu; mẫu có sẵn chỉ cần tệp có đủ các cột này, mẫu tự lưu cần đúng các cột này.',
        'Column headers without marks; a built-in profile needs a file to have them, a saved one to have exactly them.',
      ),
      column('sheet', null, 'Trang tính cần đọc, nếu đã chọn.', 'Sheet to read, when one was chosen.'),
      column(
        'header_row',
        null,
        'Dòng tiêu đề, đếm từ 1, nếu đã chọn.',
        'Row of the header, from 1, when one was chosen.',
      ),
      column(
        'mapping',
        'JSON',
        'Cột nào cho nội dung nào, đơn vị, và giá trị dùng cho mọi dòng.',
        'Which column gives which field, units, and values for every row.',
      ),
      column('built_in', null, 'Mẫu có sẵn trong chương trình.', 'Comes with the program.'),
      column('created_by', null, 'Người lưu mẫu.', 'Who saved it.'),
      column('created_at', UTC, 'Lưu lúc.', 'When it was saved.'),
    ],
  },
  {
    name: 'failed_load',
    meaning: {
      vi: 'Những lần nạp không thành công và lý do; không giữ nội dung nào của tệp.',
      en: 'Loads that failed, and why; nothing of the file’s content is stored.',
    },
    columns: [
      column('failed_at', UTC, 'Thời điểm.', 'When.'),
      column('file_name', null, 'Tên tệp.', 'Name of the file.'),
      column('loaded_by', null, 'Người nạp.', 'Who loaded it.'),
      column('code', null, 'Mã lỗi.', 'Code of the fault.'),
      column('details', 'JSON', 'Các con số của câu báo lỗi.', 'Numbers of its sentence.'),
    ],
  },
  {
    name: 'warehouse_state',
    meaning: {
      vi: 'Một dòng duy nhất: phiên bản của dữ liệu.',
      en: 'A single row: the version of the data.',
    },
    columns: [
      column(
        'data_version',
        null,
        'Tăng một sau mỗi lần dữ liệu thay đổi; bản xuất và bản in đều ghi số này.',
        'Grows by one with every change; exports and prints carry it.',
      ),
      column('changed_at', UTC, 'Lần thay đổi gần nhất.', 'Last change.'),
      column(
        'reference_sha256',
        'SHA-256',
        'Mã băm của dữ liệu tham chiếu đang dùng.',
        'Fingerprint of the reference data in use.',
      ),
    ],
  },
  {
    name: 'migration',
    meaning: {
      vi: 'Các lần nâng cấp cấu trúc kho dữ liệu.',
      en: 'Changes of the schema that were applied.',
    },
    columns: [
      column('version', null, 'Số hiệu cấu trúc.', 'Version of the schema.'),
      column('name', null, 'Nội dung thay đổi.', 'What changed.'),
      column('applied_at', UTC, 'Thời điểm nâng cấp.', 'When it was applied.'),
    ],
  },
];
