import type { Locale } from '#lib/domain/format.ts';
import { counted } from './counted.ts';

/** Sentences of faults in reporting by a link, and in making links. */
export const REPORT_FAULTS: Record<string, Record<Locale, (details: Record<string, string>) => string>> = {
  report_link_closed: {
    vi: () =>
      'Liên kết này không còn hiệu lực hoặc chưa được chép đủ. Hãy mở lại đúng liên kết đã nhận, hoặc đề nghị cơ quan tổng hợp gửi liên kết mới.',
    en: () =>
      'This link is not valid, or was not copied completely. Open exactly the link you were sent, or ask the office for a new one.',
  },
  report_too_often: {
    vi: (d) => `Đã thử quá nhiều lần. Hãy đợi khoảng ${d.minutes} phút rồi thử lại.`,
    en: (d) => `Too many attempts. Wait about ${counted(String(d.minutes), 'minute')}, then try again.`,
  },
  report_link_absent: {
    vi: () => 'Liên kết này không có, hoặc đã được thu hồi. Hãy tải lại trang.',
    en: () => 'There is no such link, or it was revoked. Reload the page.',
  },
  report_link_by: {
    vi: (d) => `Phải ghi tên người tạo hoặc thu hồi, nhiều nhất ${d.longest} ký tự.`,
    en: (d) => `Enter who makes or revokes the link, in at most ${d.longest} characters.`,
  },
  report_links_unreadable: {
    vi: () =>
      'Yêu cầu phải là JSON với «month» (ví dụ 2024-07), «units» (danh sách mã đơn vị) và «by» (người tạo).',
    en: () => 'The request must be JSON with “month” (such as 2024-07), “units” (a list of codes) and “by”.',
  },
};
