import type { Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** Sentences for what somebody may not do, or not yet. */
export const ACCESS_FAULTS: Record<string, Record<Locale, Sentence>> = {
  sign_in_needed: {
    vi: () =>
      'Chưa đăng nhập, hoặc phiên làm việc đã hết. Hãy đăng nhập (chương trình khác: gửi mã truy cập trong tiêu đề Authorization) rồi thử lại.',
    en: () =>
      'Nobody is signed in, or the session is over. Sign in (programs: send an access token in the header Authorization), then try again.',
  },
  second_factor_needed: {
    vi: () =>
      'Vai trò của tài khoản này cần thêm bước xác thực thứ hai. Hãy thêm ở trang Tài khoản của tôi rồi tiếp tục.',
    en: () =>
      'The role of this account asks for a second factor. Add one on the page My account, then go on.',
  },
  not_allowed: {
    vi: () => 'Tài khoản này không được làm việc đó. Nếu cần, hãy nhờ quản trị đổi vai trò.',
    en: () => 'This account may not do that. If it should, ask an administrator to change its role.',
  },
  route_undeclared: {
    vi: () => 'Địa chỉ này không nhận yêu cầu loại đó.',
    en: () => 'This address takes no request of that kind.',
  },
};
