import { formatDate, formatMonth, type Locale } from '#lib/domain/format.ts';
import type { LocalDate, LocalMonth } from '#lib/domain/local-date.ts';
import type { TouchedMonths } from '#lib/domain/reporting-units/touched-months.ts';
import type { UnitChangeKind } from '#lib/domain/reporting-units/unit-change.ts';
import type { ReportingUnitKind, UnitVerified } from '#lib/domain/tally.ts';
import { counted } from './counted.ts';

/** "7/2025", or "7/2025 đến 6/2026 (12 tháng)" for months that follow each other. */
const spanVi = (months: readonly LocalMonth[]): string =>
  months.length === 1
    ? formatMonth(months[0]!)
    : `${formatMonth(months[0]!)} đến ${formatMonth(months.at(-1)!)} (${months.length} tháng)`;
const spanEn = (months: readonly LocalMonth[]): string =>
  months.length === 1
    ? formatMonth(months[0]!)
    : `${formatMonth(months[0]!)} to ${formatMonth(months.at(-1)!)} (${months.length} months)`;

const vi = {
  back: 'Báo cáo tháng',
  open: 'Đơn vị báo cáo',
  title: 'Đơn vị báo cáo',
  lead: 'Cơ quan nào phải gửi báo cáo tháng nào, gọi tên gì trong biểu của tháng ấy. Thêm, đổi tên, kết thúc một đơn vị ở đây; báo cáo đã nhận không đổi.',
  listTitle: 'Danh sách',
  table: 'Bảng đơn vị báo cáo',
  show: 'Chọn đơn vị',
  standing: (count: number) => `Đang hoạt động (${count})`,
  ended: (count: number) => `Đã kết thúc (${count})`,
  unsure: (count: number) => `Chưa kiểm chứng đủ (${count})`,
  noneShown: 'Không có đơn vị nào.',
  unit: 'Đơn vị',
  kindHead: 'Loại',
  time: 'Thời gian',
  check: 'Kiểm chứng',
  action: 'Thao tác',
  kind: {
    department: 'Sở, ban, ngành',
    press: 'Báo, đài',
    district: 'UBND cấp huyện',
    commune: 'UBND xã, phường',
  } satisfies Record<ReportingUnitKind, string>,
  formerly: (name: string, until: LocalDate) => `Trước ${formatDate(until)}: ${name}`,
  from: (on: LocalDate | null) => (on === null ? 'Từ trước đến nay' : `Từ ${formatDate(on)}`),
  span: (from: LocalDate | null, to: LocalDate) =>
    from === null ? `Đến hết trước ${formatDate(to)}` : `Từ ${formatDate(from)} đến trước ${formatDate(to)}`,
  succeededBy: (name: string) => `Kế thừa: ${name}`,
  verified: {
    yes: 'Đã thấy nguồn',
    partly: 'Nguồn chưa đủ',
    no: 'Chưa kiểm chứng',
  } satisfies Record<UnitVerified, string>,
  edit: 'Sửa',
  editOf: (name: string) => `Sửa ${name}`,
  changeTitle: 'Thêm, đổi tên hoặc kết thúc',
  changeNote:
    'Chương trình nói trước những tháng bị ảnh hưởng; chưa ghi gì cho tới khi bấm «Ghi thay đổi». Mỗi thay đổi có tên người làm và hoàn tác được.',
  what: 'Việc cần làm',
  change: {
    add: 'Thêm đơn vị',
    rename: 'Đổi tên',
    end: 'Kết thúc',
    confirm: 'Xác nhận đã kiểm chứng',
  } satisfies Record<UnitChangeKind, string>,
  name: 'Tên đơn vị',
  newName: 'Tên mới',
  commune: 'Xã, phường',
  chooseUnit: 'Chọn đơn vị',
  spellings: 'Cách viết khác trong biểu (mỗi dòng một cách, không bắt buộc)',
  fromDate: 'Từ ngày',
  endDate: 'Không còn hoạt động từ ngày',
  successor: 'Đơn vị duy nhất kế thừa việc báo cáo',
  noSuccessor: 'Không có, hoặc nhiều đơn vị',
  source: 'Nguồn đã xem (số văn bản, trang)',
  by: 'Người thay đổi',
  note: 'Lý do (không bắt buộc)',
  preview: 'Xem các tháng bị ảnh hưởng',
  previewTitle: {
    add: (name: string) => `Sẽ thêm ${name}.`,
    rename: (name: string, before: string) => `Sẽ đổi tên ${before} thành ${name}.`,
    end: (name: string) => `Sẽ kết thúc ${name}.`,
    confirm: (name: string) => `Sẽ ghi là đã kiểm chứng: ${name}.`,
  } satisfies Record<UnitChangeKind, (name: string, before: string) => string>,
  touched: ({ asked, released, renamed, kept }: TouchedMonths): string[] => {
    const said = [
      ...(asked.length ? [`Sẽ chờ báo cáo của các tháng ${spanVi(asked)}.`] : []),
      ...(released.length ? [`Không còn chờ báo cáo của các tháng ${spanVi(released)}.`] : []),
      ...(kept.length
        ? [
            `Trong đó ${kept.length} tháng đã có báo cáo (${kept.map(formatMonth).join(', ')}): báo cáo vẫn giữ và vẫn được cộng.`,
          ]
        : []),
      ...(renamed.length ? [`Biểu và bảng tổng hợp của các tháng ${spanVi(renamed)} sẽ ghi tên mới.`] : []),
    ];
    return said.length ? said : ['Không tháng nào bị ảnh hưởng.'];
  },
  save: 'Ghi thay đổi',
  made: 'Đã ghi thay đổi. Hoàn tác được ở mục Lịch sử.',
  undone: 'Đã hoàn tác.',
  historyTitle: 'Lịch sử',
  historyTable: 'Bảng các thay đổi',
  empty: 'Chưa có thay đổi nào: danh sách như khi cài đặt.',
  when: 'Lúc',
  who: 'Người làm',
  which: 'Thay đổi',
  undo: 'Hoàn tác',
  undoOf: (name: string) => `Hoàn tác thay đổi của ${name}`,
  undoneBy: (by: string, at: string) => `Đã hoàn tác: ${by}, ${at}`,
  nameFirst: 'Hãy điền tên người thay đổi ở trên trước khi hoàn tác.',
  told: {
    add: (name: string, _before: string, on: string) => `Thêm ${name} từ ${on}`,
    rename: (name: string, before: string, on: string) => `Đổi tên ${before} thành ${name} từ ${on}`,
    end: (name: string, _before: string, on: string) => `Kết thúc ${name} từ ${on}`,
    confirm: (name: string) => `Xác nhận đã kiểm chứng ${name}`,
  } satisfies Record<UnitChangeKind, (name: string, before: string, on: string) => string>,
};

