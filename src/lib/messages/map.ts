import type { Locale } from '#lib/domain/format.ts';
import type { StatisticName } from '#lib/domain/standard.ts';
import { counted } from './counted.ts';

/** Vietnamese has one form for every number. */
type Counted = (formatted: string, count: number) => string;

const vi = {
  tests: ((count) => `${count} lượt đo`) as Counted,
  devices: ((count) => `${count} thiết bị`) as Counted,
  map: 'Bản đồ tốc độ tải xuống theo địa bàn',
  open: 'Xem địa bàn',
  interval: 'khoảng tin cậy 95%',
  noInterval: 'Quá ít thiết bị độc lập để nói khoảng tin cậy 95%.',
  /** Under the chosen statistic: the other one, and the share of tests at the limit. */
  beside: (other: string, share: string, chosen: StatisticName): string =>
    `${chosen === 'mean' ? 'trung vị' : 'trung bình'} ${other} · ${share} lượt đạt ngưỡng`,
  /** Beside a verdict that a few devices would turn. */
  hinges: 'dựa vào vài thiết bị',
  noTests: 'Chưa có lượt đo nào trong kỳ này.',
  legend: 'Chú giải',
  meanings: 'Các ký hiệu nghĩa là gì',
  unit: 'Mbps',
  areasIn: (count: string): string => `${count} địa bàn`,
  from: (value: string): string => `từ ${value}`,
  limit: (value: string): string => `ngưỡng ${value}`,
  table: 'Bảng số liệu theo địa bàn',
  tableHint: 'Trong bảng: phím ↑ ↓ chuyển dòng, Enter mở địa bàn.',
  columns: {
    name: 'Địa bàn',
    tests: 'Lượt đo',
    devices: 'Thiết bị',
    mean: 'Trung bình',
    median: 'Trung vị',
    share: 'Lượt đạt',
    verdict: 'Kết luận',
  },
  /** MapLibre's own words. */
  controls: {
    'Map.Title': 'Bản đồ tương tác',
    'NavigationControl.ZoomIn': 'Phóng to',
    'NavigationControl.ZoomOut': 'Thu nhỏ',
    'CooperativeGesturesHandler.WindowsHelpText': 'Giữ Ctrl rồi cuộn để phóng to bản đồ',
    'CooperativeGesturesHandler.MacHelpText': 'Giữ ⌘ rồi cuộn để phóng to bản đồ',
    'CooperativeGesturesHandler.MobileHelpText': 'Dùng hai ngón tay để di chuyển bản đồ',
  },
  whole: 'Toàn bộ bản đồ',
  /** The button that opens the map that can be moved. */
  nearer: 'Phóng to bản đồ',
};

const en: typeof vi = {
  tests: (count, tests) => `${count} ${tests === 1 ? 'test' : 'tests'}`,
  devices: (count, devices) => `${count} ${devices === 1 ? 'device' : 'devices'}`,
  map: 'Map of download speed by area',
  open: 'Open the area',
  interval: '95% interval',
  noInterval: 'Too few independent devices for a 95% interval.',
  beside: (other, share, chosen) =>
    `${chosen === 'mean' ? 'median' : 'mean'} ${other} · ${share} of tests at the limit`,
  hinges: 'hangs on a few devices',
  noTests: 'No test in this period.',
  legend: 'Legend',
  meanings: 'What the patterns mean',
  unit: 'Mbps',
  areasIn: (count) => counted(count, 'area'),
  from: (value) => `${value} or more`,
  limit: (value) => `limit ${value}`,
  table: 'Figures by area',
  tableHint: 'In the table: ↑ ↓ move between rows, Enter opens the area.',
  columns: {
    name: 'Area',
    tests: 'Tests',
    devices: 'Devices',
    mean: 'Mean',
    median: 'Median',
    share: 'At limit',
    verdict: 'Verdict',
  },
  controls: {
    'Map.Title': 'Interactive map',
    'NavigationControl.ZoomIn': 'Zoom in',
    'NavigationControl.ZoomOut': 'Zoom out',
    'CooperativeGesturesHandler.WindowsHelpText': 'Hold Ctrl and scroll to zoom the map',
    'CooperativeGesturesHandler.MacHelpText': 'Hold ⌘ and scroll to zoom the map',
    'CooperativeGesturesHandler.MobileHelpText': 'Use two fingers to move the map',
  },
  whole: 'Whole map',
  nearer: 'Zoom in on the map',
};

/** Words of the map, its legend and the table beside it. */
export const mapMessages: Record<Locale, typeof vi> = { vi, en };
