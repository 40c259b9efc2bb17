import type { Verdict } from '#lib/domain/verdict.ts';
import { VARIANTS, type Variant } from '#lib/domain/robustness.ts';
import { evidenceMessages } from '../evidence.ts';
import { rejectionReason } from '../rejections.ts';

/** Words of the report in a pack's PDF, which is in Vietnamese. */
export const reportWords = {
  title: 'Gói chứng cứ tốc độ mạng di động',
  code: (code: string) => `Mã kiểm chứng ${code}`,
  page: 'trang',
  summary: 'Tóm tắt',
  map: 'Bản đồ',
  mapLegend:
    'Tên đậm, viền đậm: địa bàn trong gói, số như trong các bảng. Gạch chéo màu cam: chưa đạt; xanh: đạt; xám: chưa kết luận; xám nhạt: chưa đủ mẫu; trắng: chưa đo, hoặc ngoài gói.',
  figures: 'Số liệu từng địa bàn',
  figuresNote:
    'Tốc độ tải xuống, Mbps. Trong ngoặc là khoảng tin cậy 95%. Kết luận theo cả khoảng tin cậy, không theo một con số.',
  figureHeader: [
    'Địa bàn',
    'Lượt đo',
    'Thiết bị',
    'Trung bình, mỗi thiết bị một phiếu',
    'Trung bình mọi lượt',
    'Trung vị',
    'Tỷ lệ từ ngưỡng',
    'Kết luận',
  ],
  spread: 'Độ rộng của mẫu',
  spreadHeader: [
    'Địa bàn',
    'Ngày có đo',
    'Nơi đo',
    'Khung giờ',
    'Lượt đo hỏng',
    'Lượt không rõ thiết bị',
    'Thiết bị mà kết luận dựa vào',
  ],
  exclusions: 'Lượt đo không được tính',
  exclusionsNote:
    'Các lượt đo ở nơi và trong kỳ này, theo lý do đầu tiên; dưới cùng là dòng bị loại khi nạp các tệp có dữ liệu của gói (cả tệp, không riêng nơi này).',
  exclusionHeader: ['Địa bàn, vùng lõm', 'Lý do', 'Số lượt'],
  wholeFiles: 'cả tệp',
  sensitivity: 'Kết luận có đứng vững không?',
  sensitivityNote:
    'Cùng những lượt đo ấy, tính theo cách khác, chỉ xét khoảng tin cậy; khung giờ tính theo cách của dòng đầu. Không biết gói cước và trong nhà hay ngoài trời nên không tách được theo hai điều ấy.',
  sensitivityNone: 'Không địa bàn nào có kết luận để đối chiếu.',
  sensitivityHeader: ['Cách tính', 'Số được tính', 'Trung bình (khoảng tin cậy 95%)', 'Kết luận'],
  changed: 'đổi',
  objections: 'Trả lời những ý kiến phản bác đã biết',
  objectionsNote:
    'Nhà mạng từng nói dữ liệu i-Speed hạn chế và chưa phản ánh đúng chất lượng (phát ngôn tháng 8/2024, theo báo Mobile World Live). Dưới đây là điều gói này trả lời được, và điều không trả lời được.',
  method: 'Cách tính',
  provenance: 'Nguồn gốc và cách tự kiểm tra',
  files: 'Các tệp có dữ liệu của gói',
  fileHeader: ['Số', 'SHA-256 của tệp', 'Nạp lúc (UTC)', 'Dòng đọc', 'Nhận', 'Trùng', 'Loại'],
  noFiles: 'Không tệp nào.',
  parts: 'Các phần đính kèm trong tệp PDF này',
  partHeader: ['Phần', 'SHA-256'],
  check: 'Tự kiểm tra, không cần chương trình này',
  checkLines: [
    'sha256sum -c manifest-sha256.txt',
    '(head -c -116 ho-so.pdf; tail -c 28 ho-so.pdf) > signed',
    'tail -c 116 ho-so.pdf | head -c 88 | base64 -d > sig',
    'openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in signed -sigfile sig',
  ],
  checkNote:
    'Chữ ký Ed25519 phủ mọi byte của tệp, cả các trang và các phần đính kèm, trừ 88 ký tự của chính nó. Khóa trong tệp chỉ cho biết tệp còn nguyên; muốn biết ai ký, hãy so mã băm với khóa do cơ quan công bố.',
  dataVersion: 'Phiên bản dữ liệu',
  changedAt: 'Dữ liệu thay đổi lần cuối (UTC)',
  program: 'Chương trình',
  key: 'Mã băm của khóa ký',
  edition: 'Bộ địa giới',
} as const;

/** How many areas have each verdict, in a sentence. */
export function summarySentence(
  counts: Readonly<Record<Verdict, string>>,
  areas: string,
  limit: string,
): string {
  return `Trong ${areas} địa bàn: ${counts.not_met} chưa đạt, ${counts.met} đạt, ${counts.undecided} chưa kết luận, ${counts.too_few} chưa đủ mẫu, ${counts.untested} chưa đo, so với ngưỡng ${limit} Mbps.`;
}

/** What is known of one area, in a sentence. */
export const areaSentence = (of: {
  readonly title: string;
  readonly verdict: string;
  readonly mean: string;
  readonly interval: string;
  readonly tests: string;
  readonly devices: string;
}): string =>
  `${of.title}: ${of.verdict}; trung bình ${of.mean} Mbps ${of.interval}, ${of.tests} lượt đo của ${of.devices} thiết bị.`;

