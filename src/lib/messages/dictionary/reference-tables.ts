import type { TableEntry } from './dictionary-entry.ts';
import { column, DATE, UTC } from './dictionary-entry.ts';
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
    meaning: { vi: 'Các cách viết tên nhà mạng trong tệp.', en: 'Spellings of operators’ names in files.' },
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
        'Date from which the office exists; empty: not known, or always.',
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
      column(
        'commune_code',
        null,
        'Mã xã, phường (địa giới từ 1/7/2025) mà đơn vị báo cáo.',
        'Commune (since July 2025) it reports for.',
      ),
      column(
        'former_names',
        'JSON',
        'Các tên trước đây, cũ nhất trước: [{name, until}].',
        'Names of before, oldest first: [{name, until}].',
      ),
      column(
        'verified',
        null,
        'yes: đã thấy nguồn; partly: nguồn chưa đủ; no: chưa kiểm chứng. Trống: yes.',
        'yes: a source was seen; partly: incomplete; no: not checked. Empty: yes.',
      ),
      column('source', null, 'Nguồn của tên và ngày.', 'Source of name and dates.'),
    ],
  },
  {
    name: 'reporting_unit_alias',
    meaning: {
      vi: 'Các cách viết tên đơn vị báo cáo trong biểu.',
      en: 'Spellings of reporting units’ names in the form.',
    },
    columns: [
      column('alias_key', null, 'Cách viết, không dấu.', 'The spelling, without marks.'),
      column('code', null, 'Đơn vị báo cáo.', 'The reporting unit.'),
    ],
  },
  {
    name: 'reporting_unit_change',
    meaning: {
      vi: 'Những thay đổi của cơ quan trong danh sách đơn vị báo cáo; không bao giờ bị xóa, chỉ được hoàn tác.',
      en: 'What the office changed in the list of reporting units; never removed, only undone.',
    },
    columns: [
      column('change_id', null, 'Số thứ tự, từ 1.', 'Number, from 1.'),
      column('code', null, 'Đơn vị báo cáo.', 'The reporting unit.'),
      column(
        'kind',
        null,
        'add (thêm), rename (đổi tên), end (kết thúc), confirm (xác nhận đã kiểm chứng).',
        'add, rename, end or confirm.',
      ),
      column(
        'before',
        'JSON',
        'Đơn vị trước thay đổi; trống khi thêm.',
        'The unit before; empty for one added.',
      ),
      column('after', 'JSON', 'Đơn vị sau thay đổi.', 'The unit after.'),
      column('note', null, 'Lý do.', 'Why.'),
      column('changed_by', null, 'Người thay đổi.', 'Who changed it.'),
      column('changed_at', UTC, 'Lúc thay đổi.', 'When.'),
      column(
        'undone_by',
        null,
        'Người hoàn tác; trống: còn hiệu lực.',
        'Who took it back; empty: it stands.',
      ),
      column('undone_at', UTC, 'Lúc hoàn tác.', 'When it was undone.'),
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
        'First date it no longer existed; empty while it exists.',
      ),
    ],
  },
];
