import type { Locale } from '#lib/domain/format.ts';
import { counted } from './counted.ts';

/** Sentences of faults in reporting by a link, and in making links. */
export const REPORT_FAULTS: Record<string, Record<Locale, (details: Record<string, string>) => string>> = {
  report_link_closed: {
    vi: () =>
      'Liên kết này không còn hiệu lực hoặc chưa được sao chép đủ. Hãy mở lại đúng liên kết đã nhận, hoặc đề nghị cơ quan tổng hợp gửi liên kết mới.',
    en: () =>
      'This link is not valid, or was not copied completely. Open exactly the link you were sent, or ask the office for a new one.',
  },
  report_link_revoked: {
    vi: () =>
      'Liên kết này đã được thu hồi hoặc thay bằng liên kết khác nên không gửi được nữa. Hãy dùng liên kết mới nhất đã nhận, hoặc đề nghị cơ quan tổng hợp gửi liên kết mới.',
    en: () =>
      'This link was revoked or replaced by another, so nothing can be sent by it. Use the latest link you were sent, or ask the office for a new one.',
  },
  report_link_ended: {
    vi: (d) => `Liên kết này đã hết hạn sau ngày ${d.on}. Hãy đề nghị cơ quan tổng hợp gửi liên kết mới.`,
    en: (d) => `This link expired after ${d.on}. Ask the office for a new one.`,
  },
  report_link_end_invalid: {
    vi: (d) => `Ngày cuối cùng còn hiệu lực phải từ ${d.from} đến ${d.to}.`,
    en: (d) => `The last day of a link must be from ${d.from} to ${d.to}.`,
  },
  report_too_often: {
    vi: (d) => `Đã thử quá nhiều lần. Hãy đợi khoảng ${d.minutes} phút rồi thử lại.`,
    en: (d) => `Too many attempts. Wait about ${counted(String(d.minutes), 'minute')}, then try again.`,
  },
  report_link_absent: {
    vi: () => 'Liên kết này không có, hoặc đã được thu hồi. Hãy tải lại trang.',
    en: () => 'There is no such link, or it was revoked. Reload the page.',
  },
  report_link_others: {
    vi: (d) =>
      `Liên kết này là của ${d.by}: chỉ người ấy hoặc quản trị tạo lại hay thu hồi được. Hãy nhờ một trong hai.`,
    en: (d) =>
      `This link belongs to ${d.by}: only they or an administrator can renew or revoke it. Ask one of them.`,
  },
  report_month_closed: {
    vi: (d) =>
      `Qua tài khoản chỉ báo cáo được các tháng từ ${d.from} đến ${d.to}. Hãy chọn một tháng trong đó.`,
    en: (d) =>
      `With an account, only the months from ${d.from} to ${d.to} can be reported. Choose one of them.`,
  },
  report_month_unasked: {
    vi: (d) => `Đơn vị này không phải báo cáo tháng ${d.month}: lúc ấy đơn vị chưa có hoặc không còn nữa.`,
    en: (d) => `This unit does not report ${d.month}: it did not exist then.`,
  },
  report_link_by: {
    vi: (d) => `Ô «Người tạo hoặc thu hồi» phải có tên, nhiều nhất ${d.longest} ký tự.`,
    en: (d) => `“Made or revoked by” needs a name, at most ${d.longest} characters.`,
  },
  report_links_unreadable: {
    vi: () =>
      'Yêu cầu phải là JSON với «month» (ví dụ 2024-07), «units» (danh sách mã đơn vị), «by» (người tạo); «endsOn» (ngày cuối còn hiệu lực, ví dụ 2025-07-31) có thể để trống.',
    en: () =>
      'The request must be JSON with “month” (such as 2024-07), “units” (a list of codes), “by”, and optionally “endsOn” (the last date, such as 2025-07-31).',
  },
};
