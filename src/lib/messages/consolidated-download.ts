import type { Locale } from '#lib/domain/format.ts';

const vi = {
  title: 'Biểu tổng hợp theo mẫu của công văn',
  note: 'Có quốc hiệu, tên cơ quan, chỗ ghi số và ngày, các đơn vị chưa báo cáo, chỗ ký, và danh sách bản báo cáo đã dùng. Mở bằng Word hoặc Excel rồi điền số, ký.',
  oneMonth: 'Một tháng',
  manyMonths: 'Nhiều tháng, mỗi tháng một biểu',
  month: 'Tháng báo cáo',
  from: 'Từ tháng',
  to: 'Đến hết tháng',
  word: 'Tải Word',
  excel: 'Tải Excel',
  ofMonth: (month: string) => `tháng ${month}`,
  ofMonths: (from: string, to: string) => `từ tháng ${from} đến hết tháng ${to}`,
};

type ConsolidatedDownloadMessages = typeof vi;

const en: ConsolidatedDownloadMessages = {
  title: 'Consolidated table in the letter’s layout',
  note: 'With the official heading, space for number and date, the units that did not report, the signature, and the versions of the reports used. Open it in Word or Excel, fill in the number and sign. In Vietnamese.',
  oneMonth: 'One month',
  manyMonths: 'Several months, one table each',
  month: 'Report month',
  from: 'From month',
  to: 'To month (included)',
  word: 'Word',
  excel: 'Excel',
  ofMonth: (month) => `month ${month}`,
  ofMonths: (from, to) => `months ${from} to ${to}`,
};

/** Words around the downloads of the consolidated tables. */
export const consolidatedDownloadMessages: Record<Locale, ConsolidatedDownloadMessages> = { vi, en };
