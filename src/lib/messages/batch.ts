import type { BatchEvent, RowOrigin } from '#lib/domain/batch.ts';
import type { Locale } from '#lib/domain/format.ts';
import type { RuleCount } from '#lib/domain/quality-rule.ts';

const vi = {
  rules: 'Quy tắc chất lượng',
  rulesNote:
    'Dòng bị đánh dấu vẫn được tính, trừ khi chọn “Lượt đo đáng ngờ: Không tính” trên thanh lọc. Có thể tắt một quy tắc cho riêng tệp này; việc bật, tắt được ghi lại.',
  rulesTable: 'Bảng các quy tắc chất lượng',
  rule: 'Quy tắc',
  action: 'Cách xử lý',
  rowsMet: 'Số dòng',
  examples: 'Ví dụ',
  switching: 'Bật, tắt',
  actions: {
    reject: 'Loại dòng',
    flag: 'Đánh dấu, vẫn nhận',
    off: 'Đã tắt cho tệp này',
  } as Record<RuleCount['action'], string>,
  switchOff: 'Tắt',
  switchOn: 'Bật lại',
  switchOffOf: (rule: string) => `Tắt quy tắc “${rule}” cho tệp này`,
  switchOnOf: (rule: string) => `Bật lại quy tắc “${rule}” cho tệp này`,
  switchTitle: (rule: string, on: boolean) =>
    on ? `Bật lại quy tắc “${rule}”?` : `Tắt quy tắc “${rule}” cho tệp này?`,
  flagOffText:
    'Dấu của quy tắc này trên các dòng của tệp được cất đi, không ảnh hưởng đến số liệu nữa. Khi bật lại, dấu trở về như cũ.',
  flagOnText: 'Các dòng vướng quy tắc này được đánh dấu trở lại.',
  rejectText:
    'Tệp sẽ được nạp lại từ bản gốc đang giữ, theo quy tắc mới. Số liệu thay đổi ngay khi nạp xong; nếu có lỗi, mọi thứ giữ nguyên.',
  confirmSwitchOff: 'Tắt quy tắc',
  confirmSwitchOn: 'Bật lại quy tắc',
  cancel: 'Không thay đổi',
  working: 'Đang thực hiện…',
  done: 'Đã thực hiện.',
  raw: 'Tệp gốc',
  rawKept: (until: string, size: string) =>
    `Bản gốc được giữ đến hết ngày ${until} (${size}), để tra lại từng dòng và nạp lại khi quy tắc thay đổi.`,
  rawAsItCame: 'Tệp được giữ nguyên như khi nhận.',
  rawTable: 'Chỉ giữ các dòng dữ liệu, không giữ tiêu đề phía trên hay trang tính khác.',
  rawEmptied: (columns: string) => `Không giữ cột có thông tin cá nhân: ${columns}.`,
  rawDevice: (column: string) => `Cột “${column}” chỉ giữ mã đã băm.`,
  rawAbsent: 'Bản gốc của tệp này không còn được giữ. Muốn nạp lại, hãy dùng tệp trên máy của bạn.',
  reload: 'Nạp lại từ bản gốc',
  reloadTitle: 'Nạp lại tệp này?',
  reloadText:
    'Các dòng của tệp được đọc lại từ bản gốc theo quy tắc và địa giới hiện nay, thay cho các dòng đang có. Số lô giữ nguyên.',
  putBack: 'Đưa lại',
  putBackTitle: 'Đưa lại tệp này?',
  putBackText:
    'Các dòng của tệp trở lại trong số liệu; dòng nào tệp khác đã mang vào trong lúc đó không bị tính hai lần.',
  origin: 'Xem dòng gốc',
  originNote: 'Số dòng đếm như trong bảng tính, kể cả dòng tiêu đề.',
  rowNumber: 'Số dòng',
  show: 'Xem',
  fates: {
    accepted: 'đã được nhận',
    duplicate: 'trùng với một lượt đo đã có',
    rejected: 'bị loại',
    undone: 'thuộc tệp đã gỡ',
    absent: 'không có trong tệp, hoặc là dòng trống',
  } as Record<RowOrigin['fate'], string>,
  originSentence: (row: string, fate: string) => `Dòng ${row} ${fate}.`,
  cellsAbsent: 'Bản gốc không còn được giữ nên không xem được các ô của dòng.',
  cellsTable: 'Bảng các ô của dòng',
  column: 'Cột',
  value: 'Giá trị trong tệp',
  withheld: 'không lưu',
  history: 'Lịch sử',
  events: {
    undone: 'Gỡ tệp',
    put_back: 'Đưa lại tệp',
    reloaded: 'Nạp lại từ bản gốc',
    rule_off: 'Tắt quy tắc',
    rule_on: 'Bật lại quy tắc',
  } as Record<BatchEvent['event'], string>,
};

