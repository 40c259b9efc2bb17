import { column, UTC, type TableEntry } from './dictionary-entry.ts';

/** Evidence packs and the keys they are signed with. */
export const PACK_TABLES: readonly TableEntry[] = [
  {
    name: 'evidence_pack',
    meaning: {
      vi: 'Các gói chứng cứ đã lập.',
      en: 'The evidence packs that were made.',
    },
    columns: [
      column('pack_code', null, 'Mã kiểm chứng.', 'The short code.'),
      column(
        'scope_key',
        null,
        'Phạm vi, để tìm gói thay thế.',
        'The scope, by which later packs are found.',
      ),
      column('filter', null, 'Bộ lọc, như trong địa chỉ trang.', 'The filter, as in addresses.'),
      column(
        'areas',
        null,
        'Mã và tên các địa bàn, vùng lõm khi lập.',
        'Codes and names of the areas and gaps then.',
      ),
      column('data_version', null, 'Phiên bản dữ liệu.', 'The data version.'),
      column('simulated', null, 'Có dữ liệu mô phỏng.', 'It has generated data.'),
      column(
        'zip_sha256',
        null,
        'Mã băm của tệp ZIP; trống khi chưa lập.',
        'Hash of the ZIP; empty if none was made.',
      ),
      column(
        'pdf_sha256',
        null,
        'Mã băm của tệp PDF; trống khi chưa lập.',
        'Hash of the PDF; empty if none was made.',
      ),
      column('key_fingerprint', null, 'Mã băm của khóa ký.', 'Fingerprint of the key.'),
      column('made_at', UTC, 'Lập lúc.', 'When it was made.'),
      column('made_by', null, 'Người lập.', 'Who made it.'),
      column(
        'replaced_by',
        null,
        'Mã của gói thay nó; trống khi chưa có.',
        'Code of the pack in its place; empty for none.',
      ),
    ],
  },
  {
    name: 'signing_key',
    meaning: {
      vi: 'Khóa công khai của các gói chứng cứ, cả những khóa đã thôi dùng.',
      en: 'Public keys of evidence packs, including those no longer used.',
    },
    columns: [
      column('fingerprint', null, 'Mã băm của khóa.', 'Fingerprint of the key.'),
      column('public_key', null, 'Khóa công khai, dạng PEM.', 'The public key as PEM.'),
      column('used_from', UTC, 'Dùng từ.', 'Used from.'),
      column('made_by', null, 'Người tạo.', 'Who made it.'),
      column('used_until', UTC, 'Dùng đến; trống khi còn dùng.', 'Used until; empty for the one in use.'),
    ],
  },
];
