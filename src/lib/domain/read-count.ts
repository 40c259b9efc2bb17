const NOTHING = /^([-–]?|\.{2,}|…)$/;
/** Words written after a count. */
const COUNTED =
  /\s*(người( cài đặt)?|nguoi( cai dat)?|lượt( truy cập)?|luot( truy cap)?|lần|máy|thiết bị|tài khoản|thuê bao)\.?$/i;

/**
 * A count as written by people ("1.250", "25 người"); null when empty, undefined when not a whole number from 0 up.
 */
export function readCount(text: string): number | null | undefined {
  if (NOTHING.test(text)) return null;
  const digits = text.normalize('NFC').replace(COUNTED, '');
  if (!/^\d+$|^\d{1,3}([.,\s]\d{3})+$/.test(digits)) return undefined;
  const count = Number(digits.replace(/[.,\s]/g, ''));
  return Number.isSafeInteger(count) ? count : undefined;
}
