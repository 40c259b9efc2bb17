import type { TableEntry } from './dictionary-entry.ts';
import { column, DATE } from './dictionary-entry.ts';

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
  {
    name: 'standard',
    meaning: {
      vi: 'Tiêu chuẩn: ngưỡng, số lượt đo tối thiểu và văn bản quy định.',
      en: 'Standards: limit, minimum of tests and the document that sets them.',
    },
    columns: [
      column('standard_id', null, 'Mã tiêu chuẩn.', 'The standard.'),
      column('metric', null, 'Đại lượng: download, upload, latency, jitter.', 'Metric.'),
      column('technology', null, 'Công nghệ áp dụng.', 'Technology it applies to.'),
      column(
        'statistic',
        null,
        'Thống kê dùng để xét: mean, median hoặc share (tỷ lệ lượt đo đạt ngưỡng).',
        'Statistic that decides: mean, median, or share (of tests at or above the limit).',
      ),
      column(
        'limit_value',
        'kbit/s | ms',
        'Ngưỡng, theo đơn vị lưu của đại lượng.',
        "Limit, in the metric's stored unit.",
      ),
      column(
        'minimum_tests',
        'lượt đo',
        'Số lượt đo tối thiểu để kết luận.',
        'Fewest tests that allow a verdict.',
      ),
      column('name_vi', null, 'Tên tiếng Việt.', 'Name in Vietnamese.'),
      column('name_en', null, 'Tên tiếng Anh.', 'Name in English.'),
      column('source', null, 'Văn bản quy định ngưỡng.', 'Document that sets the limit.'),
      column(
        'minimum_tests_source',
        null,
        'Văn bản quy định số lượt đo tối thiểu.',
        'Document that sets the fewest tests.',
      ),
      column('valid_from', DATE, 'Ngày bắt đầu hiệu lực.', 'First date in force.'),
      column('valid_to', DATE, 'Ngày hết hiệu lực (không tính ngày này).', 'First date no longer in force.'),
      position,
      column(
        'share',
        null,
        'Tỷ lệ lượt đo tối thiểu phải đạt ngưỡng (0 đến 1); trống khi xét bằng thống kê khác.',
        'Smallest share of tests at or above the limit (0 to 1); empty when another statistic decides.',
      ),
      column(
        'operator_code',
        null,
        'Nhà mạng đã công bố ngưỡng cho mình; trống khi áp dụng cho mọi nhà mạng.',
        'Operator that declared the limit for itself; empty when it binds every one.',
      ),
    ],
  },
  {
    name: 'sufficiency_limit',
    meaning: {
      vi: 'Cần ít nhất bao nhiêu thiết bị, nơi đo, khung giờ thì số liệu của một đơn vị mới vững.',
      en: 'Minimums of devices, places and times of day for reliable figures of an area.',
    },
    columns: [
      column(
        'aspect',
        null,
        'Điều được đếm: devices, places, times.',
        'What is counted: devices, places, times.',
      ),
      column('level', null, 'Cấp: province, district, commune.', 'Level: province, district, commune.'),
      column('minimum', null, 'Số tối thiểu.', 'Fewest there must be.'),
      column('source', null, 'Căn cứ của con số.', 'Source the number was taken from.'),
    ],
  },
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
        'Loại: district (UBND huyện), department (sở, ban, ngành), press (báo, đài).',
        'Kind: district, department or press.',
      ),
      column(
        'district_code',
        null,
        'Mã huyện (địa giới 2024) mà đơn vị báo cáo.',
        'District of 2024 it reports for.',
      ),
      position,
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
