import { formatDate, formatExact, NO_FIGURE, type Locale } from '../domain/format.ts';
import { isLocalDate } from '../domain/local-date.ts';
import type { ShownValue } from '../domain/settings/setting-change.ts';
import type { SettingStep } from '../domain/settings/setting-problem.ts';
import type { SettingName } from '../domain/settings/setting.ts';
import { SETTING_CHOICE_WORDS } from './setting-words.ts';

const vi = {
  title: 'Thiết lập của cơ quan',
  lead: 'Những gì cơ quan tự đổi được mà không sửa tệp nào. Mỗi lần đổi thành một bản mới, có người, có lý do, ghi vào nhật ký, và trở lại được.',
  listTitle: 'Đang dùng',
  listNote:
    'Chưa đổi lần nào thì dùng bản có sẵn của chương trình. Bấm tên để xem, đổi, hoặc trở lại bản cũ.',
  listTable: 'Các thiết lập',
  listColumns: ['Thiết lập', 'Bản đang dùng', 'Đổi lần cuối', 'Lý do', 'Tệp JSON'],
  about: {
    standards:
      'Ngưỡng để xét từng huyện, xã; ngưỡng nhà mạng công bố; cần ít nhất bao nhiêu lượt đo, thiết bị; văn bản làm căn cứ và ngày.',
    operators: 'Tên nhà mạng, nhà mạng thuê mạng của ai, và các cách viết tên gặp trong tệp.',
    issuing_bodies: 'Cơ quan đứng tên công văn và biểu tổng hợp, theo ngày.',
    holidays: 'Ngày nghỉ và ngày làm bù của từng năm; thời hạn của hồ sơ tính theo đó.',
    retention: 'Giữ bản gốc, vị trí chính xác và nhật ký bao nhiêu ngày.',
    address: 'Địa chỉ ở đầu các liên kết gửi cho người khác, trong các địa chỉ mà máy chủ trả lời.',
  } as Record<SettingName, string>,
  asShipped: 'bản có sẵn',
  version: (number: number) => `bản ${number}`,
  never: 'chưa lần nào',
  inForceFile: 'Tải bản đang dùng',
  shippedFile: 'Tải bản có sẵn',
  all: 'Mọi thiết lập',
  elsewhereTitle: 'Đổi ở nơi khác',
  templates: 'Mẫu công văn và căn cứ',
  templatesNote: 'có trang riêng, cũng theo từng bản.',
  newAddress:
    'Thêm tên máy hay địa chỉ mới: người giữ máy chủ ghi vào biến ORIGIN (cùng nginx và chứng thư), rồi khởi động lại; sau đó mới chọn được ở trang này. Không mở cho đổi từ trình duyệt, vì chính danh sách ấy chặn yêu cầu gửi dưới tên khác và quyết định khi nào không cần tài khoản.',
  variables:
    'Sao lưu (BACKUP_DIR, BACKUP_KEEP, BACKUP_PASSPHRASE_FILE), cổng, bộ nhớ, đăng nhập chung: biến môi trường của máy chủ, trên Linux ở tệp /etc/i-speed/i-speed.env; đổi xong phải khởi động lại. Danh sách ở README.',
  files:
    'Mức của bằng chứng theo cách đo, khi nào được dùng để đóng hồ sơ: tệp data/reference/standards/evidence-grades.json đi cùng chương trình, mỗi mức ghi rõ lý do.',
  formTitle: 'Đổi',
  formNote: 'Chưa lưu gì cho tới khi xem trước và xác nhận. Ô tiếng Anh để trống thì dùng lời tiếng Việt.',
  preview: 'Xem trước',
  add: (label: string) => `Thêm vào «${label}»`,
  remove: (title: string) => `Bỏ «${title}»`,
  unnamed: (number: number) => `mục ${number}, chưa có tên`,
  optional: (label: string) => `${label} (có thể trống)`,
  english: (label: string) => `${label}, tiếng Anh`,
  separated: (label: string) => `${label} (cách nhau bằng dấu phẩy)`,
  none: 'không có',
  everyOther: 'mọi tiêu chuẩn khác',
  problems: (count: number) => `Chưa xem trước được: ${count} chỗ cần sửa.`,
  unchanged: 'Chưa có gì khác bản đang dùng.',
  stale: 'Bạn đã sửa tiếp sau khi xem trước. Bấm «Xem trước» lần nữa rồi mới lưu được.',
  previewTitle: 'Xem trước: chưa lưu',
  previewNote: 'Tính từ số liệu đang có. Hồ sơ đã lập và gói chứng cứ đã ký giữ nguyên.',
  changes: 'Thay đổi',
  changeColumns: ['Mục', 'Đang dùng', 'Sẽ thành'],
  note: 'Lý do đổi, văn bản làm căn cứ (số, ngày)',
  noteHint: 'ví dụ: theo Quyết định …, ngày …',
  save: 'Lưu thành bản mới',
  saved: (version: number) => `Đã lưu và đang dùng bản ${version}.`,
  history: 'Các bản',
  historyNote: 'Không bản nào bị sửa hay xóa. Trở lại bản cũ cũng thành một bản mới.',
  restore: (version: number) =>
    version === 0 ? 'Xem trước việc trở lại bản có sẵn' : `Xem trước việc trở lại bản ${version}`,
  restored: (version: number) => `trở lại bản ${version}`,
  restoredShipped: 'trở lại bản có sẵn',
  changed: (count: number) => `${count} mục đổi so với bản trước`,
  shipped: 'Bản có sẵn',
  shippedNote: 'đi cùng chương trình (data/reference, hoặc biến môi trường lúc khởi động)',
  older: (count: string) => `Còn ${count} bản cũ hơn.`,
  off: 'không dùng để xét',
  yes: 'có',
  no: 'không',
};

