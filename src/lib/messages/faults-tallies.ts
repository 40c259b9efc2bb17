import { formatDate, type Locale } from '#lib/domain/format.ts';

/** What the fields of a change of a unit are called on the page. */
const FIELD_WORDS: Record<Locale, Record<string, string>> = {
  vi: {
    ...{ kind: 'Việc cần làm', code: 'Đơn vị', name: 'Tên đơn vị', from: 'Từ ngày', source: 'Nguồn đã xem' },
    ...{
      unitKind: 'Loại',
      area: 'Xã, phường',
      spellings: 'Cách viết khác',
      by: 'Người thay đổi',
      note: 'Lý do',
    },
  },
  en: {
    ...{ kind: 'What to do', code: 'Unit', name: 'Name of the unit', from: 'From', source: 'Source seen' },
    ...{ unitKind: 'Kind', area: 'Commune', spellings: 'Other spellings', by: 'Changed by', note: 'Why' },
  },
};

/** Sentences of faults in asking for tallies. */
export const TALLY_FAULTS: Record<string, Record<Locale, (details: Record<string, string>) => string>> = {
  tally_months_missing: {
    vi: () =>
      'Hãy nói rõ tháng báo cáo: month=2024-07, hoặc from=2024-01 và to=2025-01 (không gồm tháng cuối).',
    en: () =>
      'Choose the report months: month=2024-07, or from=2024-01 and to=2025-01 (the last one excluded).',
  },
  tally_months_out_of_order: {
    vi: (d) =>
      `Khoảng tháng từ ${d.from} đến ${d.to} không dùng được. Tháng đầu phải trước tháng cuối, và nhiều nhất ${d.most} tháng.`,
    en: (d) =>
      `The months from ${d.from} to ${d.to} cannot be used. The first must come before the last, and at most ${d.most} months are allowed.`,
  },
  tally_acceptance_unreadable: {
    vi: () =>
      'Yêu cầu phải là JSON với «unit» (mã đơn vị), «month» (ví dụ 2024-07), «finding» (khóa của cảnh báo), «reason» (lý do) và «by» (người chấp nhận).',
    en: () =>
      'The request must be JSON with “unit” (its code), “month” (such as 2024-07), “finding” (key of the warning), “reason” and “by”.',
  },
  tally_acceptance_reason: {
    vi: (d) =>
      `Ô «Lý do» phải có chữ, nhiều nhất ${d.longest} ký tự. Hãy ghi vì sao số liệu ấy đúng rồi gửi lại.`,
    en: (d) => `“Reason” needs some text, at most ${d.longest} characters. Explain why the figure is right.`,
  },
  tally_acceptance_by: {
    vi: (d) => `Ô «Người chấp nhận» phải có tên, nhiều nhất ${d.longest} ký tự.`,
    en: (d) => `“Accepted by” needs a name, at most ${d.longest} characters.`,
  },
  tally_finding_absent: {
    vi: () =>
      'Cảnh báo này không còn nữa: số liệu đã được sửa sau khi trang được mở. Hãy tải lại trang để xem cảnh báo mới nhất.',
    en: () => 'This warning is gone: the figures were corrected after the page was opened. Reload the page.',
  },
  tally_finding_accepted: {
    vi: (d) => `Cảnh báo này đã được ${d.by} chấp nhận. Hãy tải lại trang để đọc lý do.`,
    en: (d) => `This warning was already accepted by ${d.by}. Reload the page to read why.`,
  },
  tally_acceptance_absent: {
    vi: () => 'Lần chấp nhận này không có, hoặc đã được rút lại. Hãy tải lại trang.',
    en: () => 'There is no such acceptance, or it was withdrawn. Reload the page.',
  },
  tallies_out_missing: {
    vi: () => 'Tệp Word và Excel không hiện được trên màn hình lệnh. Hãy cho tên tệp: --out TỆP.',
    en: () => 'Word and Excel files cannot be written to a terminal. Give a file: --out FILE.',
  },
  tallies_out_unwritable: {
    vi: (d) => `Không ghi được tệp ${d.file} (${d.problem}). Hãy chọn thư mục khác rồi chạy lại.`,
    en: (d) => `The file ${d.file} cannot be written (${d.problem}). Choose another folder and run again.`,
  },
  tally_received_invalid: {
    vi: (d) =>
      `Ngày nhận «${d.value}» không dùng được: phải là một ngày có thật, không sau hôm nay, viết dạng NĂM-THÁNG-NGÀY, ví dụ 2024-07-11.`,
    en: (d) =>
      `The date of receipt “${d.value}” cannot be used: it must be a real date, not after today, such as 2024-07-11.`,
  },
  tally_origin_unknown: {
    vi: (d) =>
      `Không có nguồn «${d.value}». Hãy dùng form (báo cáo của đơn vị) hoặc history (biểu tổng hợp cũ).`,
    en: (d) => `There is no origin “${d.value}”. Use form (the units’ own report) or history (a past table).`,
  },
  reporting_unit_unknown: {
    vi: (d) => `Không có đơn vị báo cáo «${d.value}». Hãy chọn một đơn vị ở trang Báo cáo tháng.`,
    en: (d) => `There is no reporting unit “${d.value}”. Choose one on the tallies page.`,
  },
  unit_change_field: {
    vi: (d) =>
      `Ô «${FIELD_WORDS.vi[d.field!] ?? d.field}» chưa có hoặc không đọc được. Hãy điền lại ô ấy; chưa ghi gì.`,
    en: (d) =>
      `“${FIELD_WORDS.en[d.field!] ?? d.field}” is missing or cannot be read. Fill it in again; nothing was written.`,
  },
  unit_change_same_name: {
    vi: (d) => `Đơn vị ấy đang tên «${d.name}». Hãy điền tên khác.`,
    en: (d) => `The unit is called “${d.name}” already. Fill in another name.`,
  },
  unit_change_name_taken: {
    vi: (d) =>
      `Trong thời gian ấy đã có đơn vị tên «${d.name}». Hãy điền tên khác, hoặc kết thúc đơn vị kia trước.`,
    en: (d) =>
      `There is already a unit called “${d.name}” at that time. Choose another name, or end that unit first.`,
  },
  unit_change_area_taken: {
    vi: (d) => `Địa bàn ấy đã có ${d.name} báo cáo. Hãy kết thúc hoặc đổi tên đơn vị đó.`,
    en: (d) => `${d.name} reports for that area already. End or rename that unit.`,
  },
  unit_change_before_begin: {
    vi: (d) => `${d.name} bắt đầu hoạt động ngày ${formatDate(d.from!)}: ngày thay đổi phải sau ngày ấy.`,
    en: (d) => `${d.name} begins on ${formatDate(d.from!)}: the change must be later.`,
  },
  unit_change_after_end: {
    vi: (d) => `${d.name} không còn hoạt động từ ${formatDate(d.to!)}: ngày thay đổi phải trước ngày ấy.`,
    en: (d) => `${d.name} no longer exists from ${formatDate(d.to!)}: the change must be earlier.`,
  },
  unit_change_before_rename: {
    vi: (d) => `${d.name} mang tên này từ ${formatDate(d.since!)}: lần đổi tên sau phải sau ngày ấy.`,
    en: (d) => `${d.name} has had that name since ${formatDate(d.since!)}: another renaming must be later.`,
  },
  unit_change_successor_absent: {
    vi: (d) =>
      `${d.name} không kế thừa được: ngày ${formatDate(d.on!)} đơn vị ấy không hoạt động, hoặc chính là đơn vị kết thúc.`,
    en: (d) =>
      `${d.name} cannot succeed: it does not exist on ${formatDate(d.on!)}, or is the unit that ends.`,
  },
  unit_change_moved_on: {
    vi: () => 'Danh sách vừa được người khác sửa. Chưa ghi gì: hãy xem lại các tháng bị ảnh hưởng rồi ghi.',
    en: () =>
      'Somebody else has just changed the list. Nothing was written: check the months affected again, then make the change.',
  },
  unit_change_absent: {
    vi: () => 'Thay đổi ấy không có, hoặc đã được hoàn tác. Hãy tải lại trang.',
    en: () => 'There is no such change, or it was undone. Reload the page.',
  },
  unit_change_not_last: {
    vi: () => 'Đơn vị ấy có thay đổi mới hơn. Hãy hoàn tác thay đổi mới nhất trước.',
    en: () => 'The unit has a later change. Undo that one first.',
  },
  unit_change_has_reports: {
    vi: (d) => `${d.name} đã gửi báo cáo nên không bỏ được. Hãy chọn «Kết thúc» và ghi ngày.`,
    en: (d) => `${d.name} has sent reports, so it cannot be taken out. Choose “End” and a date.`,
  },
  unit_change_succeeds: {
    vi: (d) => `${d.name} đang ghi là kế thừa ${d.of}. Hãy hoàn tác việc kết thúc ${d.of} trước.`,
    en: (d) => `${d.name} is the successor of ${d.of}. Undo the end of ${d.of} first.`,
  },
  report_not_awaited: {
    vi: (d) => `Không có báo cáo tháng ${d.month} nào đang chờ: đơn vị đã gửi, hoặc chưa đến kỳ.`,
    en: (d) => `No report of ${d.month} is missing: it was sent, or the month has not begun.`,
  },
  tallies_usage: {
    vi: (d) =>
      `Không hiểu lệnh (${d.problem}). Cách dùng: npm run tallies -- --month 2024-07 --format docx --out TỆP. Các tùy chọn: ${d.options}.`,
    en: (d) =>
      `The command is not understood (${d.problem}). Usage: npm run tallies -- --month 2024-07 --format docx --out FILE. Options: ${d.options}.`,
  },
};
