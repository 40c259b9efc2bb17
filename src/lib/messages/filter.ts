import type { Level } from '#lib/domain/area.ts';
import type { FailedTreatment, FlaggedTreatment } from '#lib/domain/filter.ts';
import type { Locale } from '#lib/domain/format.ts';
import type { PeriodKind } from '#lib/domain/period.ts';
import type { StatisticName } from '#lib/domain/standard.ts';
import type { TechnologyChoice } from '#lib/domain/technology.ts';

const vi = {
  title: 'Bộ lọc',
  shown: 'Đang xem',
  apply: 'Xem',
  change: 'Đổi bộ lọc',
  close: 'Đóng bộ lọc',
  periodKind: 'Loại kỳ',
  period: 'Kỳ',
  from: 'Từ ngày',
  to: 'đến trước ngày',
  earlier: 'Kỳ trước',
  later: 'Kỳ sau',
  technology: 'Công nghệ',
  operator: 'Nhà mạng',
  allOperators: 'Mọi nhà mạng',
  places: 'Địa bàn',
  statistic: 'Chỉ số',
  standard: 'Chuẩn',
  failed: 'Lượt đo hỏng',
  flagged: 'Lượt đo đáng ngờ',
  kinds: {
    month: 'Tháng',
    report: 'Kỳ báo cáo 13–12',
    rolling: '12 tháng',
    quarter: 'Quý',
    dates: 'Ngày tự chọn',
  } satisfies Record<PeriodKind, string> as Record<PeriodKind, string>,
  technologies: {
    all: 'Mọi công nghệ',
    '2G': '2G',
    '3G': '3G',
    '4G': '4G',
    '5G': '5G',
    WiFi: 'Wi-Fi',
    fixed: 'Cố định',
    unknown: 'Không rõ công nghệ',
  } as Record<TechnologyChoice, string>,
  levels: { province: 'Tỉnh', district: 'Huyện', commune: 'Xã' } as Record<Level, string>,
  statistics: { mean: 'Trung bình', median: 'Trung vị' } as Record<StatisticName, string>,
  failedTests: { excluded: 'Không tính', as_zero: 'Tính là 0 Mbps' } as Record<FailedTreatment, string>,
  failedAsZero: 'lượt đo hỏng tính là 0 Mbps',
  flaggedTests: { included: 'Có tính', excluded: 'Không tính' } as Record<FlaggedTreatment, string>,
  flaggedLeftOut: 'không tính lượt đo đáng ngờ',
};

const en: typeof vi = {
  title: 'Filter',
  shown: 'Showing',
  apply: 'Show',
  change: 'Change filter',
  close: 'Close filter',
  periodKind: 'Kind of period',
  period: 'Period',
  from: 'From',
  to: 'Until (excluded)',
  earlier: 'Earlier period',
  later: 'Later period',
  technology: 'Technology',
  operator: 'Operator',
  allOperators: 'All operators',
  places: 'Areas',
  statistic: 'Statistic',
  standard: 'Standard',
  failed: 'Failed tests',
  flagged: 'Doubtful tests',
  kinds: {
    month: 'Month',
    report: 'Report period 13–12',
    rolling: '12 months',
    quarter: 'Quarter',
    dates: 'Custom dates',
  },
  technologies: {
    all: 'All technologies',
    '2G': '2G',
    '3G': '3G',
    '4G': '4G',
    '5G': '5G',
    WiFi: 'Wi-Fi',
    fixed: 'Fixed',
    unknown: 'Unknown technology',
  },
  levels: { province: 'Province', district: 'Districts', commune: 'Communes' },
  statistics: { mean: 'Mean', median: 'Median' },
  failedTests: { excluded: 'Left out', as_zero: 'Counted as 0 Mbps' },
  failedAsZero: 'failed tests counted as 0 Mbps',
  flaggedTests: { included: 'Counted', excluded: 'Left out' },
  flaggedLeftOut: 'doubtful tests left out',
};

/** Words of the filter line, the same on every page. */
export const filterMessages: Record<Locale, typeof vi> = { vi, en };
