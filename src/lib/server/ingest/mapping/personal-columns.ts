import type { PersonalKind } from '#lib/domain/column-mapping.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { fieldOfHeader } from '../read/recognise-header.ts';

/** Headers of personal columns, as patterns of text keys. */
const HEADERS: readonly (readonly [RegExp, PersonalKind])[] = [
  [
    /\b(?:so dien thoai|dien thoai lien he|sdt|so dt|so thue bao|phone(?: number| no)?|mobile number|msisdn|tel|telephone)\b/,
    'phone',
  ],
  [/\b(?:e ?mail|thu dien tu)\b/, 'email'],
  [
    /\b(?:nhan vien|ho ten|ho va ten|ho dem|nguoi (?:do|kiem tra|thuc hien|su dung|dung)|ten nguoi|khach hang|chu thue bao|can bo|can bo do|chu ho)\b/,
    'name',
  ],
  [
    /\b(?:full ?name|first ?name|last ?name|person|employee|staff|tester|customer|user ?name|user|surveyor)\b/,
    'name',
  ],
  [/\b(?:cccd|cmnd|cmt|can cuoc|chung minh|so dinh danh|id card|passport|ho chieu)\b/, 'id_number'],
  [
    /^(?:ip|(?:internal|external|client|public|private) ?ip|ip (?:address|anonym)|dia chi ip|mac|mac address|client ip)$/,
    'network_address',
  ],
];
/** Exceptions: makes and models of devices. */
const NOT_A_PERSON =
  /\b(?:phone (?:model|type|os)|loai dien thoai|device model|user agent|ma nhan vien thiet bi)\b/;

const PHONE = /^(?:\+?84|0)[235789]\d{8}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const IP = /^(?:\d{1,3}\.){3}\d{1,3}$/;
/** The most common family names, as text keys. */
const FAMILY_NAMES = new Set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly trinh dinh truong lam doan mai luong giap than'.split(
    ' ',
  ),
);
const MIN_SHARE = 0.6;
const MIN_VALUES = 3;

/** Which personal data does a column contain, by its header? Null for none. */
export function personalHeader(header: string): PersonalKind | null {
  const key = textKey(header);
  if (fieldOfHeader(header) !== null || NOT_A_PERSON.test(key)) return null;
  return HEADERS.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

/** Which personal data does a column with an unknown header contain, by its values? Null for none. */
export function personalValues(values: readonly string[]): PersonalKind | null {
  const filled = values.map((value) => value.trim()).filter(Boolean);
  if (filled.length < MIN_VALUES) return null;
  const mostMatch = (test: (value: string) => boolean) =>
    filled.filter(test).length >= MIN_SHARE * filled.length;
  if (mostMatch((value) => PHONE.test(value.replace(/[\s.()-]/g, '')))) return 'phone';
  if (mostMatch((value) => EMAIL.test(value))) return 'email';
  if (mostMatch((value) => IP.test(value))) return 'network_address';
  return mostMatch(isName) && new Set(filled).size > 1 ? 'name' : null;
}

/** "Nguyễn Văn An": two to five words without digits, a family name first. */
function isName(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length < 2 || words.length > 5 || /[\d,;]/.test(text)) return false;
  return FAMILY_NAMES.has(textKey(words[0]!));
}
