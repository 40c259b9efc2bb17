import type { Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** Sentences for what somebody may not do, or not yet. */
export const ACCESS_FAULTS: Record<string, Record<Locale, Sentence>> = {
  sign_in_needed: {
    vi: () =>
      'Chưa đăng nhập, hoặc phiên làm việc đã hết. Hãy đăng nhập (chương trình khác: gửi mã truy cập trong tiêu đề Authorization) rồi thử lại.',
    en: () =>
      'You are not signed in, or your session has ended. Sign in (programs: send an access token in the Authorization header), then try again.',
  },
  second_factor_needed: {
    vi: () =>
      'Vai trò của tài khoản này cần thêm bước xác thực thứ hai. Hãy thêm ở trang Tài khoản của tôi rồi tiếp tục.',
    en: () =>
      'The role of this account requires a second factor. Add one on the page “My account”, then continue.',
  },
  not_allowed: {
    vi: () => 'Tài khoản này không được làm việc đó. Nếu cần, hãy nhờ quản trị đổi vai trò.',
    en: () => 'This account may not do that. If it should, ask an administrator to change its role.',
  },
  route_undeclared: {
    vi: () => 'Địa chỉ này không nhận yêu cầu loại đó.',
    en: () => 'This address does not accept requests of that kind.',
  },
  access_token_unknown: {
    vi: () =>
      'Mã truy cập không còn hiệu lực: sai, đã hết hạn, đã bị thu hồi, hoặc chủ của nó không còn quyền ấy. Hãy tạo mã khác ở trang Tài khoản của tôi.',
    en: () =>
      'The access token is not valid: it is wrong, expired or revoked, or its owner no longer has those rights. Make another on the page “My account”.',
  },
  proxied_in_open_mode: {
    vi: (d) =>
      `Yêu cầu đến qua một máy chủ trung gian (tiêu đề ${d.header}), trong khi chương trình đang chạy cho một người dùng trên máy này, không cần tài khoản. Hãy đặt ORIGIN là địa chỉ mọi người mở, ADDRESS_HEADER là tiêu đề ghi địa chỉ máy gửi, và tạo quản trị đầu tiên:  npm run users -- first-admin TÊN`,
    en: (d) =>
      `The request came through a proxy (header ${d.header}), while the program runs for one user on this machine, without accounts. Set ORIGIN to the address that people open, ADDRESS_HEADER to the header with the client’s address, and make the first administrator:  npm run users -- first-admin NAME`,
  },
  admin_needed: {
    vi: (d) =>
      `HOST=${d.host} mở chương trình cho các máy khác, mà chưa có tài khoản quản trị nào. Hãy tạo quản trị đầu tiên rồi khởi động lại:  npm run users -- first-admin TÊN`,
    en: (d) =>
      `HOST=${d.host} opens the program to other machines, but there is no administrator yet. Make the first administrator, then start again:  npm run users -- first-admin NAME`,
  },
  accounts_unreadable: {
    vi: (d) =>
      `Không mở được tệp tài khoản ${d.file} (${d.problem}). Hãy khôi phục tệp ấy từ bản sao lưu, hoặc đổi tên nó để bắt đầu lại với quản trị đầu tiên.`,
    en: (d) =>
      `The accounts file ${d.file} cannot be opened (${d.problem}). Restore it from a backup, or rename it to start over with a first administrator.`,
  },
};