const en: typeof vi = {
  back: 'Monthly tallies',
  open: 'Reporting units',
  title: 'Reporting units',
  lead: 'Which office has to send which month’s report, and what it is called in that month’s forms. Add, rename or end a unit here; reports received do not change.',
  listTitle: 'List',
  table: 'Table of reporting units',
  show: 'Units shown',
  standing: (count) => `Existing (${count})`,
  ended: (count) => `Ended (${count})`,
  unsure: (count) => `Not fully checked (${count})`,
  noneShown: 'There are none.',
  unit: 'Unit',
  kindHead: 'Kind',
  time: 'Time',
  check: 'Checked',
  action: 'Action',
  kind: { department: 'Department', press: 'Press', district: 'District', commune: 'Commune' },
  formerly: (name, until) => `Before ${formatDate(until)}: ${name}`,
  from: (on) => (on === null ? 'Always' : `From ${formatDate(on)}`),
  span: (from, to) =>
    from === null
      ? `Until before ${formatDate(to)}`
      : `From ${formatDate(from)} until before ${formatDate(to)}`,
  succeededBy: (name) => `Succeeded by ${name}`,
  verified: { yes: 'Source seen', partly: 'Source incomplete', no: 'Not checked' },
  edit: 'Change',
  editOf: (name) => `Change ${name}`,
  changeTitle: 'Add, rename or end',
  changeNote:
    'The months affected are named first; nothing is written until “Make the change” is pressed. Each change has its author and can be undone.',
  what: 'What to do',
  change: { add: 'Add a unit', rename: 'Rename', end: 'End', confirm: 'Confirm as checked' },
  name: 'Name of the unit',
  newName: 'New name',
  commune: 'Commune',
  chooseUnit: 'Choose a unit',
  spellings: 'Other spellings in forms (one a line, optional)',
  fromDate: 'From',
  endDate: 'No longer exists from',
  successor: 'The one unit that takes over its reports',
  noSuccessor: 'None, or several',
  source: 'Source seen (number of the document, page)',
  by: 'Changed by',
  note: 'Why (optional)',
  preview: 'Show the months affected',
  previewTitle: {
    add: (name) => `${name} will be added.`,
    rename: (name, before) => `${before} will be renamed to ${name}.`,
    end: (name) => `${name} will be ended.`,
    confirm: (name) => `${name} will be noted as checked.`,
  },
  touched: ({ asked, released, renamed, kept }) => {
    const said = [
      ...(asked.length ? [`Its reports of ${spanEn(asked)} will be awaited.`] : []),
      ...(released.length ? [`Its reports of ${spanEn(released)} will no longer be awaited.`] : []),
      ...(kept.length
        ? [
            `${counted(String(kept.length), 'month')} of these have a report (${kept.map(formatMonth).join(', ')}): it stays and still counts.`,
          ]
        : []),
      ...(renamed.length ? [`Forms and tables of ${spanEn(renamed)} will use the new name.`] : []),
    ];
    return said.length ? said : ['No month is touched.'];
  },
  save: 'Make the change',
  made: 'The change was made. It can be undone under History.',
  undone: 'The change was undone.',
  historyTitle: 'History',
  historyTable: 'Table of changes',
  empty: 'Nothing was changed: the list is the one installed.',
  when: 'At',
  who: 'By',
  which: 'Change',
  undo: 'Undo',
  undoOf: (name) => `Undo the change of ${name}`,
  undoneBy: (by, at) => `Undone: ${by}, ${at}`,
  nameFirst: 'Fill in the name above before undoing a change.',
  told: {
    add: (name, _before, on) => `Added ${name} from ${on}`,
    rename: (name, before, on) => `Renamed ${before} to ${name} from ${on}`,
    end: (name, _before, on) => `Ended ${name} from ${on}`,
    confirm: (name) => `Confirmed ${name} as checked`,
  },
};

/** Words of the page of reporting units. */
export const reportingUnitMessages: Record<Locale, typeof vi> = { vi, en };
