import type { Locale } from '#lib/domain/format.ts';
import { caseMessages } from './cases.ts';
import { counted } from './counted.ts';

type Sentence = (details: Record<string, string>) => string;

const wordIn = (words: Readonly<Record<string, string>>, name: string | undefined) =>
  words[name ?? ''] ?? name ?? '';

/** Sentences for what can go wrong with a case. */
export const CASE_FAULTS: Record<string, Record<Locale, Sentence>> = {
  case_absent: {
    vi: (d) => `Không có hồ sơ số ${d.id}. Hãy chọn một hồ sơ trong danh sách.`,
    en: (d) => `There is no case ${d.id}. Choose one from the list.`,
  },
  case_places_count: {
    vi: (d) =>
      d.count === '0'
        ? 'Hồ sơ chưa có địa bàn nào. Hãy chọn ít nhất một huyện, xã hoặc vùng lõm.'
        : `Hồ sơ có ${d.count} địa bàn, nhiều nhất là ${d.most}. Hãy chia thành nhiều hồ sơ.`,
    en: (d) =>
      d.count === '0'
        ? 'The case has no place yet. Choose at least one area or gap.'
        : `The case has ${d.count} places; at most ${d.most} are possible. Split it into several cases.`,
  },
  case_gap_absent: {
    vi: (d) =>
      `Vùng lõm «${d.value}» không hiện ở nhà mạng và kỳ này. Hãy mở trang Vùng lõm với đúng nhà mạng ấy rồi chọn lại.`,
    en: (d) =>
      `The gap “${d.value}” is not shown for this operator and period. Open the page of gaps for that operator and choose again.`,
  },
  case_without_rows: {
    vi: () =>
      'Không có lượt đo nào của nhà mạng này ở các địa bàn và kỳ đã chọn, nên không lập hồ sơ được. Hãy chọn kỳ khác, hoặc đo thêm.',
    en: () =>
      'This operator has no tests at the chosen places in this period, so no case can be made. Choose another period, or test more.',
  },
  case_without_gap_evidence: {
    vi: (d) =>
      `Hồ sơ ${d.number} lập khi chương trình chưa giữ lại những gì số liệu vùng lõm dựa vào (độ phân tán chung, các cửa sổ được xét), nên không làm được gói chứng cứ ai cũng tính lại được. Cần gói thì rút hồ sơ này (ghi lý do) rồi lập hồ sơ mới cho cùng vùng lõm, cùng kỳ.`,
    en: (d) =>
      `Case ${d.number} was opened when the program did not yet keep what the figures of gaps rest on (the pooled spread, the windows compared), so no pack can be made whose figures anyone could compute again. If one is needed, withdraw the case with a reason and open a new one about the same gap and period.`,
  },
  case_too_large: {
    vi: (d) =>
      `Hồ sơ sẽ giữ ${d.rows} lượt đo, nhiều nhất là ${d.most}. Hãy chọn kỳ ngắn hơn hoặc ít địa bàn hơn.`,
    en: (d) =>
      `The case would keep ${d.rows} tests; at most ${d.most} are possible. Choose a shorter period or fewer places.`,
  },
  case_place_taken: {
    vi: (d) =>
      `${d.place} đang nằm trong hồ sơ ${d.number} của cùng nhà mạng và tiêu chuẩn. Hãy theo dõi ở hồ sơ ấy, hoặc bỏ địa bàn này ra.`,
    en: (d) =>
      `${d.place} is in the open case ${d.number} of the same operator and standard. Continue in that case, or leave the place out.`,
  },
  case_data_changing: {
    vi: () => 'Dữ liệu đang thay đổi liên tục nên chưa lập được hồ sơ. Hãy thử lại sau khi nạp xong.',
    en: () => 'The data keep changing, so the case could not be made. Try again once loading has ended.',
  },
  case_moved_on: {
    vi: (d) => `Hồ sơ ${d.number} vừa có người ghi thêm. Hãy tải lại trang, xem rồi ghi lại.`,
    en: (d) =>
      `Someone has just added to case ${d.number}. Reload the page, read it, then enter yours again.`,
  },
  case_step_refused: {
    vi: (d) =>
      `Hồ sơ ${d.number} đang ở trạng thái «${wordIn(caseMessages.vi.states, d.state)}», không ghi «${wordIn(caseMessages.vi.kinds, d.kind)}» được.`,
    en: (d) =>
      `Case ${d.number} is “${wordIn(caseMessages.en.states, d.state)}”; “${wordIn(caseMessages.en.kinds, d.kind)}” cannot be entered now.`,
  },
  case_reminders_over: {
    vi: (d) => `Hồ sơ ${d.number} đã nhắc ${d.most} lần. Hãy chuyển Cục Viễn thông hoặc mời kiểm tra.`,
    en: (d) =>
      `Case ${d.number} has been reminded ${counted(d.most!, 'time')}. Pass it on to Cục Viễn thông, or invite the operator to an inspection.`,
  },
  case_field: {
    vi: (d) => `Ô «${wordIn(caseMessages.vi.fields, d.field)}» còn trống hoặc quá dài. Hãy điền rồi ghi lại.`,
    en: (d) =>
      `The field “${wordIn(caseMessages.en.fields, d.field)}” is empty or too long. Fill it in and save again.`,
  },
  case_date_future: {
    vi: (d) => `Ngày ${d.on} chưa tới (hôm nay là ${d.today}). Hãy ghi ngày đã xảy ra.`,
    en: (d) => `The date ${d.on} has not come yet (today is ${d.today}). Enter the day it happened.`,
  },
  case_date_before: {
    vi: (d) => `Ngày ${d.on} sớm hơn ngày ${d.earliest} của hồ sơ hoặc công văn. Hãy xem lại ngày.`,
    en: (d) => `The date ${d.on} is earlier than ${d.earliest}, the date of the case or letter. Check it.`,
  },
  case_deadline_before: {
    vi: (d) => `Hạn ${d.deadline} phải sau ngày ${d.on}.`,
    en: (d) => `The deadline ${d.deadline} must come after ${d.on}.`,
  },
  case_undo_order: {
    vi: (d) => `Hồ sơ ${d.number}: chỉ hoàn tác được bước mới nhất. Hãy hoàn tác lần lượt từ bước cuối.`,
    en: (d) =>
      `Case ${d.number}: only the latest step can be undone. Undo the steps one by one, starting with the last.`,
  },
  case_unreadable: {
    vi: () => 'Yêu cầu về hồ sơ phải là JSON đúng dạng; xem trang API.',
    en: () => 'A request about a case must be JSON in the form described on the API page.',
  },
  case_operator_missing: {
    vi: () => 'Hồ sơ phải về một nhà mạng. Hãy chọn nhà mạng.',
    en: () => 'A case is about one operator. Choose an operator.',
  },
  answer_field: {
    vi: (d) =>
      `Trả lời về địa bàn số ${d.place}: ô «${wordIn(caseMessages.vi.fields, d.field)}» không đọc được. Hãy sửa ô này.`,
    en: (d) =>
      `Answer about place ${d.place}: the field “${wordIn(caseMessages.en.fields, d.field)}” cannot be read. Correct it.`,
  },
  answer_needs: {
    vi: (d) =>
      `Trả lời «${wordIn(caseMessages.vi.statuses, d.status)}» về địa bàn số ${d.place} cần có «${wordIn(caseMessages.vi.fields, d.field)}».`,
    en: (d) =>
      `The answer “${wordIn(caseMessages.en.statuses, d.status)}” about place ${d.place} needs “${wordIn(caseMessages.en.fields, d.field)}”.`,
  },
  answer_twice: {
    vi: (d) => `Địa bàn số ${d.place} có hai dòng trả lời. Hãy giữ một dòng.`,
    en: (d) => `Place ${d.place} has two answers. Keep one.`,
  },
  answer_place: {
    vi: (d) => `Hồ sơ ${d.number} không có địa bàn số ${d.place}. Hãy xem lại số thứ tự trong biểu trả lời.`,
    en: (d) => `Case ${d.number} has no place ${d.place}. Check the numbers in the answer form.`,
  },
  answer_needs_tests: {
    vi: (d) =>
      `Trả lời «${caseMessages.vi.statuses.not_accepted}» về địa bàn số ${d.place} phải kèm tệp số liệu đo của nhà mạng. Hãy thả tệp ấy, hoặc đề nghị nhà mạng gửi.`,
    en: (d) =>
      `The answer “${caseMessages.en.statuses.not_accepted}” about place ${d.place} needs a file of the operator’s own tests. Drop it, or ask the operator for it.`,
  },
  answer_tests_elsewhere: {
    vi: (d) =>
      `Tệp số liệu của nhà mạng không có lượt đo nào của họ ở địa bàn số ${d.place}, nên chưa ghi «${caseMessages.vi.statuses.not_accepted}» được. Hãy đề nghị nhà mạng gửi lượt đo ở nơi ấy.`,
    en: (d) =>
      `The operator’s file has no test of its network at place ${d.place}, so “${caseMessages.en.statuses.not_accepted}” cannot be entered. Ask for tests made there.`,
  },
  operator_tests_form: {
    vi: (d) =>
      `«${d.file}» là biểu báo cáo tháng, không phải lượt đo. Hãy đề nghị nhà mạng gửi từng lượt đo.`,
    en: (d) => `“${d.file}” is a monthly form, not tests. Ask the operator for its tests one by one.`,
  },
  operator_tests_several: {
    vi: (d) => `«${d.file}» có nhiều tệp. Hãy gộp lượt đo của nhà mạng vào một tệp rồi thả lại.`,
    en: (d) => `“${d.file}” holds several files. Put the operator’s tests into one and drop it again.`,
  },
  operator_tests_too_many: {
    vi: (d) =>
      `Tệp có ${d.rows} lượt đo của nhà mạng, nhiều nhất là ${d.most}. Hãy bỏ các lượt đo ở nơi không thuộc hồ sơ.`,
    en: (d) =>
      `The file has ${d.rows} tests of the operator; at most ${d.most} are possible. Leave out places that are not in the case.`,
  },
  answer_form_kind: {
    vi: (d) => `«${d.file}» không phải là XLSX hay DOCX. Hãy dùng biểu trả lời gửi kèm công văn.`,
    en: (d) => `“${d.file}” is neither XLSX nor DOCX. Use the answer form that went with the letter.`,
  },
  answer_form_too_large: {
    vi: (d) => `Tệp trả lời lớn hơn ${d.limit}. Hãy bỏ hình ảnh khỏi tệp; minh chứng gửi riêng.`,
    en: (d) => `The answer file is larger than ${d.limit}. Remove the pictures and send evidence separately.`,
  },
  answer_form_wrong: {
    vi: (d) => `Tệp «${d.file}» có ${d.cells} ô sai nên chưa ghi được gì. Hãy sửa rồi thả lại tệp.`,
    en: (d) =>
      `“${d.file}” has ${counted(d.cells!, 'wrong cell')}, so nothing was entered. Correct the file and drop it again.`,
  },
  case_file_absent: {
    vi: (d) => `Hồ sơ ${d.id} không có tệp này. Hãy mở tệp từ trang của hồ sơ.`,
    en: (d) => `Case ${d.id} has no such file. Open it from the page of the case.`,
  },
  case_nothing_due: {
    vi: () => 'Không hồ sơ nào trong số đã chọn có hạn. Hãy bỏ bớt điều kiện lọc.',
    en: () => 'Nothing is due in the chosen cases. Remove some of the filters.',
  },
  case_no_look: {
    vi: (d) =>
      `Chưa đến ngày kiểm chứng của hồ sơ${d.on ? ` (${d.on})` : ''}, hoặc mọi lần kiểm chứng đã ghi xong.`,
    en: (d) =>
      `No verification of this case is due${d.on ? ` (next on ${d.on})` : ''}, or all have been made.`,
  },
};
