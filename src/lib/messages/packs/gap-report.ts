import { VARIANTS, type Variant } from '#lib/domain/robustness.ts';
import { evidenceMessages } from '../evidence.ts';
import { gapErrorRates } from '../gap-rates.ts';
import { hoursWords } from './report.ts';

/** Words of the report's part on gap areas, which is in Vietnamese. */
export const gapReportWords = {
  summary: 'Tóm tắt về vùng lõm',
  map: 'Vùng lõm ở đâu',
  mapLegend:
    'Số: thứ tự của vùng lõm trong các bảng. Gạch chéo màu cam: đã xác nhận; viền nét đứt, không tô: mới nghi ngờ, chưa phải bằng chứng. Đường xám: ranh giới địa bàn.',
  details: 'Các ô của từng vùng lõm',
  detailsNote:
    'Mỗi vùng gồm các ô lục giác H3 cấp 8, mỗi ô khoảng 0,7 km²; mã từng ô ở scope.json. Vị trí từng lượt đo không có trong gói ngoài mức làm tròn 0,01 độ, nên việc lượt đo nằm trong vùng là do cơ quan lập gói xác định.',
  figures: 'Số liệu từng vùng lõm',
  figuresNote:
    'Tốc độ tải xuống, Mbps. «Nhiều nhất»: trung bình thật của vùng không quá mức này (khoảng tin cậy một phía, đã hiệu chỉnh vì vùng được chọn từ nhiều cửa sổ). Không nêu trung bình của các lượt đo trong vùng: chính chúng đã chọn ra vùng nên trung bình ấy lệch về phía thấp. p là khả năng thấp như thế chỉ do ngẫu nhiên nếu trung bình thật đúng bằng ngưỡng; để xác nhận, p phải từ mức ghi bên cạnh trở xuống.',
  figureHeader: [
    'Vùng lõm',
    'Lượt đo',
    'Thiết bị',
    'Ngày',
    'Nơi đo',
    'Khung giờ',
    'Nhiều nhất',
    'p',
    'Mức p phải đạt',
    'Tình trạng',
  ],
  selection: 'Vùng được chọn thế nào, sai số bao nhiêu',
  selectionNote:
    'Không ai vẽ tay các vùng này. Chương trình xét mọi cửa sổ 5, 14 và 27 km² trong tỉnh; các cửa sổ dưới ngưỡng được so cùng lúc, nên mức p phải đạt được hiệu chỉnh theo số cửa sổ ấy để tỷ lệ phát hiện sai không quá 10%.',
  selectionHeader: ['Bước', 'Giá trị'],
  judged: 'Cửa sổ đủ thiết bị để xét',
  below: 'Trong đó trung bình dưới ngưỡng, đem so (m)',
  left: 'Còn lại sau Benjamini–Hochberg (R)',
  error: 'Mức p phải đạt: 10% ÷ 2 × R ÷ m',
  cv: 'Độ phân tán chung của tốc độ (hệ số biến thiên)',
  tried: 'Cửa sổ nghi ngờ kỳ trước, thử lại kỳ này (k)',
  passed: 'Được xác nhận khi thử lại (r)',
  retestP: 'Mức p phải đạt khi thử lại: 0,5 ÷ k (ít nhất 2)',
  retestError: 'Sai số của mức «nhiều nhất» khi thử lại: 10% ÷ 2 × r ÷ k (ít nhất 2)',
  fromProvince:
    'Độ phân tán và các cửa sổ lấy từ mọi lượt đo của nhà mạng trong tỉnh và kỳ này. Gói có đủ chúng (gap-selection.json) để chọn lại và tính lại mọi số ở trên, nhưng không có các lượt đo ngoài vùng, nên bản thân chúng không tính lại được từ gói.',
  sensitivity: 'Vùng lõm có đứng vững không?',
  sensitivityNote:
    'Cùng những lượt đo ấy (của thiết bị đã biết), tính theo cách khác, giữ nguyên độ phân tán chung và mức p phải đạt. «Đứng vững»: p vẫn từ mức ấy trở xuống. Ít lượt hơn thì mức «nhiều nhất» cao hơn, đó là do thiếu thiết bị chứ không do mạng tốt hơn.',
  sensitivityHeader: ['Cách tính', 'Lượt đo', 'Thiết bị', 'Nhiều nhất', 'p', 'Đứng vững?'],
  stands: 'có',
  doesNot: 'không',
  tooFew: 'chưa đủ thiết bị',
  withoutMeaning: 'Cách tính không có nghĩa với vùng lõm',
  withoutMeaningList: [
    'Mọi lượt đo ngang nhau, và mỗi thiết bị một phiếu cho mỗi nơi và ngày: độ phân tán chung là của phiếu từng thiết bị, không dùng cho cách đếm khác được.',
    'Bỏ ngày đo nhiều nhất: đã nằm trong quy tắc, vì bỏ bất kỳ ngày nào cũng phải còn chắc; bảng trên nêu những ngày mà quy tắc bỏ: những ngày mà thiếu chúng thì p lớn nhất.',
    'Trung vị, tỷ lệ lượt đạt và khoảng hai phía: của chính các lượt đã chọn ra vùng thì lệch về phía thấp, nên không nêu.',
    'Vùng mới nghi ngờ: chưa có kết luận để thử.',
    'Gói cước, trong nhà hay ngoài trời: tệp không ghi.',
  ],
  objections: 'Trả lời những ý kiến phản bác đã biết, về vùng lõm',
  method: 'Cách tìm vùng lõm',
} as const;

