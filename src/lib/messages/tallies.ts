import type { Locale } from '#lib/domain/format.ts';
import type { ReportingUnitKind } from '#lib/domain/tally.ts';

const vi = {
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
    press: 'Cơ quan báo chí',
  } satisfies Record<ReportingUnitKind, string>,
  subtotal: (group: string) => `Cộng: ${group}`,
  total: 'Tổng cộng',
  reported: 'Đơn vị đã báo cáo',
  reportedOf: (reported: string, units: string) => `${reported}/${units}`,
  partial: 'Tổng chỉ cộng các đơn vị đã báo cáo; dòng «Đơn vị đã báo cáo» cho biết bao nhiêu đơn vị.',
  notes: 'Ghi chú của các đơn vị',
  emptyTitle: 'Chưa có biểu tổng hợp nào',
  empty:
    'Biểu theo mẫu của công văn (tệp XLSX, DOCX hoặc CSV) được nạp ở trang Dữ liệu: kéo tệp vào ô nạp, chương trình tự nhận ra mẫu biểu.',
  emptyYear: (year: number) => `Chưa có đơn vị nào báo cáo trong năm ${year}.`,
  noUnitsTitle: 'Chưa có danh sách đơn vị báo cáo',
  noUnits: 'Danh sách nằm trong dữ liệu tham chiếu (data/reference). Hãy khởi động lại máy chủ để nạp.',
  toData: 'Nạp biểu tổng hợp',
};

type TallyMessages = typeof vi;

const en: TallyMessages = {
  download: 'Figures of the year (CSV)',
  title: (year) => `Monthly tallies of ${year}`,
  lead: 'Installs and accesses of i-Speed as the units report them. A report month runs from the 13th of the month before to the 12th. A dash means no figure; it is not 0.',
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
    press: 'Press',
  },
  subtotal: (group) => `Sum: ${group}`,
  total: 'Total',
  reported: 'Units that reported',
  reportedOf: (reported, units) => `${reported}/${units}`,
  partial: 'Sums are over the units that reported; “Units that reported” says how many that were.',
  notes: 'Notes of the units',
  emptyTitle: 'No tallies yet',
  empty:
    'The letter’s form (XLSX, DOCX or CSV) is loaded on the data page: drop the file there, the form is recognised by itself.',
  emptyYear: (year) => `No unit has reported in ${year}.`,
  noUnitsTitle: 'No reporting units yet',
  noUnits: 'The list is part of the reference data (data/reference). Start the server again to load it.',
  toData: 'Load a form',
};

/** Words of the tallies page. */
export const tallyMessages: Record<Locale, TallyMessages> = { vi, en };
