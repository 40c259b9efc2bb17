import type { Locale } from '#lib/domain/format.ts';

const vi = {
  verifyTitle: 'Kiểm tra gói chứng cứ',
  verifyLead:
    'Thả tệp gói (PDF hoặc ZIP) vào đây: chương trình kiểm tra từng byte theo chữ ký và tính lại mọi con số từ các dòng trong gói. Tệp không được giữ lại.',
  drop: 'Thả gói vào đây',
  or: 'hoặc',
  choose: 'Chọn tệp',
  key: 'Khóa công khai của cơ quan (tệp .pem, không bắt buộc)',
  chooseKey: 'Chọn khóa',
  noKeyChosen: 'Chưa chọn khóa.',
  keyNote: 'Không nêu khóa thì chỉ biết gói còn nguyên, chưa biết ai ký.',
  checking: 'Đang kiểm tra…',
  result: 'Kết quả',
  packsTitle: 'Gói chứng cứ đã làm',
  packsTable: 'Bảng các gói chứng cứ',
  packsLead:
    'Mỗi gói là một tệp có chữ ký, ai cũng kiểm tra được mà không cần chương trình này. Làm ở trang của hồ sơ, bằng lệnh npm run evidence -- pack hoặc API /api/v1/packs.',
  none: 'Chưa làm gói nào.',
  code: 'Mã kiểm chứng',
  areas: 'Địa bàn, vùng lõm',
  scope: 'Phạm vi',
  dataVersion: 'Phiên bản dữ liệu',
  madeAt: 'Lập lúc',
  madeBy: 'Người lập',
  state: 'Tình trạng',
  current: 'Chưa có gói nào thay thế.',
  inForce: 'chưa bị thay thế',
  replaced: 'Đã được thay bằng gói',
  simulated: 'DỮ LIỆU MÔ PHỎNG, không phải số đo thật.',
  packTitle: (code: string) => `Gói ${code}`,
  packLead:
    'Văn bản ghi mã này ở chân trang dựa vào gói dưới đây. Hãy so SHA-256 của tệp đang có với trang này.',
  download: (format: string) => `Tải ${format.toUpperCase()}`,
  hash: (format: string) => `SHA-256 của tệp ${format.toUpperCase()}`,
  notMade: 'không lập',
  signedWith: 'Khóa ký',
  keyTitle: 'Khóa công khai của các gói',
  keyLead:
    'Gói được ký bằng khóa riêng không rời máy chủ. Ai nhận gói thì so mã băm ghi trong gói với khóa dưới đây, đã lấy trực tiếp từ cơ quan.',
  noKey: 'Chưa có khóa nào: khóa được tạo khi làm gói đầu tiên.',
  usedFrom: 'Dùng từ',
  usedUntil: 'Dùng đến',
  inUse: 'đang dùng',
  fingerprint: 'Mã băm',
  publicKey: 'Khóa công khai (PEM)',
  downloadKey: 'Tải khóa (public-key.pem)',
  all: 'Mọi gói',
};
/** Words of the pages on evidence packs. */
export type PackPageMessages = typeof vi;

const en: PackPageMessages = {
  verifyTitle: 'Check an evidence pack',
  verifyLead:
    'Drop a pack (PDF or ZIP) here: every byte is checked by its signature, and every figure is computed again from the rows inside. The file is not kept.',
  drop: 'Drop a pack here',
  or: 'or',
  choose: 'Choose a file',
  key: 'Public key of the office (.pem, optional)',
  chooseKey: 'Choose a key',
  noKeyChosen: 'No key chosen.',
  keyNote: 'Without a key one knows that the pack is intact, but not who signed it.',
  checking: 'Checking…',
  result: 'Result',
  packsTitle: 'Evidence packs',
  packsTable: 'Table of evidence packs',
  packsLead:
    'Each pack is a signed file that anyone can check without this program. Made on the page of a case, with npm run evidence -- pack or the API /api/v1/packs.',
  none: 'No pack was made yet.',
  code: 'Code',
  areas: 'Areas, gaps',
  scope: 'Scope',
  dataVersion: 'Data version',
  madeAt: 'Made',
  madeBy: 'By',
  state: 'State',
  current: 'No later pack takes its place.',
  inForce: 'not replaced',
  replaced: 'Replaced by the pack',
  simulated: 'SIMULATED DATA, not measured.',
  packTitle: (code) => `Pack ${code}`,
  packLead:
    'A letter with this code at its foot rests on the pack below. Compare the SHA-256 of the file you hold with this page.',
  download: (format) => `Download ${format.toUpperCase()}`,
  hash: (format) => `SHA-256 of the ${format.toUpperCase()}`,
  notMade: 'not made',
  signedWith: 'Signing key',
  keyTitle: 'Public keys of packs',
  keyLead:
    'Packs are signed with a private key that never leaves the server. Who receives a pack compares its fingerprint with the key below, taken from the office itself.',
  noKey: 'There is no key yet: it is made with the first pack.',
  usedFrom: 'Used from',
  usedUntil: 'Used until',
  inUse: 'in use',
  fingerprint: 'Fingerprint',
  publicKey: 'Public key (PEM)',
  downloadKey: 'Download the key (public-key.pem)',
  all: 'All packs',
};

/** By language. */
export const packPageMessages: Record<Locale, PackPageMessages> = { vi, en };
