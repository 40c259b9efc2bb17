import type { ReportingUnitKind, ReportOrigin, TallyFigure } from '#lib/domain/tally.ts';

/** What the closing sentence says, as written. */
type SummaryFigures = Readonly<Record<TallyFigure | 'reported' | 'units' | 'date' | 'carried', string>>;

/**
 * Words of the consolidated table, in Vietnamese only: it is an official document (annex of the letter of 2024; head,
 * recipients and signature after Nghị định 30/2020/NĐ-CP, Phụ lục I).
 * Headings write i-Speed with a hyphen that no line ends at. The letter's heading over the cumulative accesses repeats "trong tháng"; here it says what it means.
 */
export const consolidatedWords = {
  country: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  numberLine: (symbol: string) => `Số:            /${symbol}`,
  placeAndDate: (place: string) => `${place}, ngày       tháng       năm${'\u00a0'.repeat(10)}`,
  title: 'BIỂU TỔNG HỢP',
  /** `until`: the last date of a report month that is not over; null for one that is. */
  subject: (month: string, until: string | null) =>
    `Số liệu, báo cáo về việc cài đặt và sử dụng công cụ i-Speed Tháng ${month}${until === null ? '' : ` (chưa hết kỳ, kỳ kết thúc ngày ${until})`}`,
  attachedTo: (symbol: string) => `(Kèm theo văn bản số          /${symbol} ngày      /      /          )`,
  noSymbol: '          ',
  simulated: 'SỐ LIỆU MÔ PHỎNG, không phải báo cáo thật của đơn vị',
  sheet: (month: string) => `Tháng ${month}`,
  number: 'STT',
  unit: 'Đơn vị',
  unitKinds: '(Sở, ban, ngành tỉnh; UBND các huyện, thị xã, thành phố)',
  inMonth: 'Số liệu trong tháng',
  inMonthDates: (first: string, last: string) => `(từ ${first} đến ${last})`,
  cumulative: (date: string) => `Số liệu lũy kế đến ngày ${date}`,
  installs: 'Tổng số người cài đặt ứng dụng i‑Speed',
  accesses: 'Tổng số lượt truy cập ứng dụng i‑Speed',
  accessesInMonth: 'Tổng số lượt truy cập ứng dụng i‑Speed trong tháng',
  note: 'Ghi chú',
  version: 'Bản',
  versionFile: '(tệp)',
  versionOf: (version: number, file: number) => `${version} (${file})`,
  notReported: 'Chưa báo cáo',
  reported: (reported: number, units: number) => `Đã báo cáo ${reported}/${units}`,
  carriedFrom: (month: string) => `Lũy kế lấy theo báo cáo tháng ${month}`,
  carriedUnits: (units: number) => `Lũy kế gồm số mang sang của ${units} đơn vị`,
  summaryCarried: (units: number) =>
    ` (gồm số lũy kế gần nhất của ${units} đơn vị chưa có số lũy kế của tháng này)`,
  groups: {
    district: 'Cộng UBND cấp huyện',
    department: 'Cộng các sở, ban, ngành tỉnh',
    commune: 'Cộng UBND xã, phường',
    press: 'Cộng cơ quan báo chí',
  } satisfies Record<ReportingUnitKind, string>,
  total: 'Tổng cộng',
  summary: (figures: SummaryFigures) =>
    `Tổng hợp: ${figures.reported}/${figures.units} đơn vị đã báo cáo. Trong tháng có ${figures.installs} người cài đặt, ${figures.accesses} lượt truy cập; lũy kế đến ngày ${figures.date} có ${figures.installsCumulative} người cài đặt, ${figures.accessesCumulative} lượt truy cập${figures.carried}.`,
  summaryOfNone: (units: string) => `Tổng hợp: 0/${units} đơn vị đã báo cáo.`,
  silent: (count: number, names: string) => `Đơn vị chưa báo cáo (${count}): ${names}.`,
  allReported: 'Tất cả các đơn vị đã báo cáo.',
  recipients: 'Nơi nhận:',
  asLetter: '- Như nơi nhận của văn bản trên;',
  archive: (office: string | null) => `- Lưu: VT${office === null ? '' : `, ${office}`}.`,
  versions: 'PHIÊN BẢN CÁC BÁO CÁO ĐÃ DÙNG',
  versionsSheet: 'Phiên bản báo cáo',
  month: 'Tháng',
  fileNumber: 'Tệp',
  file: 'Tên tệp',
  receivedAt: 'Nhận lúc',
  loadedAt: 'Nạp lúc',
  reports: 'Bản báo cáo của các đơn vị trong tệp',
  reportsOf: (version: number, units: string) => `Bản ${version}: ${units}.`,
  origins: {
    form: (file: string) => file,
    web: (file: string) => `${file} (đơn vị nhập trên trang web)`,
    history: (file: string) => `${file} (biểu tổng hợp của các tháng đã qua)`,
  } satisfies Record<ReportOrigin, (file: string) => string>,
  noVersions: 'Chưa có báo cáo nào được nạp cho tháng này.',
};
