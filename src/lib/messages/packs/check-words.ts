import { formatCount, type Locale } from '#lib/domain/format.ts';
import type { PackCheck, PackDamage, PackFinding, PackSigner } from '#lib/domain/packs/pack-check.ts';
import type { SigningKeyRecord } from '#lib/domain/packs/pack-record.ts';

const vi = {
  intact: (rows: string, what: readonly string[]) =>
    `NGUYÊN VẸN: mọi byte như khi ký; ${what.join(', ')} được tính lại từ ${rows} dòng, khớp đến từng chữ số.`,
  areas: (count: string) => `${count} địa bàn`,
  gaps: (count: string) => `${count} vùng lõm`,
  ways: (count: string) => `${count} cách tính khác`,
  gapsChosen:
    'Vùng lõm được chọn lại từ danh sách cửa sổ và độ phân tán ghi trong gói; hai thứ ấy lấy từ mọi lượt đo của tỉnh nên không tính lại được từ các dòng trong gói.',
  operatorTests: (places: string, rows: string) =>
    `So sánh với lượt đo của nhà mạng (${rows} dòng) cũng được tính lại ở ${places} nơi, khớp đến từng chữ số.`,
  damaged: 'KHÔNG NGUYÊN VẸN, không dùng làm chứng cứ được.',
  simulated: 'DỮ LIỆU MÔ PHỎNG, không phải số đo thật.',
  code: (code: string) => `Mã kiểm chứng: ${code}`,
  dataVersion: (version: string) => `Phiên bản dữ liệu: ${version}`,
  key: (fingerprint: string) => `Khóa ký: ${fingerprint}`,
  signers: {
    given: 'Ký bằng đúng khóa đã cho.',
    other: 'Ký bằng khóa KHÁC khóa đã cho.',
    unchecked: 'Chưa kiểm tra người ký: hãy so khóa trên với khóa do cơ quan công bố.',
    none: 'Tệp không nêu khóa nào.',
  } as Record<PackSigner, string>,
  damages: {
    no_pack: 'Tệp không phải gói chứng cứ',
    signature: 'Chữ ký của cả tệp không đúng',
    other_key: 'Khóa ký là khóa khác',
    container: 'Có byte bị đổi ngoài các phần (khung tệp hoặc các trang)',
    part: 'Phần bị đổi, thiếu hoặc thừa',
    row: 'Dòng bị đổi',
    figure: 'Con số không theo từ các dòng',
    rule: 'Quy tắc hoặc tiêu chuẩn bị đổi',
  } as Record<PackDamage, string>,
  made: (code: string, file: string) => `Đã lập gói ${code}: ${file}`,
  rotated: (fingerprint: string) =>
    `Từ nay ký bằng khóa mới ${fingerprint}. Hãy công bố khóa ấy; các khóa cũ vẫn có trong danh sách.`,
};
type CheckMessages = typeof vi;

const en: CheckMessages = {
  intact: (rows, what) =>
    `INTACT: every byte is as signed; ${what.join(', ')} were computed again from ${rows} rows and agree in every digit.`,
  areas: (count) => `${count} areas`,
  gaps: (count) => `${count} gaps`,
  ways: (count) => `${count} other ways of counting`,
  gapsChosen:
    'Gaps were chosen again among the windows and by the spread in the pack; these come from all tests of the province and cannot be computed from the rows in the pack.',
  operatorTests: (places, rows) =>
    `The comparison with the operator’s own tests (${rows} rows) was computed again too, for ${places} places, and agrees in every digit.`,
  damaged: 'NOT INTACT; this is no evidence.',
  simulated: 'SIMULATED DATA, not measured.',
  code: (code) => `Code: ${code}`,
  dataVersion: (version) => `Data version: ${version}`,
  key: (fingerprint) => `Signing key: ${fingerprint}`,
  signers: {
    given: 'Signed with the key given.',
    other: 'Signed with ANOTHER key than the one given.',
    unchecked: 'The signer was not checked: compare this key with the one that the office publishes.',
    none: 'The file names no key.',
  },
  damages: {
    no_pack: 'The file is no evidence pack',
    signature: 'The signature of the file is wrong',
    other_key: 'It was signed with another key',
    container: 'Bytes outside the parts were changed (frame of the file, or pages)',
    part: 'A part was changed, is missing or does not belong',
    row: 'A row was changed',
    figure: 'A figure does not follow from the rows',
    rule: 'A rule or standard was changed',
  },
  made: (code, file) => `Made the pack ${code}: ${file}`,
  rotated: (fingerprint) =>
    `From now on packs are signed with the new key ${fingerprint}. Publish it; earlier keys stay listed.`,
};

/** Words of making and checking packs. */
export const packCheckMessages: Record<Locale, CheckMessages> = { vi, en };

/** What is wrong, and where: "Dòng bị đổi: rows.parquet, 217". */
export function findingInWords({ damage, part, item }: PackFinding, locale: Locale): string {
  const where = [part, item].filter((word) => word !== null).join(', ');
  const what = packCheckMessages[locale].damages[damage];
  return where === '' ? what : `${what}: ${where}`;
}

/** A check as lines on a terminal. */
export function checkLines(check: PackCheck, locale: Locale): readonly string[] {
  const t = packCheckMessages[locale];
  const n = (value: number) => formatCount(value, locale);
  const what = [
    ...(check.figures > 0 ? [t.areas(n(check.figures))] : []),
    ...(check.gaps > 0 ? [t.gaps(n(check.gaps))] : []),
    t.ways(n(check.ways)),
  ];
  return [
    check.isIntact ? t.intact(n(check.rows), what) : t.damaged,
    ...(check.isIntact && check.gaps > 0 ? [t.gapsChosen] : []),
    ...(check.isIntact && check.compared > 0
      ? [t.operatorTests(n(check.compared), n(check.operatorRows))]
      : []),
    ...check.findings.map((found) => `- ${findingInWords(found, locale)}`),
    ...(check.simulated ? [t.simulated] : []),
    ...(check.code === null ? [] : [t.code(check.code)]),
    ...(check.dataVersion === null ? [] : [t.dataVersion(n(check.dataVersion))]),
    ...(check.fingerprint === null ? [] : [t.key(check.fingerprint)]),
    t.signers[check.signer],
  ];
}

/** How the command is called. */
export const EVIDENCE_USAGE = `npm run evidence -- pack --edition 2024 --level district --areas 218 --operator vinaphone --period report:2024-06 --out FILE.pdf|.zip [--by NAME]
npm run evidence -- pack --gaps 88415c8c3bfffff-3 --operator vinaphone --period quarter:2024-Q2 --out FILE.pdf|.zip   # gap_id of the page or CSV of gaps
npm run evidence -- verify FILE [--key PUBLIC-KEY.pem]
npm run evidence -- rotate-key [--by NAME]`;

/** A key as a line on a terminal. */
export const rotatedLine = ({ fingerprint }: SigningKeyRecord, locale: Locale): string =>
  packCheckMessages[locale].rotated(fingerprint);
