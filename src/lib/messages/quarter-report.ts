import type { QuarterStep } from '#lib/domain/cases/ledger/quarter-report.ts';
import type { VerificationOutcome } from '#lib/domain/cases/verification/outcome.ts';

/** Words of the quarterly report, in Vietnamese only: it is an official document. */
export const quarterReportWords = {
  subject: (quarter: string) =>
    `Kết quả theo dõi việc khắc phục chất lượng mạng di động theo hồ sơ kiến\u00a0nghị, ${quarter}`,
  addressees: ['- UBND tỉnh;', '- Cục Viễn thông.'],
  copies: ['- Như trên;'],
  archive: (office: string | null) => `- Lưu: VT${office === null ? '' : `, ${office}`}.`,
  opening: (issuer: string, quarter: string, until: string) =>
    `${issuer} báo cáo kết quả theo dõi việc khắc phục chất lượng dịch vụ truy nhập Internet di động trên địa bàn, theo sổ hồ sơ kiến nghị ${quarter}, tính đến hết ngày ${until}, như sau:`,
  none: (until: string) => `1. Đến hết ngày ${until} chưa có công văn đề nghị nào được gửi.`,
  standing: (until: string, letters: string, places: string, people: string) =>
    `1. Lũy kế đến hết ngày ${until}: đã gửi ${letters} công văn đề nghị về ${places} nơi (${people}).`,
  answers: (answered: string, overdue: string) =>
    `- Nhà mạng đã trả lời ${answered} hồ sơ; ${overdue} hồ sơ quá hạn trả lời.`,
  progress: (promised: string, claimed: string, proven: string) =>
    `- Nhà mạng cam kết khắc phục ${promised} nơi, báo đã phát sóng ${claimed} nơi; lượt đo theo quy trình hoặc đo kiểm đã chứng minh tốt lên ${proven} nơi.`,
  inQuarter: (steps: string) => `2. Trong quý: ${steps}.`,
  noSteps: '2. Trong quý không có thay đổi.',
  step: (count: string, name: string) => `${count} ${name}`,
  broken: (count: string) => `3. Nơi chưa thực hiện cam kết: ${count} nơi, nêu tại Phụ lục III.`,
  noneBroken: '3. Chưa có nơi nào quá hạn cam kết hoặc không đạt khi kiểm chứng.',
  method:
    'Cách tính: theo ngày việc xảy ra ghi trong sổ; bước đã hoàn tác và hồ sơ đã rút không tính; mỗi nơi của một nhà mạng tính một lần; số dân mỗi nơi tính một lần.',
  leftOut: (count: string) => `Sổ còn ${count} hồ sơ mô phỏng, không tính vào báo cáo này.`,
  annexes: {
    noneBroken: 'Gửi kèm: Phụ lục I (theo nhà mạng); Phụ lục II (thay đổi trong quý).',
    broken:
      'Gửi kèm: Phụ lục I (theo nhà mạng); Phụ lục II (thay đổi trong quý); Phụ lục III (nơi chưa thực hiện cam kết).',
  },
  closing: (issuer: string) => `${issuer} kính báo cáo`,
  people: (count: string) => `${count} người`,
  unknown: 'chưa rõ số dân',
  headings: {
    operators: 'LŨY KẾ THEO NHÀ MẠNG',
    steps: 'THAY ĐỔI TRONG QUÝ',
    broken: 'NƠI CHƯA THỰC HIỆN CAM KẾT',
  },
  total: 'Cộng',
  operatorColumns: [
    'Nhà mạng',
    'Công văn đề nghị',
    'Nơi đề nghị',
    'Số dân',
    'Hồ sơ đã trả lời',
    'Hồ sơ quá hạn',
    'Nơi cam kết',
    'Nơi báo đã phát sóng',
    'Nơi chứng minh tốt lên',
    'Số dân nơi tốt lên',
  ],
  operatorColumn: 'Nhà mạng',
  steps: {
    sent: 'công văn đề nghị',
    reminded: 'lần nhắc',
    answered: 'lần trả lời',
    verified: 'lần kiểm chứng',
    closed: 'hồ sơ đóng',
    passed_on: 'hồ sơ chuyển Cục Viễn thông',
    withdrawn: 'hồ sơ rút',
  } satisfies Record<QuarterStep, string>,
  brokenColumns: ['STT', 'Hồ sơ', 'Nhà mạng', 'Nơi', 'Số dân', 'Cam kết', 'Kiểm chứng'],
  brokenNote:
    'Nơi đã hết hạn cam kết mà nhà mạng chưa báo đã khắc phục, hoặc lượt đo được dùng để khép hồ sơ cho thấy chưa đạt hay kém đi.',
  outcomes: {
    met: 'đạt',
    too_few: 'chưa đủ lượt đo',
    not_met: 'chưa đạt',
    worse: 'kém đi',
  } satisfies Record<VerificationOutcome, string>,
  notVerified: 'chưa kiểm chứng',
} as const;
