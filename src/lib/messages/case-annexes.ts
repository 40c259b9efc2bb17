import type { Locale } from '#lib/domain/format.ts';

const vi = {
  title: 'Phụ lục từ trang Truy vấn',
  note: 'Kết quả truy vấn được giữ nguyên như khi đưa vào; dữ liệu nạp sau không làm nó đổi. Rút một phụ lục không xóa nó.',
  annex: (number: string) => `Phụ lục ${number}`,
  rows: (rows: string) => `${rows} dòng`,
  dataVersion: (version: string) => `dữ liệu phiên bản ${version}`,
  simulated: 'có số liệu mô phỏng',
  query: 'Câu truy vấn và nguồn gốc',
  withdraw: 'Rút phụ lục',
  withdrawTitle: (number: string) => `Rút phụ lục ${number}?`,
  withdrawText: 'Phụ lục vẫn được giữ và tải được, nhưng ghi rõ là đã rút, ai rút và vì sao.',
  withdrawn: (by: string, at: string) => `Đã rút: ${by}, ${at}`,
  withdrawnDone: 'Đã rút phụ lục.',
  cancel: 'Hủy',
  by: 'Người ghi',
  why: 'Lý do',
  add: 'Đưa vào hồ sơ',
  addTitle: 'Đưa kết quả vào hồ sơ',
  addText: (rows: string, version: string) =>
    `Câu truy vấn được chạy lại trên dữ liệu phiên bản ${version}, ${rows} dòng được giữ nguyên trong hồ sơ cùng câu truy vấn và mã băm. Nhiều nhất 5 MB.`,
  cutOff: 'Kết quả này bị cắt bớt nên không đưa vào hồ sơ được. Hãy lọc hoặc gộp bớt rồi chạy lại.',
  leftOut: (names: string) => `không giữ cột ${names} (phân biệt từng thiết bị)`,
  adding: 'Đang chạy lại và lưu…',
  search: 'Tìm hồ sơ đang mở theo số, địa bàn, nhà mạng',
  which: 'Hồ sơ',
  none: 'Không hồ sơ đang mở nào khớp. Hãy gõ ít chữ hơn, hoặc lập hồ sơ trước.',
  more: (count: string) => `Còn ${count} hồ sơ nữa: hãy gõ thêm để tìm.`,
  annexTitle: 'Tên phụ lục',
  added: (annex: string, number: string) => `Đã đưa vào hồ sơ ${number}, phụ lục ${annex}.`,
  openCase: 'Mở hồ sơ',
};

/** Words of results in cases. */
export type CaseAnnexMessages = typeof vi;

const en: CaseAnnexMessages = {
  title: 'Annexes from the workbench',
  note: 'Results of queries as they were when they were put here; later loads change nothing in them. One that is withdrawn stays.',
  annex: (number) => `Annex ${number}`,
  rows: (rows) => `${rows} rows`,
  dataVersion: (version) => `data version ${version}`,
  simulated: 'holds simulated data',
  query: 'Query and provenance',
  withdraw: 'Withdraw',
  withdrawTitle: (number) => `Withdraw annex ${number}?`,
  withdrawText: 'It stays and can be downloaded, marked as withdrawn, with who did it and why.',
  withdrawn: (by, at) => `Withdrawn: ${by}, ${at}`,
  withdrawnDone: 'The annex was withdrawn.',
  cancel: 'Cancel',
  by: 'Author',
  why: 'Why',
  add: 'Put into a case',
  addTitle: 'Put the result into a case',
  addText: (rows, version) =>
    `The query runs once more on data version ${version}; its ${rows} rows are kept in the case as they are, with the query and a hash. At most 5 MB.`,
  cutOff: 'This result is cut off and cannot be put into a case. Filter or group it, then run it again.',
  leftOut: (names) => `column ${names} not kept (it tells devices apart)`,
  adding: 'Running and saving…',
  search: 'Find an open case by number, place, operator',
  which: 'Case',
  none: 'No open case matches. Type less, or open a case first.',
  more: (count) => `${count} more cases: type more to find yours.`,
  annexTitle: 'Title of the annex',
  added: (annex, number) => `Put into case ${number} as annex ${annex}.`,
  openCase: 'Open the case',
};

/** Words of results in cases, by language. */
export const caseAnnexMessages: Record<Locale, CaseAnnexMessages> = { vi, en };
