import type { MeasurementField } from '#lib/domain/column-mapping.ts';
import type { Locale } from '#lib/domain/format.ts';

/** What a person calls the fields of a measurement. */
export const FIELD_NAMES: Record<Locale, Record<MeasurementField, string>> = {
  vi: {
    tested_at: 'thời gian đo',
    tested_on: 'ngày đo',
    tested_time: 'giờ đo',
    operator: 'nhà mạng',
    network_code: 'mã mạng (MCC-MNC)',
    technology: 'công nghệ',
    download: 'tốc độ tải xuống',
    upload: 'tốc độ tải lên',
    latency: 'độ trễ (ping)',
    jitter: 'độ biến động trễ (jitter)',
    longitude: 'kinh độ',
    latitude: 'vĩ độ',
    district: 'huyện',
    commune: 'xã',
    address: 'địa chỉ',
    device: 'mã thiết bị',
  },
  en: {
    tested_at: 'time of the test',
    tested_on: 'date of the test',
    tested_time: 'time of day',
    operator: 'operator',
    network_code: 'network code (MCC-MNC)',
    technology: 'technology',
    download: 'download speed',
    upload: 'upload speed',
    latency: 'latency (ping)',
    jitter: 'jitter',
    longitude: 'longitude',
    latitude: 'latitude',
    district: 'district',
    commune: 'commune',
    address: 'address',
    device: 'device id',
  },
};

/** What a person calls a field; the word itself when it is none. */
export function fieldName(field: string | undefined, locale: Locale): string {
  return FIELD_NAMES[locale][field as MeasurementField] ?? field ?? '';
}
