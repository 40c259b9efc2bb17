import type { Locale } from '#lib/domain/format.ts';
import type { ReportState } from '#lib/domain/due-state.ts';
import type { ReportingUnitKind } from '#lib/domain/tally.ts';
import { counted } from './counted.ts';

const vi = {
  template: 'Mẫu biểu để đơn vị điền',
  templateNote:
    'Tệp Excel theo mẫu của công văn, ghi sẵn tên đơn vị; số lũy kế tự cộng từ kỳ trước. Đơn vị điền xong thì nạp lại ở trang Dữ liệu.',
  templateMonth: 'Tháng báo cáo',
  templateAll: 'Tất cả các đơn vị',
  templateDownload: 'Tải mẫu (Excel)',
  download: 'Tải số liệu cả năm (CSV)',
  title: (year: number) => `Báo cáo tháng năm ${year}`,
  lead: 'Số người cài đặt và số lượt truy cập i-Speed do các đơn vị báo cáo. Tháng báo cáo tính từ ngày 13 tháng trước đến hết ngày 12 tháng báo cáo. Dấu – là chưa có số liệu, không phải số 0.',
  years: 'Năm',
  figures: 'Số liệu',
  installs: 'Người cài đặt',
  accesses: 'Lượt truy cập',
  unit: 'Đơn vị',
  kind: 'Số liệu',
  inMonth: 'Trong tháng',
  cumulative: 'Lũy kế',
  monthOf: (month: string) => `Tháng ${month}`,
  month: (number: number) => `Th. ${number}`,
  board: 'Bảng đơn vị theo tháng',
  groups: {
    district: 'UBND các huyện, thị xã, thành phố',
    department: 'Các sở, ban, ngành',
    commune: 'UBND xã, phường',
    press: 'Cơ quan báo chí',
  } satisfies Record<ReportingUnitKind, string>,
  allUnits: (units: string) => `Hiện cả ${units} đơn vị`,
  subtotal: (group: string) => `Cộng: ${group}`,
  total: 'Tổng cộng',
  reported: 'Đơn vị đã báo cáo',
  reportedOf: (reported: string, units: string) => `${reported}/${units}`,
  partial:
    'Tổng trong tháng chỉ cộng các đơn vị đã báo cáo; dòng «Đơn vị đã báo cáo» cho biết bao nhiêu đơn vị. Tổng lũy kế cộng mọi đơn vị: đơn vị chưa có số của tháng được tính theo báo cáo gần nhất trước đó, có dấu *.',
  carriedFrom: (month: string) => `lấy từ báo cáo tháng ${month}`,
  carriedUnits: (units: number) => `gồm số lấy từ báo cáo trước của ${units} đơn vị`,
  legendCarried: 'số lũy kế lấy từ báo cáo gần nhất trước đó',
  notes: 'Ghi chú của các đơn vị',
  emptyTitle: 'Chưa có biểu tổng hợp nào',
  empty:
    'Biểu theo mẫu của công văn (tệp XLSX, DOCX hoặc CSV) được nạp ở trang Dữ liệu: kéo tệp vào ô nạp, chương trình tự nhận ra mẫu biểu.',
  emptyYear: (year: number) => `Chưa có đơn vị nào báo cáo trong năm ${year}.`,
  noUnitsTitle: 'Chưa có danh sách đơn vị báo cáo',
  noUnits: 'Danh sách nằm trong dữ liệu tham chiếu (data/reference). Hãy khởi động lại máy chủ để nạp.',
  toData: 'Nạp biểu tổng hợp',
  states: {
    early: 'gửi trước khi kỳ bắt đầu',
    on_time: 'đúng hạn',
    late: 'gửi muộn',
    missing: 'chưa gửi, đã quá hạn',
    waiting: 'chưa gửi, còn hạn',
    not_begun: 'chưa đến kỳ',
    consolidated: 'số từ biểu tổng hợp cũ',
    not_asked: 'chưa yêu cầu báo cáo',
  } satisfies Record<ReportState, string>,
  missing: 'thiếu',
  waiting: 'chờ',
  corrected: (version: number) => `bản ${version}`,
  warnings: (count: number) => `${count} cảnh báo`,
  legend: 'Ký hiệu',
  legendWarning: 'có cảnh báo chưa xem',
  legendCorrected: 'bản đã sửa',
  dueOf: (day: string) => `Hạn: trước 0 giờ ngày ${day}; ngày nghỉ không dời hạn.`,
  daysLeft: (days: number) =>
    days > 1 ? `Còn ${days} ngày.` : days === 1 ? 'Hôm nay là ngày cuối.' : `Đã quá hạn ${1 - days} ngày.`,
  awaited: (month: string, missing: number, units: number) =>
    missing === 0
      ? `Báo cáo tháng ${month}: cả ${units} đơn vị đã gửi`
      : `Báo cáo tháng ${month}: còn thiếu ${missing}/${units} đơn vị`,
  notAwaited: (month: string) => `Báo cáo tháng ${month}: chưa yêu cầu đơn vị nào`,
  notAwaitedNote: 'Kỳ này chưa bắt đầu, hoặc trước tháng đầu tiên có báo cáo.',
  lastReport: (month: string) => `gần nhất: ${month}`,
  neverReported: 'chưa gửi lần nào',
  reminders: 'Lời nhắc để sao chép hoặc in',
  calendar: 'Lịch nhắc (.ics)',
  earlierMonth: (month: string) => `← ${month}`,
  laterMonth: (month: string) => `${month} →`,
  chooseMonth: 'Tháng cần nhắc',
};