const en: typeof vi = {
  title: 'Settings of the office',
  lead: 'What the office changes by itself without editing a file. Each change is a new version with its author and reason, stands in the audit, and can be undone.',
  listTitle: 'In force',
  listNote:
    'Settings that were never changed are as shipped. Choose a name to look at one, to change it, or to go back.',
  listTable: 'The settings',
  listColumns: ['Setting', 'In force', 'Last change', 'Reason', 'JSON files'],
  about: {
    standards:
      'Limits that areas are judged by; what operators declared; the fewest tests and devices; the documents they rest on, with dates.',
    operators: 'Names of operators, whose network they rent, and the spellings that files use.',
    issuing_bodies: 'Who issues letters and consolidated tables, by date.',
    holidays: 'Days off and exchanged days of each year; terms of cases are counted by them.',
    retention: 'For how many days stored copies, exact positions and the log are kept.',
    address: 'The address that links for others begin with, of those that the server answers to.',
  },
  asShipped: 'as shipped',
  version: (number) => `version ${number}`,
  never: 'never',
  inForceFile: 'Download in force',
  shippedFile: 'Download shipped',
  all: 'All settings',
  elsewhereTitle: 'Changed elsewhere',
  templates: 'Templates of letters and grounds',
  templatesNote: 'have a page of their own, in versions too.',
  newAddress:
    'A new host or address: who keeps the server adds it to ORIGIN (and to nginx and its certificate) and restarts; then it can be chosen here. No browser can add one, since that very list refuses requests under other names and decides when no account is needed.',
  variables:
    'Backups (BACKUP_DIR, BACKUP_KEEP, BACKUP_PASSPHRASE_FILE), port, memory and sign-on are variables of the server’s environment, on Linux in /etc/i-speed/i-speed.env, read at its start; the README lists them.',
  files:
    'Grades of evidence by how tests were made, and which may close a case: data/reference/standards/evidence-grades.json, which comes with the program and says why for each.',
  formTitle: 'Change',
  formNote:
    'Nothing is saved before it was previewed and confirmed. An empty English field takes the Vietnamese words.',
  preview: 'Preview',
  add: (label) => `Add to “${label}”`,
  remove: (title) => `Remove “${title}”`,
  unnamed: (number) => `item ${number}, without a name`,
  optional: (label) => `${label} (may be empty)`,
  english: (label) => `${label}, English`,
  separated: (label) => `${label} (separated by commas)`,
  none: 'none',
  everyOther: 'every other standard',
  problems: (count) => `No preview yet: ${count} places to correct.`,
  unchanged: 'Nothing differs from what is in force.',
  stale: 'You changed more since the preview. Preview again before you save.',
  previewTitle: 'Preview: not saved',
  previewNote: 'Computed from the data as they are. Cases that were opened and packs that were signed stay.',
  changes: 'Changes',
  changeColumns: ['Field', 'In force', 'Will be'],
  note: 'Why, and by which document (number, date)',
  noteHint: 'for example: by Decision …, of …',
  save: 'Save as a new version',
  saved: (version) => `Saved; version ${version} is in force.`,
  history: 'Versions',
  historyNote: 'None is ever changed or deleted. Going back makes a new version as well.',
  restore: (version) =>
    version === 0 ? 'Preview going back to what ships' : `Preview going back to version ${version}`,
  restored: (version) => `back to version ${version}`,
  restoredShipped: 'back to what ships',
  changed: (count) => `${count} fields changed`,
  shipped: 'As it ships',
  shippedNote: 'comes with the program (data/reference, or the environment at its start)',
  older: (count) => `${count} older versions.`,
  off: 'not judged by',
  yes: 'yes',
  no: 'no',
};

/** What the pages of settings say, by language. */
export const settingMessages: Record<Locale, typeof vi> = { vi, en };

const IN_THOUSANDS = ['limit', 'meanKbps', 'shareKbps', 'uploadKbps'];
const IN_PERCENT = ['share'];

/** A value of a setting as a person reads it, by the field that it stands in. */
export function shownValue(where: readonly SettingStep[], value: ShownValue, locale: Locale): string {
  const t = settingMessages[locale];
  const field = where.at(-1)?.field ?? '';
  const words = SETTING_CHOICE_WORDS[locale][field];
  const number = (given: number) => (field === 'year' ? String(given) : formatExact(given, locale));
  if (value === null) return NO_FIGURE;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') {
    if (IN_THOUSANDS.includes(field)) return `${number(value / 1000)} Mbps`;
    return IN_PERCENT.includes(field) ? `${number(value * 100)}%` : number(value);
  }
  if (typeof value === 'string') return words?.[value] ?? (isLocalDate(value) ? formatDate(value) : value);
  if (Array.isArray(value))
    return value.length === 0 ? NO_FIGURE : value.map((one: string) => words?.[one] ?? one).join(', ');
  return (value as Record<Locale, string>)[locale];
}
