import type { MeasurementField } from '#lib/domain/column-mapping.ts';

/** Headers a file may use for each field, a few of the many that are recognised; the first is the template's. */
export const HEADER_EXAMPLES: Readonly<Record<MeasurementField, readonly string[]>> = {
  tested_at: ['Thời gian đo', 'Thời điểm', 'timestamp'],
  tested_on: ['Ngày đo', 'date'],
  tested_time: ['Giờ đo', 'time'],
  operator: ['Nhà mạng', 'operator'],
  network_code: ['MCCMNC', 'Mã mạng'],
  technology: ['Công nghệ', 'Loại mạng', 'technology'],
  download: ['Tốc độ tải xuống (Mbps)', 'download (kbps)'],
  upload: ['Tốc độ tải lên (Mbps)', 'upload (kbps)'],
  latency: ['Ping (ms)', 'Độ trễ (ms)', 'latency'],
  jitter: ['Jitter (ms)', 'Độ biến động trễ (ms)'],
  longitude: ['Kinh độ', 'longitude', 'lng'],
  latitude: ['Vĩ độ', 'latitude', 'lat'],
  district: ['Huyện', 'Quận/Huyện', 'district'],
  commune: ['Xã', 'Phường/Xã', 'commune'],
  address: ['Địa chỉ', 'address'],
  device: ['Mã thiết bị', 'Device ID'],
};

/** Columns of the template, with the values of its two example rows. */
const TEMPLATE: readonly (readonly [MeasurementField, string, string])[] = [
  ['tested_at', '13/06/2024 08:05', '13/06/2024 09:40'],
  ['operator', 'Viettel', 'VinaPhone'],
  ['technology', '4G', '4G'],
  ['download', '52.4', '38.1'],
  ['upload', '21.2', '17.9'],
  ['latency', '24', '31'],
  ['jitter', '3', '5'],
  ['longitude', '106.2015', ''],
  ['latitude', '21.2817', ''],
  ['district', '', 'Lục Nam'],
  ['commune', '', ''],
  ['device', 'A1', 'B2'],
];

/** An example file of measurements, CSV without a byte order mark: the Vietnamese headers and two rows, one by position, one by name. */
export function measurementTemplate(): string {
  const line = (cells: readonly string[]) => cells.join(',');
  const rows = [
    TEMPLATE.map(([field]) => HEADER_EXAMPLES[field][0]!),
    TEMPLATE.map(([, first]) => first),
    TEMPLATE.map(([, , second]) => second),
  ];
  return `${rows.map(line).join('\n')}\n`;
}
