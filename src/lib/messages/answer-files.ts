import type { TestRows } from '#lib/domain/cases/operator-tests/comparison.ts';
import { BAND_HOURS } from '#lib/domain/counting.ts';
import type { Locale } from '#lib/domain/format.ts';

/** Hours of bands of the day, neighbours as one: "4–12, 16–24". */
export function bandWords(bands: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const band of bands) {
    const last = ranges.at(-1);
    if (last?.to === band) last.to = band + 1;
    else ranges.push({ from: band, to: band + 1 });
  }
  return ranges.map(({ from, to }) => `${from * BAND_HOURS}–${to * BAND_HOURS}`).join(', ');
}

const vi = {
  formLabel: 'Biểu trả lời của nhà mạng',
  formDrop: 'Thả biểu trả lời (XLSX, DOCX) vào đây',
  or: 'hoặc',
  choose: 'Chọn tệp',
  formDownload: 'Tải biểu trả lời để trống của hồ sơ này (XLSX)',
  reading: 'Đang đọc tệp…',
  wrong: 'Chưa ghi được gì từ tệp này. Hãy sửa các ô sau trong tệp rồi thả lại:',
  more: 'Còn nhiều ô sai nữa.',
  check: 'Đây là những gì đọc được. Xem lại từng nơi, rồi ghi vào hồ sơ; tệp được giữ cùng dòng ghi.',
  unanswered: (places: string) => `Tệp không trả lời về: ${places}.`,
  giveUp: 'Bỏ tệp này, gõ trả lời',
  testsTitle: 'Số liệu đo của chính nhà mạng',
  testsNote:
    'Bắt buộc khi trả lời «Không nhận». Được để riêng, không bao giờ vào số liệu của người dân; so với lượt đo hồ sơ đã giữ.',
  testsTechnology: 'Công nghệ, nếu tệp không ghi',
  testsAsNamed: 'Như tệp ghi',
  testsDrop: 'Thả tệp lượt đo vào đây',
  testsMapping:
    'Chưa rõ cột nào là gì thì xem trước tệp ở trang Dữ liệu và lưu thành mẫu, rồi thả lại ở đây.',
  testsGiveUp: 'Bỏ tệp lượt đo này',
  comparison: 'So lượt đo của nhà mạng với lượt đo của hồ sơ',
  comparisonNote:
    'Người dân: mỗi thiết bị một phiếu. Nhà mạng: máy đo đi nhiều nơi nên mỗi máy, mỗi ngày, mỗi địa bàn một phiếu; không có mã máy thì mỗi điểm (0,01°) và ngày một phiếu. Cùng quy tắc về lượt đo hỏng và dấu nghi ngờ. Quy ước của chương trình.',
  side: 'Ai đo',
  sides: { citizens: 'Người dân', operator: 'Nhà mạng' },
  tests: 'Lượt đo',
  devices: 'Thiết bị',
  unknown: 'chưa rõ',
  mean: 'Trung bình (Mbps)',
  dates: 'Ngày đo',
  hours: 'Giờ đo',
  marked: 'Có dấu nghi ngờ',
  difference: 'Chênh lệch',
  between: (lower: string, upper: string) => `từ ${lower} đến ${upper}`,
  sameAsBatch: (batch: number) =>
    `Tệp này trùng từng byte với tệp của lần nạp ${batch}, đã nạp là số liệu của người dân. Nếu đó là số liệu của nhà mạng, hãy gỡ lần nạp ấy ở trang Dữ liệu rồi xem lại số liệu.`,
  rowsRead: (rows: TestRows, count: (value: number) => string) =>
    `Đọc ${count(rows.read)} dòng: giữ ${count(rows.kept)}; loại ${count(rows.rejected)} vì giá trị không đọc được; trùng trong tệp ${count(rows.repeated)}; đã có trong số liệu của người dân ${count(rows.loadedBefore)}; của nhà mạng khác ${count(rows.otherOperators)}; bằng công nghệ khác ${count(rows.otherTechnology)}; ngoài địa bàn của hồ sơ ${count(rows.elsewhere)}.`,
  conclusions: {
    none: 'Tệp không có lượt đo nào ở địa bàn này.',
    too_few: 'Quá ít lượt đo, thiết bị hoặc ngày để so sánh.',
    within_error: 'Chênh lệch nằm trong sai số: số liệu của nhà mạng chưa bác bỏ được số liệu của hồ sơ.',
    operator_faster: 'Nhà mạng đo được cao hơn, vượt quá sai số: hai bên đo khác nhau, nên mời cùng đo kiểm.',
    operator_slower: 'Nhà mạng đo được thấp hơn, vượt quá sai số.',
  },
  levels: {
    below: 'Chính số liệu của nhà mạng cũng dưới ngưỡng.',
    above: 'Số liệu của nhà mạng đạt ngưỡng.',
    undecided: 'Số liệu của nhà mạng chưa đủ để nói đạt ngưỡng hay không.',
  },
  notes: {
    other_dates: 'Không lượt nào đo trong kỳ của hồ sơ: mạng có thể đã thay đổi.',
    fewer_hours: 'Nhà mạng không đo ở một số khung giờ mà người dân có đo.',
    no_devices: 'Tệp không có mã thiết bị.',
  },
  files: { form: 'Biểu trả lời', tests: 'Số liệu đo của nhà mạng' },
};

