import type { BackupSummary, SecretState } from '#lib/domain/backup/manifest.ts';
import type { RebuildReport, RestoreReport } from '#lib/domain/backup/reports.ts';
import { faultSentence } from './faults.ts';
import { formatBytes, formatCount, formatInstant, type Locale } from '#lib/domain/format.ts';

/** What each command takes. */
export const BACKUP_USAGE = `npm run backup -- --out i-speed.tar [--passphrase-file FILE] [--verify] [--lang vi|en]
npm run backup -- --verify i-speed.tar
npm run restore -- i-speed.tar [--passphrase-file FILE] [--lang vi|en]
npm run rebuild [-- --lang vi|en]`;

const SECRET: Record<Locale, Record<SecretState, string>> = {
  vi: {
    sealed: 'Khóa bí mật của mã thiết bị: có, mã hóa bằng mật khẩu',
    left_out:
      'Khóa bí mật của mã thiết bị: KHÔNG có trong bản này (thêm --passphrase-file). Hãy cất riêng; mất khóa thì không nhận ra thiết bị cũ trong tệp nạp sau này',
    absent: 'Khóa bí mật của mã thiết bị: kho dữ liệu này chưa có',
  },
  en: {
    sealed: 'Secret of device ids: included, encrypted with the passphrase',
    left_out:
      'Secret of device ids: NOT in this backup (add --passphrase-file). Keep it elsewhere; without it devices are not recognised in files loaded later',
    absent: 'Secret of device ids: this warehouse has none yet',
  },
};

/** What a backup contains, as its lines on a terminal. */
export function backupLines(
  file: string,
  summary: BackupSummary,
  verified: boolean,
  locale: Locale,
): string[] {
  const n = (value: number) => formatCount(value, locale);
  const { measurements, reports, batches, rawFiles, accounts, bytes, madeAt, secret } = summary;
  const lines: Record<Locale, string[]> = {
    vi: [
      `${file}: ${formatBytes(bytes, locale)}, trạng thái lúc ${formatInstant(madeAt)}`,
      `${n(measurements)} lượt đo, ${n(reports)} báo cáo đơn vị, ${n(batches)} lần nạp, ${n(rawFiles)} bản gốc`,
      ...(accounts > 0 ? [`${n(accounts)} tài khoản`] : []),
      SECRET.vi[secret],
      verified
        ? 'Đã khôi phục thử vào thư mục tạm: mọi tệp đúng mã băm, mọi bảng đúng số dòng và tổng'
        : 'Chưa khôi phục thử: thêm --verify, hoặc chạy npm run backup -- --verify TỆP',
    ],
    en: [
      `${file}: ${formatBytes(bytes, locale)}, as of ${formatInstant(madeAt)}`,
      `${n(measurements)} measurements, ${n(reports)} unit reports, ${n(batches)} batches, ${n(rawFiles)} stored copies`,
      ...(accounts > 0 ? [`${n(accounts)} accounts`] : []),
      SECRET.en[secret],
      verified
        ? 'Restored into a temporary folder for proof: every file has its hash, every table its rows and sums'
        : 'Not proved by restoring it: add --verify, or run npm run backup -- --verify FILE',
    ],
  };
  return lines[locale];
}

