import type { Locale } from '#lib/domain/format.ts';
import type { Role } from '#lib/domain/access/role.ts';

/** What each role is called. */
export const ROLE_WORDS: Readonly<Record<Locale, Readonly<Record<Role, string>>>> = {
  vi: {
    viewer: 'Người xem',
    analyst: 'Người phân tích',
    editor: 'Người nhập',
    admin: 'Quản trị',
    unit: 'Đơn vị báo cáo',
    operator: 'Nhà mạng',
  },
  en: {
    viewer: 'Viewer',
    analyst: 'Analyst',
    editor: 'Editor',
    admin: 'Administrator',
    unit: 'Reporting unit',
    operator: 'Operator',
  },
};

/** What each role may do, in a line. */
export const ROLE_MEANINGS: typeof ROLE_WORDS = {
  vi: {
    viewer: 'xem số liệu, báo cáo, hồ sơ',
    analyst: 'thêm: từng lượt đo, truy vấn',
    editor: 'thêm: nạp và gỡ tệp, xác định tên, hồ sơ, công văn, gói chứng cứ',
    admin: 'thêm: tài khoản, thiết lập, khóa ký',
    unit: 'chỉ báo cáo và số liệu của đơn vị mình',
    operator: 'chỉ những gì của nhà mạng mình',
  },
  en: {
    viewer: 'sees figures, reports, cases',
    analyst: 'and: single tests, queries',
    editor: 'and: loads and undoes files, settles names, cases, letters, evidence packs',
    admin: 'and: accounts, settings, the signing key',
    unit: 'only the reports and figures of its own unit',
    operator: 'only what is of its own network',
  },
};
