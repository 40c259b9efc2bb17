import type { Locale } from '#lib/domain/format.ts';

const vi = {
  open: 'Chiến dịch theo địa bàn',
  title: (month: string) => `Chiến dịch i-Speed, báo cáo tháng ${month}`,
  lead: 'Số người cài đặt, số lượt truy cập trên 1.000 dân do UBND huyện, từ 7/2025 do UBND xã, phường báo cáo, đặt cạnh số lượt đo đã nhận và số lượt đo còn cần. Không nguồn nào cho biết lượt đo nào do người nào cài đặt.',
  months: 'Tháng báo cáo',
  measures: 'Tô bản đồ theo',
  measure: {
    installsPerThousand: 'Cài đặt trong tháng',
    installsCumulativePerThousand: 'Cài đặt lũy kế',
    accessesPerThousand: 'Truy cập trong tháng',
    testsPerThousand: 'Lượt đo trong tháng',
  },
  perThousand: 'trên 1.000 dân',
  map: (measure: string) => `Bản đồ ${measure.toLowerCase()} trên 1.000 dân`,
  unknown: 'chưa báo cáo',
  tableTitle: 'Theo địa bàn của đơn vị',
  unit: 'Đơn vị',
  population: 'Dân số',
  installs: 'Cài đặt',
  accesses: 'Truy cập',
  testsMade: 'Lượt đo đã nhận',
  tests: 'Dùng được (4G)',
  testsNeeded: 'Còn cần',
  neededNote: 'Còn cần: tổng số lượt đo thiếu để mọi xã, phường của đơn vị đủ mẫu tối thiểu trong kỳ.',
  testsOf: (dates: string) =>
    `Lượt đo tính trong kỳ ${dates}, theo xã, phường: xã nằm trên đất nhiều huyện tính trọn cho huyện có phần đất lớn nhất, nên có thể khác số ở trang của huyện.`,
  total: 'Tổng cộng các đơn vị đã báo cáo',
  back: 'Bảng báo cáo tháng',
  emptyTitle: 'Chưa có báo cáo nào của UBND cấp huyện, cấp xã',
  empty: 'Nạp biểu tổng hợp của tháng ở trang Dữ liệu, hoặc gửi liên kết báo cáo cho đơn vị.',
};

const en: typeof vi = {
  open: 'Campaign by area',
  title: (month) => `i-Speed campaign, report month ${month}`,
  lead: 'Installs and accesses per 1,000 people as reported by the districts, since July 2025 by the communes, beside the tests received and those still needed. No source links a test to an install.',
  months: 'Report month',
  measures: 'Colour the map by',
  measure: {
    installsPerThousand: 'Installs in the month',
    installsCumulativePerThousand: 'Installs to date',
    accessesPerThousand: 'Accesses in the month',
    testsPerThousand: 'Tests in the month',
  },
  perThousand: 'per 1,000 people',
  map: (measure) => `Map of ${measure.toLowerCase()} per 1,000 people`,
  unknown: 'not reported',
  tableTitle: 'By area of the unit',
  unit: 'Unit',
  population: 'Population',
  installs: 'Installs',
  accesses: 'Accesses',
  testsMade: 'Tests received',
  tests: 'Usable (4G)',
  testsNeeded: 'Still needed',
  neededNote:
    'Still needed: tests missing for the minimum sample in every commune of the unit in the period.',
  testsOf: (dates) =>
    `Tests are those of ${dates}, by commune: one that lies in several districts counts whole for the one with most of its land, so numbers may differ from a district’s own page.`,
  total: 'Sum of the units that reported',
  back: 'Overview of reports',
  emptyTitle: 'No district or commune has reported yet',
  empty: 'Load the month’s form on the data page, or send the units a report link.',
};

/** Words of the campaign view. */
export const campaignMessages: Record<Locale, typeof vi> = { vi, en };