const en: typeof vi = {
  rules: 'Quality rules',
  rulesNote:
    'Rows with a mark count, unless the filter line says “Doubtful tests: Left out”. A rule can be switched off for this file alone; switching is on the record.',
  rulesTable: 'Table of the quality rules',
  rule: 'Rule',
  action: 'What it does',
  rowsMet: 'Rows',
  examples: 'Examples',
  switching: 'Switch',
  actions: { reject: 'Rejects the row', flag: 'Marks and keeps', off: 'Off for this file' },
  switchOff: 'Switch off',
  switchOn: 'Switch on',
  switchOffOf: (rule) => `Switch the rule “${rule}” off for this file`,
  switchOnOf: (rule) => `Switch the rule “${rule}” on for this file`,
  switchTitle: (rule, on) =>
    on ? `Switch the rule “${rule}” on again?` : `Switch the rule “${rule}” off for this file?`,
  flagOffText:
    'The marks of this rule on the rows of the file are set aside and count no more. Switched on again, they come back.',
  flagOnText: 'The rows this rule speaks of are marked again.',
  rejectText:
    'The file is loaded again from the kept raw copy, by the new rule. Figures change when it is done; if it fails, all stays as it is.',
  confirmSwitchOff: 'Switch off',
  confirmSwitchOn: 'Switch on',
  cancel: 'Change nothing',
  working: 'Working…',
  done: 'Done.',
  raw: 'Raw file',
  rawKept: (until, size) =>
    `The raw copy is kept through ${until} (${size}), to look rows up and to load the file again when a rule changes.`,
  rawAsItCame: 'The file is kept as it came.',
  rawTable: 'Only its rows are kept, no titles above the header and no other sheets.',
  rawEmptied: (columns) => `Columns with personal data are not kept: ${columns}.`,
  rawDevice: (column) => `Of the column “${column}” only hashes are kept.`,
  rawAbsent: 'The raw copy of this file is kept no more. To load it again, use your own copy.',
  reload: 'Load again from the raw file',
  reloadTitle: 'Load this file again?',
  reloadText:
    'The rows are read once more from the raw copy, by the rules and areas of now, in place of those there are. The batch keeps its number.',
  putBack: 'Put back',
  putBackTitle: 'Put this file back?',
  putBackText:
    'The rows of the file come back into the figures; what another file has brought meanwhile is not counted twice.',
  origin: 'Look up a row',
  originNote: 'Rows are counted as a spreadsheet does, the header included.',
  rowNumber: 'Row',
  show: 'Show',
  fates: {
    accepted: 'was accepted',
    duplicate: 'repeats a test already held',
    rejected: 'was rejected',
    undone: 'belongs to a file that is undone',
    absent: 'is not in the file, or is empty',
  },
  originSentence: (row, fate) => `Row ${row} ${fate}.`,
  cellsAbsent: 'The raw copy is kept no more, so the cells of the row cannot be shown.',
  cellsTable: 'Table of the cells of the row',
  column: 'Column',
  value: 'Value in the file',
  withheld: 'not kept',
  history: 'History',
  events: {
    undone: 'Undone',
    put_back: 'Put back',
    reloaded: 'Loaded again from the raw file',
    rule_off: 'Rule switched off',
    rule_on: 'Rule switched on',
  },
};

/** Words of the page of one batch. */
export const batchMessages: Record<Locale, typeof vi> = { vi, en };
