import type { Words } from './words.ts';

/** What the columns of the ledger's table mean. */
export const CASE_COLUMN_WORDS: Readonly<Record<string, Words>> = {
  case_number: { vi: 'Số hồ sơ.', en: 'Number of the case.' },
  places: { vi: 'Số địa bàn của hồ sơ.', en: 'Places of the case.' },
  place_names: {
    vi: 'Tên các địa bàn, cách nhau bằng dấu chấm phẩy.',
    en: 'Names of the places, separated by semicolons.',
  },
  operator_name: { vi: 'Tên nhà mạng.', en: 'Name of the operator.' },
  edition: { vi: 'Bộ địa giới của các địa bàn.', en: 'Edition of the places.' },
  level: { vi: 'Cấp đơn vị hành chính của các địa bàn.', en: 'Level of the places.' },
  case_state: { vi: 'Trạng thái của hồ sơ hôm nay.', en: 'Where the case stands today.' },
  since: { vi: 'Ở trạng thái ấy từ ngày.', en: 'Date since which it stands there.' },
  due: {
    vi: 'Việc đến hạn: còn hạn, quá hạn, hoặc không có.',
    en: 'What is due: in time, overdue, or nothing.',
  },
  due_on: { vi: 'Hạn, tính theo ngày làm việc.', en: 'Due date, in working days.' },
  working_days_left: {
    vi: 'Còn bao nhiêu ngày làm việc; âm là đã quá hạn.',
    en: 'Working days left; negative when overdue.',
  },
  uncertain_years: {
    vi: 'Các năm chưa biết hết ngày nghỉ, nên số ngày làm việc có thể lệch.',
    en: 'Years whose holidays are not fully known, so that working days may be off.',
  },
  opened_on: { vi: 'Ngày lập hồ sơ.', en: 'Date the case was made.' },
  sent_on: { vi: 'Ngày gửi công văn.', en: 'Date the letter went.' },
  document: { vi: 'Số công văn.', en: 'Number of the letter.' },
  deadline: { vi: 'Hạn trả lời.', en: 'Date by which an answer is asked.' },
  reminders: { vi: 'Số lần đã nhắc.', en: 'How often it was reminded.' },
  answered_on: { vi: 'Ngày nhà mạng trả lời.', en: 'Date of the operator’s answer.' },
  verified_on: { vi: 'Ngày kiểm chứng gần nhất.', en: 'Date of the last verification.' },
  places_promised: { vi: 'Số địa bàn nhà mạng cam kết.', en: 'Places that the operator promised to mend.' },
  places_on_air_claimed: {
    vi: 'Số địa bàn nhà mạng nói đã phát sóng; là lời nhà mạng.',
    en: 'Places that the operator says are on air.',
  },
  places_proven: {
    vi: 'Số địa bàn mà lượt đo chứng minh đã đạt.',
    en: 'Places that tests proved to be met.',
  },
  reason: { vi: 'Lý do lập hồ sơ.', en: 'Why the case was made.' },
};
