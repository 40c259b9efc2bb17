import type { Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** Sentences for faults of signing in, of accounts and of what belongs to them. */
export const ACCOUNT_FAULTS: Record<string, Record<Locale, Sentence>> = {
  sign_in_refused: {
    vi: () =>
      'Tên, mật khẩu hoặc mã xác thực không đúng, hoặc tài khoản không còn dùng được. Nếu quên, hãy nhờ quản trị đặt lại.',
    en: () =>
      'The name, password or code is wrong, or the account can no longer be used. If you have forgotten them, ask an administrator to reset the account.',
  },
  sign_on_refused: {
    vi: () =>
      'Hệ thống đăng nhập chung không xác nhận bạn, không giao cho bạn vai trò nào ở đây, hoặc tài khoản đã bị khóa. Hãy nhờ quản trị; người quản trị đăng nhập bằng mật khẩu và mã xác thực.',
    en: () =>
      'The office’s sign-on did not confirm who you are or gives you no role here, or your account has been disabled. Ask an administrator; administrators sign in with a password and a code.',
  },
  sign_on_nameless: {
    vi: () =>
      'Máy chủ trung gian không cho biết bạn là ai. Hãy mở chương trình bằng địa chỉ chung của cơ quan, hoặc đăng nhập bằng mật khẩu.',
    en: () =>
      'The proxy does not say who you are. Open the program at the office’s address, or sign in with a password.',
  },
  sign_on_again: {
    vi: () =>
      'Việc này cần biết chắc là chính bạn, mà lần đăng nhập đã quá 5 phút. Hãy bấm «Đăng nhập lại» rồi làm lại.',
    en: () =>
      'This needs proof that it is you, and you signed in more than 5 minutes ago. Sign in again, then try once more.',
  },
  second_factor_given_first: {
    vi: () => 'Hãy nhập mã 6 số của bước xác thực thứ hai trước.',
    en: () => 'Enter the 6-digit code of the second factor first.',
  },
  sign_on_over: {
    vi: () => 'Lượt đăng nhập này đã hết hạn hoặc đã dùng. Hãy mở lại trang đăng nhập.',
    en: () => 'This sign-on has expired or was already used. Open the sign-in page again.',
  },
  sign_on_silent: {
    vi: () => 'Hệ thống đăng nhập chung không trả lời. Hãy thử lại sau, hoặc đăng nhập bằng mật khẩu.',
    en: () => 'The office’s sign-on does not respond. Try again later, or sign in with a password.',
  },
  oidc_file_invalid: {
    vi: (d) => `Tệp ${d.file} (OIDC_FILE) không dùng được: ${d.problem}. Hãy sửa rồi khởi động lại.`,
    en: (d) => `The file ${d.file} (OIDC_FILE) cannot be used: ${d.problem}. Correct it and start again.`,
  },
  sign_in_wait: {
    vi: (d) => `Đã sai quá nhiều lần. Hãy đợi ${d.minutes} phút rồi thử lại, hoặc nhờ quản trị mở khóa.`,
    en: (d) =>
      `Too many wrong attempts. Wait ${d.minutes} min and try again, or ask an administrator to unlock the account.`,
  },
  password_wrong: {
    vi: () => 'Mật khẩu hiện nay không đúng.',
    en: () => 'The current password is wrong.',
  },
  password_short: {
    vi: (d) => `Mật khẩu mới quá ngắn: cần ít nhất ${d.least} ký tự. Một câu dài dễ nhớ là tốt nhất.`,
    en: (d) =>
      `The new password is too short: it needs at least ${d.least} characters. A long sentence is best.`,
  },
  password_long: {
    vi: (d) => `Mật khẩu mới quá dài: nhiều nhất ${d.most} ký tự.`,
    en: (d) => `The new password is too long: at most ${d.most} characters.`,
  },
  password_plain: {
    vi: () => 'Mật khẩu mới chỉ lặp lại vài ký tự. Hãy chọn mật khẩu khác.',
    en: () => 'The new password only repeats a few characters. Choose another.',
  },
  password_name: {
    vi: () => 'Mật khẩu mới chứa tên đăng nhập. Hãy chọn mật khẩu khác.',
    en: () => 'The new password contains the sign-in name. Choose another.',
  },
  password_near: {
    vi: () =>
      'Mật khẩu mới gần như chỉ gồm những chữ ai cũng đoán được (tên chương trình, tên tỉnh, tên nhà mạng…). Hãy chọn mật khẩu khác.',
    en: () =>
      'The new password is little more than words that anyone would guess (this program, the province, an operator). Choose another.',
  },
  password_known: {
    vi: () => 'Mật khẩu mới nằm trong danh sách mật khẩu đã lộ. Hãy chọn mật khẩu khác.',
    en: () => 'The new password is on a list of leaked passwords. Choose another.',
  },
  password_differs: {
    vi: () => 'Hai lần nhập mật khẩu mới không giống nhau.',
    en: () => 'The two new passwords differ.',
  },
  second_factor_wrong: {
    vi: () =>
      'Mã 6 số không đúng hoặc đã quá giờ. Hãy kiểm tra đồng hồ của điện thoại rồi nhập mã đang hiện.',
    en: () => 'The code is wrong or has expired. Check the phone’s clock and enter the code shown now.',
  },
  second_factor_missing: {
    vi: () => 'Quản trị phải có bước xác thực thứ hai. Hãy quét mã QR và nhập mã 6 số.',
    en: () => 'An administrator must have a second factor. Scan the QR code and enter the 6-digit code.',
  },
  invitation_unknown: {
    vi: () => 'Không có lời mời này. Hãy kiểm tra đã sao chép đủ liên kết hoặc mã chưa.',
    en: () => 'There is no such invitation. Check that the whole link or code was copied.',
  },
  invitation_over: {
    vi: () =>
      'Lời mời này đã được dùng, đã thu hồi hoặc quá hạn 48 giờ. Nếu chưa có mật khẩu, hãy xin quản trị lời mời mới.',
    en: () =>
      'This invitation has been used or revoked, or is older than 48 hours. If you have no password yet, ask an administrator for a new one.',
  },
  account_name_invalid: {
    vi: (d) =>
      `Tên đăng nhập «${d.value}» không dùng được: từ 2 đến 64 chữ, số, dấu chấm, gạch, @, không có dấu cách.`,
    en: (d) =>
      `“${d.value}” cannot be a sign-in name: 2 to 64 letters, digits, dots, dashes, @, without spaces.`,
  },
  account_name_taken: {
    vi: (d) => `Tên đăng nhập ${d.name} đã có người dùng. Hãy chọn tên khác.`,
    en: (d) => `The name ${d.name} is taken. Choose another.`,
  },
  account_absent: {
    vi: (d) => `Không có tài khoản ${d.name}.`,
    en: (d) => `There is no account ${d.name}.`,
  },
  account_code_unknown: {
    vi: (d) => `Không có mã «${d.value}». Các mã có: ${d.codes}.`,
    en: (d) => `There is no code “${d.value}”. The codes are: ${d.codes}.`,
  },
  account_role_unknown: {
    vi: (d) => `Không có vai trò «${d.value}». Các vai trò: ${d.roles}.`,
    en: (d) => `There is no role “${d.value}”. The roles are: ${d.roles}.`,
  },
  account_own: {
    vi: () => 'Không thể tự làm việc này với tài khoản của mình. Hãy nhờ quản trị khác.',
    en: () => 'You cannot do this to your own account. Ask another administrator.',
  },
  last_admin: {
    vi: (d) => `${d.name} là quản trị duy nhất đang dùng được. Hãy mời quản trị khác trước.`,
    en: (d) => `${d.name} is the only active administrator. Invite another first.`,
  },
  first_admin_made: {
    vi: () =>
      'Đã có quản trị. Quản trị ấy mời những người khác ở trang Tài khoản; nếu không ai vào được nữa:  npm run users -- reset TÊN',
    en: () =>
      'There is already an administrator, who invites others on the page “Accounts”. If nobody can sign in any more:  npm run users -- reset NAME',
  },
  session_absent: {
    vi: () => 'Không có phiên làm việc này.',
    en: () => 'There is no such session.',
  },
  token_nameless: {
    vi: () => 'Hãy đặt tên cho mã truy cập, ví dụ tên chương trình sẽ dùng nó.',
    en: () => 'Give the access token a name, for example that of the program that will use it.',
  },
  token_end_invalid: {
    vi: (d) => `Ngày hết hạn của mã truy cập phải từ ${d.from} đến ${d.to}.`,
    en: (d) => `The access token must end between ${d.from} and ${d.to}.`,
  },
  tokens_too_many: {
    vi: (d) => `Mỗi tài khoản có nhiều nhất ${d.most} mã truy cập. Hãy thu hồi mã không còn dùng.`,
    en: (d) => `An account has at most ${d.most} access tokens. Revoke those that are no longer used.`,
  },
  token_absent: {
    vi: () => 'Không có mã truy cập này, hoặc nó đã bị thu hồi.',
    en: () => 'There is no such access token, or it was revoked.',
  },
  device_id_unreadable: {
    vi: (d) => `Ghi mã thiết bị đúng như trong tệp, nhiều nhất ${d.longest} ký tự.`,
    en: (d) => `Enter the device id exactly as in the files, at most ${d.longest} characters.`,
  },
  device_absent: {
    vi: () =>
      'Không có lượt đo nào của thiết bị này. Mã phải đúng từng ký tự như trong tệp đã nạp, kể cả chữ hoa, chữ thường.',
    en: () =>
      'There is no test by this device. The id must match the loaded files exactly, upper and lower case included.',
  },
  device_unsure: {
    vi: () => 'Hãy đánh dấu là đã kiểm tra yêu cầu.',
    en: () => 'Tick the box to confirm that you have checked the request.',
  },
  device_moved_on: {
    vi: (d) => `Số liệu đã thay đổi: thiết bị này nay có ${d.tests} lượt đo. Hãy xem lại rồi xóa.`,
    en: (d) => `The data have changed: this device has ${d.tests} tests now. Look again, then delete.`,
  },
  audit_usage: {
    vi: (d) => `Không hiểu lệnh (${d.problem}). Cách dùng:\n${d.usage}`,
    en: (d) => `The command is not understood (${d.problem}). Usage:\n${d.usage}`,
  },
  audit_date: {
    vi: (d) => `Không hiểu ngày «${d.value}». Hãy viết dạng NĂM-THÁNG-NGÀY, ví dụ 2026-11-29.`,
    en: (d) => `“${d.value}” is not a date. Write YEAR-MONTH-DAY, for example 2026-11-29.`,
  },
  users_usage: {
    vi: (d) => `Không hiểu lệnh (${d.problem}). Cách dùng:\n${d.usage}`,
    en: (d) => `The command is not understood (${d.problem}). Usage:\n${d.usage}`,
  },
};
