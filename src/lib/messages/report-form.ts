import type { Locale } from '#lib/domain/format.ts';

const vi = {
  title: (month: string) => `Báo cáo i-Speed tháng ${month}`,
  unit: 'Đơn vị báo cáo',
  back: 'Báo cáo của đơn vị',
  month: 'Tháng báo cáo',
  due: (due: string) => `Hạn gửi: trước ngày ${due}.`,
  byLink: 'Không cần tài khoản; liên kết này chỉ dùng cho đơn vị và tháng ghi ở trên.',
  byAccount: 'Báo cáo được ghi nhận theo tài khoản đang đăng nhập.',
  linkEnds: (on: string) => `Liên kết có hiệu lực đến hết ngày ${on}.`,
  late: 'Đã quá hạn. Vẫn gửi được; báo cáo được ghi nhận là gửi muộn.',
  sentBefore: (version: number, at: string) =>
    `Đơn vị đã gửi bản ${version} lúc ${at}. Các ô dưới đây đang là số của bản ấy; gửi lại sẽ thành bản mới, bản cũ vẫn được lưu.`,
  fromConsolidated: 'Các ô dưới đây đang là số trong biểu tổng hợp của Sở. Hãy sửa cho đúng rồi gửi.',
  inMonth: 'Trong tháng',
  inMonthNote: (first: string, last: string) => `Từ ngày ${first} đến hết ngày ${last}`,
  cumulative: (date: string) => `Lũy kế đến ngày ${date}`,
  installs: 'Số người cài đặt ứng dụng i-Speed',
  accesses: 'Số lượt truy cập ứng dụng i-Speed',
  lastTime: (month: string, figure: string) =>
    `Tháng ${month} là ${figure}; tự cộng thêm số trong tháng, sửa được.`,
  noLastTime: 'Chưa có báo cáo kỳ trước: điền tổng số từ khi bắt đầu.',
  note: 'Ghi chú (không bắt buộc)',
  missing: 'Chưa điền. Nếu không có thì ghi 0.',
  invalid: 'Phải là số nguyên từ 0 trở lên, ví dụ 1250.',
  lookAgain: 'Xin xem lại trước khi gửi',
  overtaken: (version: number, at: string, installs: string, accesses: string) =>
    `Trong lúc trang này đang mở, đơn vị đã gửi bản ${version} lúc ${at} (trong tháng: ${installs} người cài đặt, ${accesses} lượt truy cập). Nếu gửi tiếp, số của bạn được dùng thay bản ấy.`,
  confirm: 'Tôi đã kiểm tra, số liệu trên là đúng',
  send: 'Gửi báo cáo',
  sending: 'Đang gửi…',
  takenTitle: 'Đã nhận báo cáo',
  taken: (version: number, at: string) =>
    `Bản ${version}, nhận lúc ${at}. Có thể đóng trang này. Nếu số liệu cần sửa, mở lại trang này để gửi bản mới.`,
  unchangedTitle: 'Số liệu này đã được nhận',
  unchanged: (version: number, at: string) =>
    `Bản ${version}, nhận lúc ${at}, có đúng các số này; không cần gửi lại.`,
  receivedFigures: 'Số liệu đã nhận',
  quantity: 'Nội dung',
  noteLabel: 'Ghi chú',
  print: 'In phiếu nhận',
  again: 'Sửa và gửi lại',
  unreachable:
    'Chưa gửi được: máy chủ không trả lời. Số đã điền vẫn còn trên trang; hãy thử lại sau ít phút.',
};

const en: typeof vi = {
  title: (month) => `i-Speed report of ${month}`,
  unit: 'Reporting unit',
  back: 'Reports of the unit',
  month: 'Report month',
  due: (due) => `Due before ${due}.`,
  byLink: 'No account is needed; this link is only for the unit and month above.',
  byAccount: 'The report is recorded with the account that is signed in.',
  linkEnds: (on) => `The link is in force until the end of ${on}.`,
  late: 'It is past the due date. You can still send; the report is recorded as late.',
  sentBefore: (version, at) =>
    `The unit sent version ${version} at ${at}. The fields below contain its figures; sending again makes a new version and keeps the old one.`,
  fromConsolidated:
    'The fields below contain the figures of the consolidated table. Correct them, then send.',
  inMonth: 'In the month',
  inMonthNote: (first, last) => `From ${first} to the end of ${last}`,
  cumulative: (date) => `To date, up to ${date}`,
  installs: 'People who installed i-Speed',
  accesses: 'Accesses of i-Speed',
  lastTime: (month, figure) =>
    `It was ${figure} in ${month}; the month’s figure is added automatically and can be changed.`,
  noLastTime: 'There is no earlier report: enter the total since the beginning.',
  note: 'Note (optional)',
  missing: 'Not filled in. If there is none, write 0.',
  invalid: 'Must be a whole number, 0 or more, such as 1250.',
  lookAgain: 'Please check before sending',
  overtaken: (version, at, installs, accesses) =>
    `While this page was open the unit sent version ${version} at ${at} (in the month: ${installs} installs, ${accesses} accesses). If you continue, your figures replace it.`,
  confirm: 'I have checked that the figures above are right',
  send: 'Send the report',
  sending: 'Sending…',
  takenTitle: 'The report was received',
  taken: (version, at) =>
    `Version ${version}, received ${at}. You may close this page. To correct figures, open it again and send a new version.`,
  unchangedTitle: 'These figures were already received',
  unchanged: (version, at) =>
    `Version ${version}, received ${at}, has the same figures; there is no need to send them again.`,
  receivedFigures: 'The figures received',
  quantity: 'Figure',
  noteLabel: 'Note',
  print: 'Print the receipt',
  again: 'Correct and send again',
  unreachable:
    'Not sent: the server does not respond. Your entries are still here; try again in a few minutes.',
};

/** Words of the form that a unit fills in the browser. */
export const reportFormMessages: Record<Locale, typeof vi> = { vi, en };
