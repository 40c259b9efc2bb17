import { formatCount, type Locale } from '../domain/format.ts';

const vi = {
  title: 'Thiết bị và quyền của người đo',
  lead: 'Bao nhiêu thiết bị khác nhau trong kho, so với ngưỡng của pháp luật; xóa lượt đo của một thiết bị khi người dùng yêu cầu.',
  countTitle: 'Số thiết bị so với ngưỡng',
  countTable: 'Ngưỡng và số thiết bị',
  devices: 'Thiết bị khác nhau (không tính dữ liệu mô phỏng)',
  simulated: 'Thiết bị mô phỏng',
  without: 'Lượt đo không có mã thiết bị',
  thresholds: ['Ngưỡng', 'Số chủ thể', 'Hiện nay'],
  sensitive: 'Dữ liệu cá nhân nhạy cảm (có vị trí)',
  basic: 'Dữ liệu cá nhân cơ bản',
  below: (share: string) => `dưới ngưỡng (${share})`,
  reached: 'đã tới ngưỡng: hệ thống thuộc cấp độ 3',
  source:
    'Ngưỡng cấp độ 3 theo NĐ 331/2026/NĐ-CP như các bản diễn giải công khai; cơ quan đối chiếu với Công báo trước khi ghi vào hồ sơ. Mỗi thiết bị được coi là một người; lượt đo không có mã thì không biết của bao nhiêu người.',
  deleteTitle: 'Xóa lượt đo của một thiết bị',
  deleteNote:
    'Theo yêu cầu của chủ thể dữ liệu. Mã thiết bị được băm ngay, không ghi vào đâu, kể cả nhật ký. Xóa rồi không hoàn tác được.',
  id: 'Mã thiết bị, đúng như trong tệp',
  preview: 'Xem trước',
  found: (tests: number, batches: number) =>
    `Thiết bị này có ${formatCount(tests, 'vi')} lượt đo trong ${formatCount(batches, 'vi')} lần nạp.`,
  erased: (tests: number, batches: number) =>
    `Đã xóa ${formatCount(tests, 'vi')} lượt đo của thiết bị trong ${formatCount(batches, 'vi')} lần nạp. Số liệu đã tính lại.`,
  also: (duplicates: number, rawRows: number, cases: number) =>
    `Cùng với chúng: ${formatCount(duplicates, 'vi')} lượt trùng, ${formatCount(rawRows, 'vi')} dòng trong các bản gốc. ${cases === 0 ? 'Không hồ sơ nào có lượt đo của thiết bị.' : `${formatCount(cases, 'vi')} hồ sơ giữ nguyên số liệu đã gửi nhà mạng, nhưng không còn dẫn tới thiết bị.`}`,
  stays:
    'Còn lại ở nơi khác: các bản sao lưu cũ giữ lượt đo ấy tới khi bị thay (BACKUP_KEEP), gói chứng cứ đã ký và tệp đã tải về giữ nguyên; khôi phục từ bản cũ thì phải xóa lại.',
  figuresTitle: 'Số liệu thay đổi',
  figureColumns: ['Tháng', 'Nhà mạng', 'Lượt đo', 'Thiết bị', 'Trung bình tải xuống (Mbps)'],
  figureNote: 'Trước → sau; mọi lượt đo được nhận, trung bình theo lượt, không tính lượt 0.',
  unknownOperator: 'không rõ',
  none: 'không còn',
  erase: 'Xóa vĩnh viễn',
  sure: 'Tôi đã kiểm tra yêu cầu và hiểu rằng không hoàn tác được',
};

const en: typeof vi = {
  title: 'Devices and the rights of testers',
  lead: 'How many different devices are held, against the thresholds of the law; deleting the tests of one device on request.',
  countTitle: 'Devices against the thresholds',
  countTable: 'Thresholds and devices',
  devices: 'Different devices (without simulated data)',
  simulated: 'Simulated devices',
  without: 'Tests without a device id',
  thresholds: ['Threshold', 'Subjects', 'Now'],
  sensitive: 'Sensitive personal data (with positions)',
  basic: 'Basic personal data',
  below: (share) => `below (${share})`,
  reached: 'reached: a system of level 3',
  source:
    'Thresholds of level 3 by NĐ 331/2026/NĐ-CP as public paraphrases give them; the office checks the gazette before writing them into a dossier. Each device is taken for one person; tests without an id come from an unknown number of people.',
  deleteTitle: 'Delete the tests of a device',
  deleteNote:
    'At the request of who made them. The id is hashed on the spot and written down nowhere, the audit included. What is deleted does not come back.',
  id: 'Device id, as files have it',
  preview: 'Preview',
  found: (tests, batches) =>
    `This device has ${formatCount(tests, 'en')} tests in ${formatCount(batches, 'en')} loads.`,
  erased: (tests, batches) =>
    `${formatCount(tests, 'en')} tests of the device in ${formatCount(batches, 'en')} loads were deleted. Figures follow.`,
  also: (duplicates, rawRows, cases) =>
    `With them: ${formatCount(duplicates, 'en')} duplicates, ${formatCount(rawRows, 'en')} rows in stored copies. ${cases === 0 ? 'No case has tests of the device.' : `${formatCount(cases, 'en')} cases keep the figures that operators were sent, but lead to the device no more.`}`,
  stays:
    'What stays elsewhere: earlier backups hold the tests until they are replaced (BACKUP_KEEP); signed packs and downloaded files stay as they are; after restoring an earlier backup delete again.',
  figuresTitle: 'Figures that change',
  figureColumns: ['Month', 'Operator', 'Tests', 'Devices', 'Mean download (Mbps)'],
  figureNote: 'Before → after; all accepted tests, mean by test, 0 left out.',
  unknownOperator: 'unknown',
  none: 'none left',
  erase: 'Delete for good',
  sure: 'I have checked the request and know that this cannot be undone',
};

/** What the page of devices says, by language. */
export const deviceMessages: Record<Locale, typeof vi> = { vi, en };
