const vi = {
  title: 'Đăng nhập',
  lead: 'Chương trình này dành cho những người có tài khoản.',
  name: 'Tên đăng nhập',
  password: 'Mật khẩu',
  code: 'Mã 6 số (nếu tài khoản có bước xác thực thứ hai)',
  enter: 'Đăng nhập',
  signOn: 'Đăng nhập bằng tài khoản chung của cơ quan',
  signOnNote: 'Quản trị, và ai chưa có tài khoản chung, đăng nhập bằng mật khẩu ở dưới.',
  help: 'Chưa có tài khoản, quên mật khẩu hoặc mất điện thoại: hãy xin quản trị một lời mời.',
  firstLink: 'Có mã của quản trị đầu tiên?',
  openTitle: 'Không cần đăng nhập',
  open: 'Chương trình đang chạy cho một người dùng trên máy này, chưa có tài khoản nào. Muốn nhiều người dùng, hãy tạo quản trị đầu tiên trên máy chủ bằng một trong hai lệnh (cài từ gói, hoặc chạy từ mã nguồn):',
  openHome: 'Về trang tổng quan',
  unreachable: 'Máy chủ không trả lời. Nội dung đã nhập vẫn còn đây; hãy thử lại.',

  firstTitle: 'Quản trị đầu tiên',
  firstLead:
    'Nhập mã mà một trong hai lệnh này in ra trên máy chủ (cài từ gói, hoặc chạy từ mã nguồn). Mã dùng được một lần, trong 48 giờ.',
  firstCode: 'Mã một lần',
  firstNext: 'Tiếp tục',

  invitedTitle: (person: string) => `Chào ${person}`,
  invitedLead: (name: string, role: string) =>
    `Tài khoản ${name} đã được tạo với vai trò ${role}. Hãy đặt mật khẩu để bắt đầu.`,
  chooseTitle: 'Mật khẩu',
  passwordNew: 'Mật khẩu mới',
  passwordAgain: 'Nhập lại mật khẩu mới',
  passwordRule: (alone: number, beside: number) =>
    `Ít nhất ${alone} ký tự, hoặc ${beside} nếu có bước xác thực thứ hai. Một câu dài dễ nhớ là tốt nhất.`,
  factorTitle: 'Bước xác thực thứ hai',
  factorMust:
    'Vai trò này hoặc nơi đang truy cập bắt buộc phải có bước này. Quét mã QR bằng ứng dụng xác thực trên điện thoại, rồi nhập mã 6 số đang hiện.',
  factorMay:
    'Không bắt buộc. Muốn có thì quét mã QR bằng ứng dụng xác thực trên điện thoại, rồi nhập mã 6 số đang hiện.',
  factorPicture: 'Mã QR cho ứng dụng xác thực',
  factorByHand: 'Không quét được? Nhập tay khóa này:',
  factorCode: 'Mã 6 số đang hiện',
  accept: 'Đặt mật khẩu và vào',
};

const en: typeof vi = {
  title: 'Sign in',
  lead: 'This program is for people with an account.',
  name: 'Name',
  password: 'Password',
  code: 'Code of six digits (if the account has a second factor)',
  enter: 'Sign in',
  signOn: 'Sign in with the office’s own account',
  signOnNote: 'Administrators, and whoever has none, sign in by password below.',
  help: 'No account yet, password forgotten, phone lost: ask an administrator for an invitation.',
  firstLink: 'Do you have the code of the first administrator?',
  openTitle: 'No need to sign in',
  open: 'The program runs for one user on this machine, without accounts. For several users, make the first administrator on the server by one of these (of an installed bundle, or of the sources):',
  openHome: 'To the overview',
  unreachable: 'The server does not respond. What you typed is still here; try again.',

  firstTitle: 'First administrator',
  firstLead:
    'Type the code that one of these commands prints on the server (of an installed bundle, or of the sources). It can be used once, within 48 hours.',
  firstCode: 'One-time code',
  firstNext: 'Go on',

  invitedTitle: (person) => `Welcome, ${person}`,
  invitedLead: (name, role) => `The account ${name} was made with the role ${role}. Set a password to begin.`,
  chooseTitle: 'Password',
  passwordNew: 'New password',
  passwordAgain: 'New password again',
  passwordRule: (alone, beside) =>
    `At least ${alone} letters, or ${beside} with a second factor. A long sentence is best.`,
  factorTitle: 'Second factor',
  factorMust:
    'This role, or where you come from, must have one. Scan the QR code with an authenticator app on a phone, then type the code that it shows.',
  factorMay:
    'As you like. To have one, scan the QR code with an authenticator app on a phone, then type the code that it shows.',
  factorPicture: 'QR code for an authenticator app',
  factorByHand: 'Cannot scan? Type this key:',
  factorCode: 'Code of six digits',
  accept: 'Set the password and enter',
};

/** Words of the pages for signing in. */
export const signInMessages = { vi, en };