/** Words for the files of an operator's answer. */
export type AnswerFileMessages = typeof vi;

const en: AnswerFileMessages = {
  formLabel: 'The operator’s answer form',
  formDrop: 'Drop the answer form (XLSX, DOCX) here',
  or: 'or',
  choose: 'Choose a file',
  formDownload: 'Download this case’s empty answer form (XLSX)',
  reading: 'Reading the file…',
  wrong: 'Nothing of this file can be entered. Correct these cells in it, then drop it again:',
  more: 'There are more wrong cells.',
  check: 'This is what was read. Check each place, then enter it; the file is kept with the entry.',
  unanswered: (places) => `The file says nothing of: ${places}.`,
  giveUp: 'Leave this file, type the answer',
  testsTitle: 'The operator’s own tests',
  testsNote:
    'Needed for the answer “Not accepted”. Kept apart, never in figures of citizens’ tests; compared with those the case froze.',
  testsTechnology: 'Technology, where the file does not say',
  testsAsNamed: 'As the file says',
  testsDrop: 'Drop the file of tests here',
  testsMapping:
    'Where columns are unclear, preview the file on the data page, save a profile, and drop it again.',
  testsGiveUp: 'Leave this file of tests',
  comparison: 'The operator’s tests beside those of the case',
  comparisonNote:
    'Citizens: one vote per device. Operator: an instrument goes from place to place, so one vote per device, day and place; without device ids, one per site (0.01°) and day. The same rules on failed and marked tests. This program’s own choice.',
  side: 'Tested by',
  sides: { citizens: 'Citizens', operator: 'Operator' },
  tests: 'Tests',
  devices: 'Devices',
  unknown: 'unknown',
  mean: 'Mean (Mbps)',
  dates: 'Dates',
  hours: 'Hours',
  marked: 'Marked as doubtful',
  difference: 'Difference',
  between: (lower, upper) => `${lower} to ${upper}`,
  sameAsBatch: (batch) =>
    `This file is byte for byte that of batch ${batch}, loaded as citizens’ tests. If they are the operator’s, undo that batch on the data page and look at the figures again.`,
  rowsRead: (rows, count) =>
    `${count(rows.read)} rows read: ${count(rows.kept)} kept; ${count(rows.rejected)} rejected for a value; ${count(rows.repeated)} repeated in the file; ${count(rows.loadedBefore)} among citizens’ tests already; ${count(rows.otherOperators)} of other operators; ${count(rows.otherTechnology)} of another technology; ${count(rows.elsewhere)} outside the places of the case.`,
  conclusions: {
    none: 'The file has no test at this place.',
    too_few: 'Too few tests, devices or days to compare.',
    within_error: 'The difference is within the error: the operator’s tests do not refute those of the case.',
    operator_faster:
      'The operator measured faster, by more than the error: the two test differently, so measure together.',
    operator_slower: 'The operator measured slower, by more than the error.',
  },
  levels: {
    below: 'By the operator’s own tests it is below the standard too.',
    above: 'By the operator’s tests the standard is met.',
    undecided: 'The operator’s tests do not decide whether the standard is met.',
  },
  notes: {
    other_dates: 'None was made in the dates of the case: the network may have changed.',
    fewer_hours: 'The operator left out hours of the day that citizens tested in.',
    no_devices: 'The file names no devices.',
  },
  files: { form: 'Answer form', tests: 'The operator’s own tests' },
};

/** Words for the files of an operator's answer, by language. */
export const answerFileMessages: Record<Locale, AnswerFileMessages> = { vi, en };
