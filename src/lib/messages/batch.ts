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
  rawEmptied: (columns: string) => `Không giữ các cột: ${columns}.`,
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
  perPerson: 'Mỗi người đo mấy lượt?',
  perPersonNote: (tests: string) =>
    `${tests} lượt đo của tệp không có mã thiết bị, nên không rõ có bao nhiêu người đo. Nêu con số mà cơ quan biết: khoảng tin cậy sẽ được nới rộng theo đó. Không rõ, hoặc hơn 5 lượt mỗi người, thì không kết luận.`,
  perPersonLabel: 'Mỗi người đo khoảng',
  perPersonOption: (tests: number, most: number) => (tests > most ? `hơn ${most} lượt` : `${tests} lượt`),
  perPersonUnknown: 'không rõ',
  perPersonSave: 'Lưu',
  history: 'Lịch sử',
  events: {
    undone: 'Gỡ tệp',
    put_back: 'Đưa lại tệp',
    reloaded: 'Nạp lại từ bản gốc',
    rule_off: 'Tắt quy tắc',
    rule_on: 'Bật lại quy tắc',
    stated: 'Nêu số lượt mỗi người đo',
  } as Record<BatchEvent['event'], string>,
};

const en: typeof vi = {
  rules: 'Quality rules',
  rulesNote:
    'Marked rows count, unless the filter is set to “Doubtful tests: Left out”. A rule can be switched off for this file alone; every switch is recorded.',
  rulesTable: 'Table of the quality rules',
  rule: 'Rule',
  action: 'Effect',
  rowsMet: 'Rows',
  examples: 'Examples',
  switching: 'Switch',
  actions: { reject: 'Rejects the row', flag: 'Marks the row', off: 'Off for this file' },
  switchOff: 'Switch off',
  switchOn: 'Switch on',
  switchOffOf: (rule) => `Switch the rule “${rule}” off for this file`,
  switchOnOf: (rule) => `Switch the rule “${rule}” on for this file`,
  switchTitle: (rule, on) =>
    on ? `Switch the rule “${rule}” on again?` : `Switch the rule “${rule}” off for this file?`,
  flagOffText:
    'The marks of this rule on the rows of the file are ignored. They come back when the rule is switched on again.',
  flagOnText: 'The rows this rule applies to are marked again.',
  rejectText:
    'The file is loaded again from the stored raw copy, with the rule changed. Figures change when this is done; if it fails, nothing changes.',
  confirmSwitchOff: 'Switch off',
  confirmSwitchOn: 'Switch on',
  cancel: 'Cancel',
  working: 'Working…',
  done: 'Done.',
  raw: 'Raw file',
  rawKept: (until, size) =>
    `The raw copy is stored until ${until} (${size}), for looking up rows and for loading the file again when a rule changes.`,
  rawAsItCame: 'The file is stored unchanged.',
  rawTable: 'Only its rows are stored, without titles above the header and without other sheets.',
  rawEmptied: (columns) => `Columns not stored: ${columns}.`,
  rawDevice: (column) => `Of the column “${column}” only hashes are stored.`,
  rawAbsent: 'The raw copy of this file is no longer stored. To load it again, use your own copy.',
  reload: 'Load again from the raw file',
  reloadTitle: 'Load this file again?',
  reloadText:
    'The rows are read again from the raw copy, with the current rules and areas, and replace the present ones. The batch keeps its number.',
  putBack: 'Restore',
  putBackTitle: 'Restore this file?',
  putBackText:
    'The rows of the file count again; rows that another file has added since are not counted twice.',
  origin: 'Look up a row',
  originNote: 'Row numbers are those of a spreadsheet, the header included.',
  rowNumber: 'Row',
  show: 'Show',
  fates: {
    accepted: 'was accepted',
    duplicate: 'repeats a test that is already loaded',
    rejected: 'was rejected',
    undone: 'belongs to a file that is undone',
    absent: 'is not in the file, or is empty',
  },
  originSentence: (row, fate) => `Row ${row} ${fate}.`,
  cellsAbsent: 'The raw copy is no longer stored, so the cells of the row cannot be shown.',
  cellsTable: 'Table of the cells of the row',
  column: 'Column',
  value: 'Value in the file',
  withheld: 'not stored',
  perPerson: 'How many tests did a person make?',
  perPersonNote: (tests) =>
    `${tests} tests of the file have no device id, so nobody knows how many people made them. State what the office knows: intervals are widened by it. Where it is not known, or more than 5 a person, there is no verdict.`,
  perPersonLabel: 'Tests per person, about',
  perPersonOption: (tests, most) => (tests > most ? `more than ${most}` : String(tests)),
  perPersonUnknown: 'not known',
  perPersonSave: 'Save',
  history: 'History',
  events: {
    undone: 'Undone',
    put_back: 'Restored',
    reloaded: 'Loaded again from the raw file',
    rule_off: 'Rule switched off',
    rule_on: 'Rule switched on',
    stated: 'Tests per person stated',
  },
};

/** Words of the page of one batch. */
export const batchMessages: Record<Locale, typeof vi> = { vi, en };