/** Words with figures in them. */
export const gapPhrases = {
  atMost: (mbps: string) => `≤ ${mbps}`,
  limit: (mbps: string) => `Ngưỡng: ${mbps} Mbps.`,
  confirmed: 'dưới ngưỡng, đã xác nhận',
  retested: (devices: string) => `dưới ngưỡng: kỳ trước nghi ngờ, kỳ này ${devices} thiết bị khác xác nhận`,
  suspected: (devices: string) => `mới nghi ngờ, cần thêm ít nhất ${devices} thiết bị; chưa phải bằng chứng`,
} as const;

/** How gap areas are found and checked, in sentences around those that the page of gaps says. */
export const gapMethodWords = {
  before:
    'Lượt đo là của người dân, bằng ứng dụng i-Speed; một lượt thuộc vùng khi vị trí chính xác của nó nằm trong một ô của vùng. Lượt không có vị trí, hoặc chỉ có vị trí làm tròn, không thuộc vùng nào.',
  formulas:
    'p tính theo xấp xỉ điểm yên ngựa của trung bình các phiếu (Daniels 1954; Barndorff-Nielsen 1986) với độ phân tán chung; chọn theo Benjamini và Hochberg (1995); mức «nhiều nhất» theo Benjamini và Yekutieli (2005).',
  after:
    'Mọi con số về vùng lõm được tính lại từ rows.csv và gap-selection.json khi làm gói, và ai cũng tính lại được: recompute-gaps.sql cho số lượt, số thiết bị và tổng phiếu, chương trình kiểm tra gói cho mọi số đến từng chữ số.',
} as const;

/** How many gap areas are confirmed, in a sentence. */
export const gapSummary = (of: {
  readonly gaps: string;
  readonly confirmed: string;
  readonly suspected: string;
  readonly limit: string;
}): string =>
  `Trong ${of.gaps} vùng lõm: ${of.confirmed} đã xác nhận là dưới ngưỡng ${of.limit} Mbps, ${of.suspected} mới nghi ngờ (chưa phải bằng chứng, không nêu tốc độ).`;

/** What is known of one gap area, in a sentence. */
export const gapSentence = (of: {
  readonly name: string;
  readonly km2: string;
  readonly people: string | null;
  readonly status: string;
  readonly atMost: string | null;
  readonly tests: string;
  readonly devices: string;
  readonly days: string;
}): string =>
  `${of.name}, ${of.km2} km²${of.people === null ? '' : `, khoảng ${of.people} người`}: ${of.status}${of.atMost === null ? '' : `; trung bình nhiều nhất ${of.atMost} Mbps`}; ${of.tests} lượt đo của ${of.devices} thiết bị trong ${of.days} ngày.`;

/** A place's number and name. */
export const placeNamed = (number: number, title: string): string => `${number}. ${title}`;