/** What was restored and what remains to be done, as lines on a terminal. */
export function restoreLines(dataDir: string, report: RestoreReport, locale: Locale): string[] {
  const n = (value: number) => formatCount(value, locale);
  const { measurements, reports, rawFiles, madeAt, secret, secretRestored, settings, otherReference } =
    report;
  const { accounts, accountsKeyRestored, auditKeyMissing } = report;
  const vi = [
    `Đã khôi phục vào ${dataDir}: ${n(measurements)} lượt đo, ${n(reports)} báo cáo đơn vị, ${n(rawFiles)} bản gốc, trạng thái lúc ${formatInstant(madeAt)}`,
    ...(secretRestored
      ? ['Khóa bí mật của mã thiết bị đã được khôi phục']
      : secret === 'absent'
        ? []
        : [
            secret === 'sealed'
              ? 'Khóa bí mật CHƯA được khôi phục: cần --passphrase-file. Chưa có khóa thì tệp có mã thiết bị bị từ chối'
              : 'Bản sao lưu không kèm khóa bí mật: hãy đặt lại tệp khóa đã cất riêng. Chưa có khóa thì tệp có mã thiết bị bị từ chối',
          ]),
    ...(accounts > 0
      ? [
          `${n(accounts)} tài khoản đã được khôi phục; mọi phiên làm việc đã kết thúc, mọi người đăng nhập lại`,
        ]
      : []),
    ...(accounts > 0 && !accountsKeyRestored
      ? [
          'Khóa của bước xác thực thứ hai CHƯA được khôi phục: cần --passphrase-file. Ai có bước ấy mà không vào được:  npm run users -- reset TÊN',
        ]
      : []),
    ...(auditKeyMissing
      ? [
          'Khóa của nhật ký CHƯA được khôi phục: cần --passphrase-file. Chưa có khóa thì không kiểm được các mục cũ (npm run audit -- verify)',
        ]
      : []),
    ...(settings.length > 0 ? [`Cài đặt khi sao lưu, khác với máy này: ${settings.join(' ')}`] : []),
    ...(otherReference === null
      ? []
      : [
          `Dữ liệu tham chiếu khi sao lưu khác với bản cài này, số liệu có thể khác: sao chép ${otherReference} đè lên data/reference để giữ đúng số cũ`,
        ]),
    'Khởi động: npm start',
  ];
  const en = [
    `Restored into ${dataDir}: ${n(measurements)} measurements, ${n(reports)} unit reports, ${n(rawFiles)} stored copies, as of ${formatInstant(madeAt)}`,
    ...(secretRestored
      ? ['The secret of device ids was restored']
      : secret === 'absent'
        ? []
        : [
            secret === 'sealed'
              ? 'The secret was NOT restored: it needs --passphrase-file. Without it files with device ids are refused'
              : 'The backup holds no secret: put back the file that was kept elsewhere. Without it files with device ids are refused',
          ]),
    ...(accounts > 0
      ? [`${n(accounts)} accounts were restored; every session has ended, everybody signs in again`]
      : []),
    ...(accounts > 0 && !accountsKeyRestored
      ? [
          'The key of second factors was NOT restored: it needs --passphrase-file. For who cannot sign in:  npm run users -- reset NAME',
        ]
      : []),
    ...(auditKeyMissing
      ? [
          'The key of the audit was NOT restored: it needs --passphrase-file. Without it earlier entries cannot be checked (npm run audit -- verify)',
        ]
      : []),
    ...(settings.length > 0 ? [`Settings of the backup that differ here: ${settings.join(' ')}`] : []),
    ...(otherReference === null
      ? []
      : [
          `The reference data of the backup differ from this installation's, so figures may differ: copy ${otherReference} over data/reference for the old ones`,
        ]),
    'Start: npm start',
  ];
  return locale === 'vi' ? vi : en;
}

/** What a rebuilt warehouse contains and what could not come back, as lines on a terminal. */
export function rebuildLines(report: RebuildReport, locale: Locale): string[] {
  const n = (value: number) => formatCount(value, locale);
  const { measurements, reports, batches, lost, changed, editionsLost, replaced } = report;
  const vi = [
    `Đã dựng lại kho dữ liệu: ${n(measurements)} lượt đo từ ${n(batches)} lần nạp, ${n(reports)} báo cáo đơn vị`,
    ...lost.map(
      ({ id, fileName, rows, code, details }) =>
        `KHÔNG dựng lại được lần nạp ${id} (${fileName}, ${n(rows)} dòng). ${faultSentence({ code, details }, 'vi')}`,
    ),
    ...changed.map(
      ({ id, fileName, before, after }) =>
        `Lần nạp ${id} (${fileName}): trước nhận ${n(before)} dòng, nay ${n(after)}; xem lý do ở trang của tệp`,
    ),
    ...editionsLost.map(
      (edition) =>
        `KHÔNG dựng lại được ranh giới đã nhập «${edition}»: nhập lại bằng npm run areas -- import`,
    ),
    ...(replaced === null ? [] : [`Kho dữ liệu cũ được giữ ở ${replaced}`]),
  ];
  const en = [
    `The warehouse was rebuilt: ${n(measurements)} measurements of ${n(batches)} batches, ${n(reports)} unit reports`,
    ...lost.map(
      ({ id, fileName, rows, code, details }) =>
        `Batch ${id} (${fileName}, ${n(rows)} rows) could NOT come back. ${faultSentence({ code, details }, 'en')}`,
    ),
    ...changed.map(
      ({ id, fileName, before, after }) =>
        `Batch ${id} (${fileName}): ${n(before)} rows were accepted before, ${n(after)} now; its page says why`,
    ),
    ...editionsLost.map(
      (edition) =>
        `The imported areas “${edition}” could NOT come back: import them again with npm run areas -- import`,
    ),
    ...(replaced === null ? [] : [`The warehouse of before is kept in ${replaced}`]),
  ];
  return locale === 'vi' ? vi : en;
}