/** Sentences of the pages of monthly reports. */
export type TallyMessages = typeof vi;

const en: TallyMessages = {
  template: 'Blank form for the units',
  templateNote:
    'A workbook in the letter’s layout with the unit’s name; figures to date are the last report plus the month. Load the filled-in form on the data page.',
  templateMonth: 'Report month',
  templateAll: 'All units',
  templateDownload: 'Blank form (Excel)',
  download: 'Figures of the year (CSV)',
  title: (year) => `Monthly tallies of ${year}`,
  lead: 'Installs and accesses of i-Speed as reported by the units. A report month runs from the 13th of the month before to the 12th. A dash means no figure; it is not 0.',
  years: 'Year',
  figures: 'Figures',
  installs: 'Installs',
  accesses: 'Accesses',
  unit: 'Unit',
  kind: 'Figure',
  inMonth: 'In the month',
  cumulative: 'To date',
  monthOf: (month) => `Month ${month}`,
  month: (number) => `M ${number}`,
  board: 'Units by month',
  groups: {
    district: 'People’s committees of the districts',
    department: 'Provincial departments',
    commune: 'Communes',
    press: 'Press',
  },
  allUnits: (units) => `Show all ${units} units`,
  subtotal: (group) => `Sum: ${group}`,
  total: 'Total',
  reported: 'Units that reported',
  reportedOf: (reported, units) => `${reported}/${units}`,
  partial:
    'Sums of the month include only units that reported; “Units that reported” shows how many. Sums to date include every unit: one without a figure for the month counts by its last earlier report, marked *.',
  carriedFrom: (month) => `carried from the report of ${month}`,
  carriedUnits: (units) => `with figures of ${counted(String(units), 'unit')} carried from earlier reports`,
  legendCarried: 'figure to date carried from the last earlier report',
  notes: 'Notes of the units',
  emptyTitle: 'No tallies yet',
  empty:
    'The letter’s form (XLSX, DOCX or CSV) is loaded on the data page: drop the file there, the form is recognised automatically.',
  emptyYear: (year) => `No unit has reported in ${year}.`,
  noUnitsTitle: 'No reporting units yet',
  noUnits: 'The list is part of the reference data (data/reference). Start the server again to load it.',
  toData: 'Load a form',
  states: {
    early: 'sent before the month began',
    on_time: 'on time',
    late: 'late',
    missing: 'not sent, overdue',
    waiting: 'not sent, not due yet',
    not_begun: 'not begun',
    consolidated: 'from a past consolidated table',
    not_asked: 'not required',
  },
  missing: 'none',
  waiting: 'due',
  corrected: (version) => `version ${version}`,
  warnings: (count) => `${count} ${count === 1 ? 'warning' : 'warnings'}`,
  legend: 'Marks',
  legendWarning: 'open warnings',
  legendCorrected: 'corrected version',
  dueOf: (day) => `Due before ${day} begins; holidays do not move it.`,
  daysLeft: (days) =>
    days > 1
      ? `${days} days left.`
      : days === 1
        ? 'Today is the last day.'
        : `Overdue by ${counted(String(1 - days), 'day')}.`,
  awaited: (month, missing, units) =>
    missing === 0
      ? `Report of ${month}: sent by all ${units} units`
      : `Report of ${month}: ${missing} of ${units} units missing`,
  notAwaited: (month) => `Report of ${month}: not required`,
  notAwaitedNote: 'The month has not begun, or is before the first report of any unit.',
  lastReport: (month) => `last: ${month}`,
  neverReported: 'no report yet',
  reminders: 'Reminders to copy or print',
  calendar: 'Calendar (.ics)',
  earlierMonth: (month) => `← ${month}`,
  laterMonth: (month) => `${month} →`,
  chooseMonth: 'Month of the reminders',
};

/** Words of the tallies page. */
export const tallyMessages: Record<Locale, TallyMessages> = { vi, en };
