import { column, UTC } from './dictionary-entry.ts';
import type { TableEntry } from './dictionary-entry.ts';

/** Who changed what. */
export const AUDIT_TABLES: readonly TableEntry[] = [
  {
    name: 'audit_entry',
    meaning: {
      vi: 'Nhật ký thay đổi: mỗi thay đổi một mục, chỉ thêm, không sửa, không xóa; mục sau khóa mục trước bằng mã xác thực.',
      en: 'Audit: an entry for each change, only ever added; each is sealed together with the one before.',
    },
    columns: [
      column(
        'entry_id',
        null,
        'Số của mục, từ 1, không đứt quãng.',
        'Number of the entry, from 1, without a gap.',
      ),
      column('written_at', UTC, 'Lúc ghi.', 'When it was written.'),
      column(
        'who_kind',
        null,
        'Ai: account (tài khoản), token (mã truy cập của chương trình), machine (máy này), server (lệnh trên máy chủ), program (tự chương trình), nobody (không đăng nhập).',
        'Who: account, token (a program’s access token), machine (this machine), server (a command on it), program (by itself), nobody (not signed in).',
      ),
      column('account_id', null, 'Số của tài khoản.', 'Number of the account.'),
      column(
        'who_name',
        null,
        'Tên tài khoản; không có tài khoản thì là tên người dùng tự gõ.',
        'Name of the account; without one, the name that was typed.',
      ),
      column(
        'session',
        null,
        'Số của phiên (S…) hoặc mã truy cập (T…).',
        'Number of the session (S…) or access token (T…).',
      ),
      column('address', null, 'Địa chỉ máy khách.', 'Address of the client.'),
      column('action', null, 'Việc đã làm.', 'What was done.'),
      column('object', null, 'Đối tượng của việc ấy, thí dụ batch:12.', 'To what, such as batch:12.'),
      column('before_change', null, 'Trước đó, dạng JSON.', 'What it was before, as JSON.'),
      column('after_change', null, 'Sau đó, dạng JSON.', 'What it is afterwards, as JSON.'),
      column('previous_mac', null, 'Mã xác thực của mục trước.', 'MAC of the entry before.'),
      column('mac', null, 'Mã xác thực HMAC-SHA-256 của mục này.', 'HMAC-SHA-256 of this entry.'),
      column('key_id', null, 'Dấu của khóa đã dùng.', 'Mark of the key that made it.'),
    ],
  },
];
