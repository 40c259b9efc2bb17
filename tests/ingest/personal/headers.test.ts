import { describe, expect, it } from 'vitest';
import type { PersonalKind } from '#lib/domain/column-mapping.ts';
import { personalHeader } from '#lib/server/ingest/mapping/personal-columns.ts';

const HEADERS: Readonly<Record<PersonalKind, readonly string[]>> = {
  phone: [
    ...[
      'Thuê bao',
      'THUÊ BAO',
      'thue bao',
      'Thuê  bao (SĐT)',
      'Số thuê bao',
      'Liên hệ',
      'lien he',
      'Liên lạc',
    ],
    ...[
      'SĐT',
      'sdt',
      'S.Đ.T',
      'ĐT',
      'Điện thoại',
      'So dien thoai',
      'ĐTDĐ',
      'Di động',
      'Zalo',
      'Số máy gọi',
      'Số Zalo',
    ],
    ...['Phone', 'phone_number', 'PhoneNumber', 'Mobile', 'MSISDN', 'Tel', 'Contact', 'Hotline'],
  ],
  email: ['Email', 'E-mail', 'EMAIL', 'Thư điện tử', 'Gmail', 'Hộp thư'],
  name: [
    ...[
      'Họ tên',
      'Họ và tên',
      'HỌ TÊN',
      'ho_ten',
      'Nhân viên',
      'Người đo',
      'Khách hàng',
      'Chủ xe',
      'Cán bộ',
      'Ngày sinh',
    ],
    ...['Full name', 'First Name', 'Tester', 'Staff', 'Date of birth'],
  ],
  id_number: [
    ...[
      'Giấy tờ',
      'giay to tuy than',
      'CCCD',
      'Số CCCD',
      'CMND',
      'CMND/CCCD',
      'Căn cước',
      'Số định danh cá nhân',
    ],
    ...['Mã số thuế', 'Hộ chiếu', 'Passport', 'ID card', 'National ID'],
  ],
  device_number: ['IMSI', 'ICCID', 'Số sim', 'IMEI 2', 'Serial number'],
  licence_plate: ['Biển số', 'Biển số xe', 'BKS', 'Bien kiem soat', 'License plate', 'Plate No'],
  network_address: ['IP', 'Địa chỉ IP', 'MAC address', 'Địa chỉ MAC'],
};
const OTHERS = [
  ...[
    'Ngày đo',
    'Nhà mạng',
    'Mạng di động',
    'Công nghệ',
    'Tốc độ tải xuống',
    'Kinh độ',
    'Vĩ độ',
    'Huyện',
    'Xã',
  ],
  ...[
    'Địa chỉ',
    'Mã thiết bị',
    'Device ID',
    'IMEI',
    'Ghi chú',
    'Loại điện thoại',
    'Hãng điện thoại',
    'Device model',
  ],
  ...[
    'Mobile network',
    'Cell ID',
    'RSRP',
    'Số lượng khách hàng',
    'Phiên bản',
    'Máy chủ',
    'Gói cước',
    'Thời tiết',
  ],
];

describe('headers of personal columns', () => {
  it.each(Object.entries(HEADERS))('are known: %s', (kind, headers) => {
    expect(headers.filter((header) => personalHeader(header) !== kind)).toEqual([]);
  });

  it('are not seen in those of measurements', () => {
    expect(OTHERS.filter((header) => personalHeader(header) !== null)).toEqual([]);
  });
});