/** A gap area's number, name and code. */
export const gapNamed = (number: number, title: string, code: string): string =>
  `${placeNamed(number, title)} (mã ${code})`;

/** A way of counting of the table on gap areas. */
export function gapWayWords(way: string): string {
  if (way === 'without_any_day') return 'Bỏ ngày ảnh hưởng nhiều nhất (hai ngày, nếu đo trong hơn 60 ngày)';
  if (way === 'without_busiest_devices') return 'Bỏ 10 thiết bị đo nhiều nhất';
  if ((VARIANTS as readonly string[]).includes(way)) return evidenceMessages.vi.variants[way as Variant];
  return hoursWords(way);
}

/** The facts that objections are answered with, over all confirmed gap areas of the pack. */
export interface GapObjectionFacts {
  readonly confirmed: string;
  readonly minimumDevices: string;
  readonly retestDevices: string;
  readonly days: string;
  readonly withoutBusiest: string;
  readonly withoutPlace: string;
  readonly unflagged: string;
  readonly asZero: string;
  readonly below: string;
  readonly error: string;
  readonly technology: string;
}

/** The known objections to a gap area and what the pack says to each. */
export const gapObjectionWords = (f: GapObjectionFacts): readonly (readonly [string, string])[] => [
  [
    '«Chọn chỗ thấp nhất trong cả tỉnh thì chỗ nào chẳng thấp.»',
    `Đúng là vùng được chọn, nên p phải đến mức đã hiệu chỉnh theo ${f.below} cửa sổ đem so (${f.error}), mức «nhiều nhất» là cận trên đã hiệu chỉnh (Benjamini và Yekutieli 2005), và trung bình của các lượt đã chọn ra vùng không được nêu. ${gapErrorRates('vi')}`,
  ],
  [
    '«Mẫu quá ít.»',
    `Cửa sổ dưới ${f.minimumDevices} thiết bị không được xét (thử lại ở kỳ sau: dưới ${f.retestDevices}, chỉ tính thiết bị khác). Mẫu nhỏ làm mức «nhiều nhất» cao lên, và mức cao thì không xác nhận. Độ phân tán là của cả tỉnh, nên một mẫu nhỏ không thể trông chắc hơn sự thật.`,
  ],
  [
    '«Vài người đo rất nhiều đã kéo lệch con số.»',
    `Mỗi thiết bị chỉ có một phiếu. Bỏ 10 thiết bị đo nhiều nhất: ${f.withoutBusiest} trong ${f.confirmed} vùng không còn chắc như thế.`,
  ],
  [
    '«Hôm ấy, chỗ ấy có sự cố.»',
    `Vùng chỉ được xác nhận khi có lượt đo của ít nhất ${f.days} ngày, và bỏ ngày ảnh hưởng nhiều nhất (hai ngày, nếu đo trong hơn 60 ngày) vẫn chắc như thế. Bỏ nơi đo nhiều nhất: ${f.withoutPlace} trong ${f.confirmed} vùng không còn chắc.`,
  ],
  [
    '«Chỉ đo giờ cao điểm.»',
    'Bảng trên có dòng riêng cho từng khung 4 giờ; rows.csv có giờ của từng lượt đo.',
  ],
  [
    '«Có lẫn Wi-Fi hoặc mạng khác.»',
    `Chỉ tính lượt đo ghi là ${f.technology}. Lượt đáng ngờ được đánh dấu; bỏ hết chúng: ${f.unflagged} trong ${f.confirmed} vùng không còn chắc.`,
  ],
  [
    '«Lượt đo hỏng bị bỏ hay bị cộng?»',
    `Cách tính ghi ở đầu gói; nếu tính lượt hỏng là 0 Mbps: ${f.asZero} trong ${f.confirmed} vùng không còn chắc.`,
  ],
  [
    '«Máy cũ, gói cước hết dung lượng tốc độ cao, đo trong nhà.»',
    'Không trả lời được: tệp i-Speed không ghi đời máy, gói cước, trong nhà hay ngoài trời. Nhà mạng có số liệu ấy thì xin gửi kèm, theo mẫu nạp của chương trình, để đối chiếu.',
  ],
];
