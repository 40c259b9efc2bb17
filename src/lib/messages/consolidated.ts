import type { ReportingUnitKind } from '#lib/domain/tally.ts';

/**
 * Words of the consolidated table, in Vietnamese only: it is an official document (annex of the letter of 2024).
 * The letter's heading over the cumulative accesses repeats "trong tháng"; here it says what it means.
 */
export const consolidatedWords = {
  title: 'BIỂU TỔNG HỢP',
  subject: (month: string) => `Số liệu, báo cáo về việc cài đặt và sử dụng công cụ i-Speed Tháng ${month}`,
  attachedTo: '(Kèm theo văn bản số          /          ngày      /      /          )',
  simulated: 'SỐ LIỆU MÔ PHỎNG, không phải báo cáo thật của đơn vị',
  sheet: (month: string) => `Tháng ${month}`,
  number: 'STT',
  unit: 'Đơn vị (Sở, ban, ngành tỉnh; UBND các huyện, thị xã, thành phố)',
  inMonth: (dates: string) => `Số liệu trong tháng (${dates})`,
  cumulative: (date: string) => `Số liệu lũy kế đến ngày ${date}`,
  installs: 'Tổng số người cài đặt ứng dụng i-Speed',
  accesses: 'Tổng số lượt truy cập ứng dụng i-Speed',
  accessesInMonth: 'Tổng số lượt truy cập ứng dụng i-Speed trong tháng',
  note: 'Ghi chú',
  version: 'Tệp nguồn số',
  notReported: 'Chưa báo cáo',
  reported: (reported: number, units: number) => `${reported}/${units} đơn vị đã báo cáo`,
  groups: {
    district: 'Cộng UBND các huyện, thị xã, thành phố',
    department: 'Cộng các sở, ban, ngành tỉnh',
    press: 'Cộng cơ quan báo chí',
  } satisfies Record<ReportingUnitKind, string>,
  total: 'Tổng cộng',
  silent: (count: number, names: string) => `Đơn vị chưa báo cáo (${count}): ${names}.`,
  allReported: 'Tất cả các đơn vị đã báo cáo.',
};