const LEFT_OUT_WORDS: Readonly<Record<string, string>> = {
  counted: 'được tính',
  other_technology: 'công nghệ khác',
  unknown_operator: 'không rõ nhà mạng',
  other_operator: 'nhà mạng khác',
  marked: 'đáng ngờ, bộ lọc không tính',
  failed: 'đo hỏng (0 Mbps), không tính vào trung bình',
};

/** Why measurements were left out, in a few words. */
export const exclusionWords = (reason: string): string =>
  LEFT_OUT_WORDS[reason] ?? `dòng bị loại: ${rejectionReason(reason.replace(/^rejected:/, ''), 'vi')}`;

/** A way of counting of the sensitivity table. */
export function wayWords(way: string): string {
  if ((VARIANTS as readonly string[]).includes(way)) return evidenceMessages.vi.variants[way as Variant];
  if (way === 'without_busiest_devices') return 'Bỏ 10 thiết bị đo nhiều nhất';
  return hoursWords(way);
}

/** A band of the day: `hours_08_11`. */
export function hoursWords(way: string): string {
  const hours = /^hours_(\d\d)_(\d\d)$/.exec(way);
  return hours ? `Chỉ từ ${Number(hours[1])} giờ đến ${Number(hours[2])} giờ 59` : way;
}

/** The facts that objections are answered with, over all areas of the pack. */
export interface ObjectionFacts {
  readonly tests: string;
  readonly devices: string;
  readonly days: string;
  readonly minimumTests: string;
  readonly minimumDevices: string;
  readonly decided: string;
  readonly withoutBusiest: string;
  readonly withoutDay: string;
  readonly withoutPlace: string;
  readonly unflagged: string;
  readonly asZero: string;
  readonly technology: string;
}

/** The known objections and what the pack says to each. */
export const objectionWords = (f: ObjectionFacts): readonly (readonly [string, string])[] => [
  [
    '«Mẫu quá ít.»',
    `Gói có ${f.tests} lượt đo được tính, của ${f.devices} thiết bị, trong ${f.days} ngày. Địa bàn dưới ${f.minimumTests} lượt đo hoặc ${f.minimumDevices} thiết bị không có kết luận. Mẫu nhỏ làm khoảng tin cậy rộng ra, và khoảng rộng thì không kết luận.`,
  ],
  [
    '«Vài người đo rất nhiều đã kéo lệch con số.»',
    `Mỗi thiết bị chỉ có một phiếu. Bỏ 10 thiết bị đo nhiều nhất: ${f.withoutBusiest} trong ${f.decided} địa bàn đổi kết luận.`,
  ],
  [
    '«Hôm ấy, chỗ ấy có sự cố.»',
    `Bỏ ngày đo nhiều nhất: ${f.withoutDay} trong ${f.decided} địa bàn đổi kết luận; bỏ nơi đo nhiều nhất: ${f.withoutPlace}.`,
  ],
  [
    '«Chỉ đo giờ cao điểm.»',
    'Bảng độ nhạy có dòng riêng cho từng khung 4 giờ; rows.csv có giờ của từng lượt đo.',
  ],
  [
    '«Có lẫn Wi-Fi hoặc mạng khác.»',
    `Chỉ tính lượt đo ghi là ${f.technology}. Lượt có dấu hiệu Wi-Fi và các lượt đáng ngờ khác được đánh dấu; bỏ hết chúng: ${f.unflagged} trong ${f.decided} địa bàn đổi kết luận.`,
  ],
  [
    '«Lượt đo hỏng bị bỏ hay bị cộng?»',
    `Cách tính ghi ở đầu gói; nếu tính lượt hỏng là 0 Mbps: ${f.asZero} trong ${f.decided} địa bàn đổi kết luận.`,
  ],
  [
    '«Trung vị của VNNIC khác trung bình này.»',
    'Cả hai đều có trong bảng. Tiêu chuẩn nói trung bình; trung vị cho biết người ở giữa.',
  ],
  [
    '«Máy cũ, gói cước hết dung lượng tốc độ cao, đo trong nhà.»',
    'Không trả lời được: tệp i-Speed không ghi đời máy, gói cước, trong nhà hay ngoài trời. Nhà mạng có số liệu ấy thì xin gửi kèm, theo mẫu nạp của chương trình, để đối chiếu.',
  ],
];

/** How figures are computed, in sentences. */
export const methodWords: readonly string[] = [
  'Lượt đo là của người dân, bằng ứng dụng i-Speed; mỗi lượt thuộc một địa bàn theo vị trí, hoặc theo tên xã, huyện ghi trong tệp.',
  'Trung bình mỗi thiết bị một phiếu: phiếu của một thiết bị là trung bình các lượt đo của nó, làm tròn đến kbit/s. Khoảng tin cậy 95% theo Student t, có sửa độ lệch (Hall 1992).',
  'Trung bình mọi lượt: khoảng tin cậy tính các lượt của một thiết bị là phụ thuộc nhau (Bell và McCaffrey 2002). Trung vị: khoảng của Woodruff (1952). Tỷ lệ: khoảng của Wilson với cỡ mẫu hiệu dụng.',
  'Chưa đạt khi cả khoảng tin cậy nằm dưới ngưỡng; đạt khi cả khoảng từ ngưỡng trở lên; còn lại là chưa kết luận. Một cách tính hợp lý khác mà cho kết luận ngược lại thì không kết luận.',
  'Mọi con số trong gói được tính lại từ rows.csv khi làm gói, và ai cũng tính lại được: recompute.sql cho các số chính, chương trình kiểm tra gói cho mọi số đến từng chữ số.',
];
