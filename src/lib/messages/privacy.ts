import type { PersonalKind } from '#lib/domain/column-mapping.ts';
import { formatCount, type Locale } from '#lib/domain/format.ts';
import type { FilePrivacy } from '#lib/domain/personal/file-privacy.ts';
import { counted } from './counted.ts';

/** Kinds of personal values, as a sentence counts them. */
const KINDS: Record<PersonalKind, { readonly vi: string; readonly en: readonly [string, string] }> = {
  phone: { vi: 'số điện thoại', en: ['phone number', 'phone numbers'] },
  email: { vi: 'địa chỉ thư điện tử', en: ['e-mail address', 'e-mail addresses'] },
  name: { vi: 'tên người', en: ['name', 'names'] },
  id_number: { vi: 'số giấy tờ', en: ['identity number', 'identity numbers'] },
  device_number: { vi: 'số máy, số SIM', en: ['device or SIM number', 'device or SIM numbers'] },
  licence_plate: { vi: 'biển số xe', en: ['licence plate', 'licence plates'] },
  network_address: { vi: 'địa chỉ mạng', en: ['network address', 'network addresses'] },
};

/** What of a file was not stored, in sentences; personal columns have a notice of their own. */
export function privacyLines({ dropped, masked, kept }: FilePrivacy, locale: Locale): string[] {
  const unused = dropped.filter(({ kind }) => kind === null).map(({ column }) => column);
  const lines: string[] = [];
  if (unused.length > 0) {
    const columns = unused.join(', ');
    lines.push(
      locale === 'vi'
        ? `Không lưu các cột không dùng đến: ${columns}.`
        : `Columns without a meaning here were not stored: ${columns}.`,
    );
  }
  if (kept.length > 0) {
    const columns = kept.join(', ');
    lines.push(
      locale === 'vi'
        ? `Giữ trong bản lưu theo yêu cầu, không tính: ${columns}.`
        : `Kept in the stored copy as asked, not counted: ${columns}.`,
    );
  }
  if (masked.length > 0) {
    const counts = masked.map((count) => maskedCount(count, locale)).join('; ');
    lines.push(
      locale === 'vi'
        ? `Đã che bằng *** các giá trị giống dữ liệu cá nhân: ${counts}.`
        : `Values that look like personal data were masked with ***: ${counts}.`,
    );
  }
  return lines;
}

function maskedCount({ column, kind, cells }: FilePrivacy['masked'][number], locale: Locale): string {
  const count = formatCount(cells, locale);
  return locale === 'vi'
    ? `${count} ô có ${KINDS[kind].vi} ở cột «${column}»`
    : `${counted(count, 'cell')} with ${KINDS[kind].en[cells === 1 ? 0 : 1]} in “${column}”`;
}
