import { ANSWER_DEPENDENCY_WORDS, ANSWER_STATUS_WORDS } from './case-words.ts';
import type { Dependency } from '#lib/domain/cases/answer.ts';
import type { StandardKind } from '#lib/domain/standard.ts';
import type { VerificationOutcome } from '#lib/domain/cases/verification/outcome.ts';
import type { Verdict } from '#lib/domain/verdict.ts';

/** Words of letters, in Vietnamese only: they are official documents (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export const letterWords = {
  letterNumber: (symbol: string) => `Số:            /${symbol}`,
  reportNumber: (symbol: string) => `Số:            /BC-${symbol}`,
  reportSymbol: (symbol: string) => `BC-${symbol}`,
  about: (subject: string) => `V/v ${subject}`,
  reportTitle: 'BÁO CÁO',
  to: 'Kính gửi:',
  /** Type words of places, which Nghị định 30/2020/NĐ-CP, Phụ lục II, writes small inside a sentence. */
  placeTypes: ['Huyện', 'Quận', 'Thị xã', 'Thị trấn', 'Thành phố', 'Xã', 'Phường', 'Đặc khu', 'Tỉnh', 'Vùng'],
  ground: (text: string) => `Căn cứ ${text};`,
  simulated: 'SỐ LIỆU MÔ PHỎNG, không phải số đo thật',
  verification: (code: string) => `Mã kiểm chứng ${code}`,
  end: './.',
  archive: (office: string | null, number: string) =>
    `- Lưu: VT${office === null ? '' : `, ${office}`}; hồ sơ ${number}.`,
  noIssuer: '....................',
  noDate: '....../....../............',
  noLetter: 'Công văn số ........... ngày ..................',
  earlierLetter: (number: string, date: string) => `Công văn số ${number} ngày ${date}`,
  earlier: (letters: string) => `Các văn bản đã gửi: ${letters}.`,
  noEarlier: 'Chưa có văn bản nào được gửi trước văn bản này.',
  andMore: (count: string) => ` và ${count} nơi khác`,
  placeCount: (count: string) => `${count} nơi`,
  people: (count: string) => `${count} người`,
  somePeople: (count: string, unknown: string) => `${count} người (chưa kể ${unknown} nơi chưa rõ số dân)`,
  noPeople: 'chưa rõ',
  tests: (count: string) => `${count} lượt đo`,
  metrics: { download: 'tốc độ tải xuống', upload: 'tốc độ tải lên' },
  mean: 'trung bình',
  median: 'trung vị',
  share: (share: string) => `của ít nhất ${share} lượt đo`,
  mbps: (value: string) => `${value} Mbps`,
  fact: (title: string, people: string | null, figures: string, verdict: string) =>
    `- ${title}${people === null ? '' : ` (${people})`}: ${figures}; ${verdict}.`,
  figures: (mean: string, interval: string | null, median: string | null) =>
    `trung bình ${mean} Mbps${interval === null ? '' : ` (khoảng tin cậy 95%: ${interval} Mbps)`}${median === null ? '' : `, trung vị ${median} Mbps`}`,
  interval: (lower: string, upper: string) => `${lower} đến ${upper}`,
  shortInterval: (lower: string, upper: string) => `${lower}–${upper}`,
  gapTitle: (title: string) => `Vùng lõm ${title}`,
  withCode: (title: string, code: string) => `${title} (mã ${code})`,
  aboutPeople: (count: string) => `khoảng ${count} người`,
  aboutShort: (count: string) => `≈ ${count}`,
  atMost: (value: string) => `trung bình nhiều nhất ${value} Mbps`,
  noFigures: 'chưa tính được tốc độ',
  from: (tests: string, devices: string | null) =>
    `từ ${tests} lượt đo${devices === null ? '' : ` của ${devices} thiết bị`}`,
  furtherFacts: (count: string) => `- Và ${count} nơi khác, nêu tại Phụ lục I.`,
  verdicts: {
    met: 'đạt mức',
    not_met: 'chưa đạt mức',
    undecided: 'chưa kết luận được (khoảng tin cậy chứa mức)',
    too_few: 'chưa đủ số liệu để kết luận',
    untested: 'chưa có lượt đo',
  } satisfies Record<Verdict, string>,
  counted: (count: string, verdict: string) => `${count} nơi ${verdict}`,
  mandatory:
    '; mức này là quy chuẩn bắt buộc, nơi chưa đạt có dấu hiệu vi phạm quy chuẩn, việc kết luận thuộc thẩm quyền của cơ quan quản lý chuyên ngành',
  kinds: {
    mandatory_regulation: 'quy chuẩn bắt buộc',
    planning_target: 'mục tiêu quy hoạch',
    province_request: 'đề nghị của tỉnh',
    operator_promise: 'cam kết của doanh nghiệp',
    operator_declared: 'mức doanh nghiệp tự công bố',
  } satisfies Record<StandardKind, string>,
  standard: (kind: string, name: string) => `${kind}: ${name}`,
  document: (number: string, date: string) => `${number} ngày ${date}`,
  plan: (from: string, last: string, tests: string) =>
    `Việc kiểm chứng sau khắc phục đã được ấn định: các lượt đo từ ngày ${from} đến hết ngày ${last}, cần ít nhất ${tests} lượt đo tại các nơi nêu trên, cùng tiêu chuẩn và cách tính.`,
  noAnswer: (operator: string) => `Đến nay chưa nhận được văn bản trả lời của ${operator}.`,
  answered: (operator: string, on: string, document: string | null) =>
    `${operator} trả lời ngày ${on}${document === null ? '' : ` (Công văn số ${document})`}:`,
  answer: (title: string, status: string, further: readonly string[]) =>
    `- ${title}: ${[status, ...further].join('; ')}.`,
  promisedBy: (date: string) => `cam kết ${date}`,
  countsFrom: (date: string) => `tính lượt đo từ ngày ${date}`,
  cause: (cause: string) => `nguyên nhân: ${cause}`,
  causeInAnswer: 'nguyên nhân nêu trong văn bản trả lời',
  verified: (on: string) =>
    `Kiểm chứng ngày ${on}, theo kế hoạch kiểm chứng của hồ sơ, mỗi thiết bị một phiếu:`,
  verifiedPlace: (title: string, figures: string, tests: string, outcome: string) =>
    `- ${title}: ${figures}từ ${tests}; ${outcome}.`,
  verifiedFigures: (after: string, difference: string, lower: string, upper: string) =>
    `trung bình sau ${after} Mbps, chênh lệch so với khi lập hồ sơ ${difference} Mbps (khoảng tin cậy: ${lower} đến ${upper} Mbps), `,
  outcomes: {
    met: 'đã đạt cam kết',
    too_few: 'chưa đủ lượt đo để kết luận',
    not_met: 'chưa đạt cam kết',
    worse: 'kém đi',
  } satisfies Record<VerificationOutcome, string>,
  likely: 'có thể đã đạt theo lượt đo của người dân, chưa đủ lượt đo theo quy trình để kết luận',
  annexes: (list: string) => `Gửi kèm: ${list}.`,
  annexNamed: (title: string, name: string) => `${title} (${name})`,
  annexNames: {
    places: 'danh sách và bản đồ các nơi',
    method: 'phương pháp đo và tính',
    answer: 'mẫu trả lời của doanh nghiệp',
  },
  annexTitle: (numeral: string | null) => (numeral === null ? 'Phụ lục' : `Phụ lục ${numeral}`),
  headings: {
    places: 'DANH SÁCH VÀ BẢN ĐỒ CÁC NƠI',
    method: 'PHƯƠNG PHÁP ĐO VÀ TÍNH',
    answer: 'MẪU TRẢ LỜI CỦA DOANH NGHIỆP',
  },
  attachedTo: (symbol: string, issuer: string) =>
    `(Kèm theo Văn bản số          /${symbol} ngày       tháng       năm            của ${issuer})`,
  placesIntro: (operator: string, period: string, standard: string, limit: string) =>
    `Mạng ${operator}. ${period}. So với ${standard}; mức ${limit}. Tốc độ tính bằng Mbps.`,
  placeColumns: {
    number: 'STT',
    title: 'Nơi',
    people: 'Số dân',
    tests: 'Lượt đo',
    devices: 'Thiết bị',
    mean: 'Trung bình',
    interval: 'Khoảng tin cậy 95%',
    median: 'Trung vị',
    verdict: 'Kết luận',
  },
  atMostShort: (value: string) => `≤ ${value}`,
  mapAlt: (places: string) => `Bản đồ các nơi: ${places}`,
  mapCaption: (limit: string) =>
    `Số trên bản đồ: STT trong bảng. ▼ trung bình dưới ${limit}; ▲ từ ${limit} trở lên; ○ chưa có số liệu.`,
  mapSource: (edition: string, version: string) =>
    `Ranh giới: ${edition}. Số liệu: phiên bản ${version} của kho dữ liệu.`,
  verdictNames: {
    met: '▲ Đạt',
    not_met: '▼ Chưa đạt',
    undecided: 'Chưa kết luận',
    too_few: 'Chưa đủ mẫu',
    untested: 'Chưa đo',
  } satisfies Record<Verdict, string>,
} as const;

/** What an answer that waits for something is called in the form, and where it is read back. */
export const DEPENDENCY_WORDS: Readonly<Record<Dependency, string>> = {
  power: dependsOn('power'),
  site: dependsOn('site'),
  capital: dependsOn('capital'),
  programme: dependsOn('programme'),
};

function dependsOn(dependency: Dependency): string {
  return `${ANSWER_STATUS_WORDS.vi.depends} ${ANSWER_DEPENDENCY_WORDS.vi[dependency]}`;
}
