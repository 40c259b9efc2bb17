import type { Locale } from '#lib/domain/format.ts';
import { counted } from './counted.ts';

const vi = {
  interval: (value: string, lower: string, upper: string) =>
    `${value} Mbps, khoảng tin cậy 95% ${lower}–${upper}`,
  withoutInterval: (value: string) => `${value} Mbps, quá ít thiết bị độc lập để nói khoảng tin cậy`,
  noInterval: 'quá ít thiết bị độc lập để nói khoảng tin cậy',
  limit: (value: string) => `Ngưỡng ${value} Mbps`,
  figures: 'Xem số liệu dạng bảng',
  period: 'Kỳ',
  mean: 'Trung bình',
  median: 'Trung vị',
  intervalHead: 'Khoảng tin cậy 95%',
  tests: 'Lượt đo',
  failed: 'Lượt đo hỏng',
  speed: 'Tốc độ (Mbps)',
  speedAxis: 'Mbps',
  shareOfTests: 'Tỷ lệ',
  day: 'Ngày',
  devices: 'Thiết bị',
  rank: 'Hạng',
  tie: (names: string) => `${names}: khoảng tin cậy chồng nhau, chưa phân được hơn kém.`,
  binAndMore: (from: string) => `từ ${from}`,
  distribution: (tests: string, below: string, limit: string) =>
    `${tests} lượt đo theo tốc độ; ${below} dưới ${limit} Mbps.`,
  belowLimit: (share: string) => `▼ ${share} dưới ngưỡng`,
  atLimit: (share: string) => `▲ ${share} từ ngưỡng trở lên`,
  trend: (first: string, last: string, value: string) =>
    `Trung bình theo tháng từ ${first} đến ${last}; tháng gần nhất có số liệu: ${value}.`,
  trendEmpty: (first: string, last: string) => `Không có lượt đo nào từ ${first} đến ${last}.`,
  hour: (hour: string) => `${hour}h`,
  hourHead: 'Giờ trong ngày',
  hours: (slowest: string, fastest: string, apart: boolean) =>
    `Thấp nhất lúc ${slowest}; cao nhất lúc ${fastest}.${apart ? '' : ' Hai khoảng tin cậy chồng nhau, nên chưa rõ giờ nào nhanh hay chậm hơn.'}`,
  cut: '▲: khoảng tin cậy còn vượt lên trên hình, xem ở bảng.',
  hoursWithoutInterval: 'Mỗi giờ còn quá ít thiết bị để tính khoảng tin cậy.',
  hourUnknown: (tests: string) => `${tests} lượt đo không ghi giờ, không có trong hình này.`,
  daily: (total: string, days: string, most: string, on: string) =>
    `${total} lượt đo trong ${days} ngày có đo; nhiều nhất ${most} lượt vào ngày ${on}.`,
};

type ChartMessages = typeof vi;

const en: ChartMessages = {
  interval: (value, lower, upper) => `${value} Mbps, 95% interval ${lower}–${upper}`,
  withoutInterval: (value) => `${value} Mbps, too few independent devices for an interval`,
  noInterval: 'too few independent devices for an interval',
  limit: (value) => `Limit ${value} Mbps`,
  figures: 'Show the figures as a table',
  period: 'Period',
  mean: 'Mean',
  median: 'Median',
  intervalHead: '95% interval',
  tests: 'Tests',
  failed: 'Failed tests',
  speed: 'Speed (Mbps)',
  speedAxis: 'Mbps',
  shareOfTests: 'Share',
  day: 'Day',
  devices: 'Devices',
  rank: 'Rank',
  tie: (names) => `${names}: the intervals overlap, so neither is clearly faster.`,
  binAndMore: (from) => `${from} or more`,
  distribution: (tests, below, limit) => `${counted(tests, 'test')} by speed; ${below} below ${limit} Mbps.`,
  belowLimit: (share) => `▼ ${share} below the limit`,
  atLimit: (share) => `▲ ${share} at or above the limit`,
  trend: (first, last, value) =>
    `Mean by month from ${first} to ${last}; the latest month with figures: ${value}.`,
  trendEmpty: (first, last) => `No tests from ${first} to ${last}.`,
  hour: (hour) => `${hour}h`,
  hourHead: 'Hour of the day',
  hours: (slowest, fastest, apart) =>
    `Lowest at ${slowest}; highest at ${fastest}.${apart ? '' : ' The two intervals overlap, so no hour is clearly faster or slower.'}`,
  cut: '▲: the interval goes on above the chart, see the table.',
  hoursWithoutInterval: 'Each hour has too few devices for an interval.',
  hourUnknown: (tests) =>
    `${counted(tests, 'test has no hour and is', 'tests have no hour and are')} not in this chart.`,
  daily: (total, days, most, on) =>
    `${counted(total, 'test')} on ${counted(days, 'day')}; most on ${on}, with ${most}.`,
};

/** Words of the charts. */
export const chartMessages: Record<Locale, ChartMessages> = { vi, en };
