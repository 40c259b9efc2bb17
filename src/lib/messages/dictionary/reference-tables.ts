import type { TableEntry } from './dictionary-entry.ts';
import { column, DATE } from './dictionary-entry.ts';
import { STANDARD_TABLES } from './standard-tables.ts';

const position = column('position', null, 'Thứ tự hiển thị.', 'Order in lists.');

/** Tables of operators, standards, reporting units and the body they report to. */
export const REFERENCE_TABLES: readonly TableEntry[] = [
  {
    name: 'operator',
    meaning: { vi: 'Nhà mạng.', en: 'Operators.' },
    columns: [
      column('operator_id', null, 'Số của nhà mạng.', 'The operator.'),
      column('code', null, 'Mã dùng trong địa chỉ trang và tệp xuất.', 'Code used in addresses and exports.'),
      column('name', null, 'Tên.', 'Name.'),
      column(
        'kind',
        null,
        'Loại: mno (có mạng riêng), mvno (mạng ảo), unlisted (chỉ gặp trong tệp).',
        'Kind: mno, mvno or unlisted (met in a file only).',
      ),
      column('host_code', null, 'Nhà mạng mà mạng ảo thuê.', 'Operator an mvno rents from.'),
      position,
    ],
  },
  {
    name: 'operator_alias',
    meaning: { vi: 'Các cách viết tên nhà mạng trong tệp.', en: "Spellings of operators' names in files." },
    columns: [
      column('alias_key', null, 'Cách viết, không dấu.', 'The spelling, without marks.'),
      column('operator_id', null, 'Nhà mạng.', 'The operator.'),
    ],
  },
  {
    name: 'operator_network',
    meaning: { vi: 'Mã mạng di động của nhà mạng.', en: 'Network codes of operators.' },
    columns: [
      column('network_code', 'MCC-MNC', 'Mã mạng: 452-04.', 'Network code: 452-04.'),
      column('operator_id', null, 'Nhà mạng.', 'The operator.'),
    ],
  },
  ...STANDARD_TABLES,
  {
    name: 'reporting_unit',
    meaning: {
      vi: 'Đơn vị phải gửi biểu tổng hợp hằng tháng.',
      en: 'Units that send the monthly form.',
    },
    columns: [
      column('code', null, 'Mã đơn vị báo cáo.', 'Code of the reporting unit.'),
      column('name', null, 'Tên.', 'Name.'),
      column(
        'kind',
        null,
        'Loại: district (UBND huyện), commune (UBND xã, phường), department (sở, ban, ngành), press (báo, đài).',
        'Kind: district, commune, department or press.',
      ),
      column(
        'district_code',
        null,
        'Mã huyện (địa giới 2024) mà đơn vị báo cáo.',
        'District of 2024 it reports for.',
      ),
      position,
      column(
        'valid_from',
        null,
        'Ngày cơ quan bắt đầu hoạt động; trống: không rõ, từ trước.',
        'Date from which the office exists; empty: not known, always.',
      ),
      column(
        'valid_to',
        null,
        'Ngày cơ quan không còn hoạt động (ngày ấy không tính); trống: đang hoạt động.',
        'Date from which it no longer exists; empty: it exists.',
      ),
      column(
        'successor',
        null,
        'Mã cơ quan duy nhất kế thừa việc báo cáo; trống: không có, hoặc có nhiều.',
        'Code of the one office that took over its reports; empty: none, or several.',
      ),
    ],
  },
  {
    name: 'reporting_unit_alias',
    meaning: {
      vi: 'Các cách viết tên đơn vị báo cáo trong biểu.',
      en: "Spellings of reporting units' names in the form.",
    },
    columns: [
      column('alias_key', null, 'Cách viết, không dấu.', 'The spelling, without marks.'),
      column('code', null, 'Đơn vị báo cáo.', 'The reporting unit.'),
    ],
  },
  {
    name: 'issuing_body',
    meaning: {
      vi: 'Cơ quan ban hành biểu tổng hợp báo cáo tháng, theo thời gian.',
      en: 'Bodies that issue the consolidated table of the monthly reports, over time.',
    },
    columns: [
      column('name', null, 'Tên cơ quan.', 'Name.'),
      column('superior', null, 'Cơ quan chủ quản trực tiếp.', 'The body above it.'),
      column('symbol', null, 'Ký hiệu trong số văn bản.', 'Its letters in a document’s number.'),
      column('office', null, 'Ký hiệu đơn vị soạn thảo.', 'Letters of the office that writes the document.'),
      column('place', null, 'Địa danh ghi trước ngày tháng.', 'Place written before the date.'),
      column('signatory', null, 'Chức vụ người ký.', 'Post of who signs.'),
      column('valid_from', DATE, 'Ngày bắt đầu; trống là từ trước đến nay.', 'First date; empty for always.'),
      column(
        'valid_to',
        DATE,
        'Ngày không còn (không tính ngày này); trống là hiện nay vẫn còn.',
        'First date it stood no longer; empty while it stands.',
      ),
    ],
  },
];
