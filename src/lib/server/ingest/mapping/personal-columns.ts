import type { PersonalKind } from '#lib/domain/column-mapping.ts';
import type { ValueKind } from '#lib/domain/personal/patterns.ts';
import { personalKind } from '#lib/domain/personal/personal-values.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { fieldOfHeader } from '../read/recognise-header.ts';

/** Headers of personal columns, as patterns of text keys. */
const HEADERS: readonly (readonly [RegExp, PersonalKind])[] = [
  [
    /\b(?:so (?:di dong|mobile|lien (?:he|lac)|hotline|zalo|thue bao|dt|dtdd|may (?:goi|le))|dien thoai|di dong|sdt|s d t|dtdd|dt|thue bao|(?:lien|ien) (?:he|lac)|zalo|viber|whats ?app|phone(?: number| no)?|phonenumber|mobile(?: phone)?(?: number| no)|mobile|msisdn|tel|telephone|contact|cell ?phone|hotline|subscriber)\b/,
    'phone',
  ],
  [/\b(?:e ?mail|gmail|mail|thu dien tu|hop thu)\b/, 'email'],
  [
    /\b(?:cccd|cmnd|cmt|cmtnd|can cuoc|chung minh|so dinh danh(?: ca nhan)?|dinh danh ca nhan|giay to|ma so thue|mst|(?:so )?ho chieu|id card|passport|citizen id|national id|identity(?: card| number)?|bhxh|bhyt|so the)\b/,
    'id_number',
  ],
  [/\b(?:imei ?\d?|imsi|iccid|so sim|sim serial|serial(?: number| no)?|so may)\b/, 'device_number'],
  [
    /\b(?:bien so(?: xe)?|bien kiem soat|bks|so xe|licen[cs]e plate|plate(?: number| no)?|number plate)\b/,
    'licence_plate',
  ],
  [
    /\b(?:nhan vien|ho ten|ho va ten|ho dem|ho ten dem|ten (?:nguoi|chu|khach|nhan|can bo|kh|day du)|nguoi (?:do|kiem tra|thuc hien|su dung|dung|lap|gui|nhap|lien he|bao cao)|khach hang|chu (?:thue bao|ho|xe|may)|can bo(?: do)?|kiem tra vien|ngay sinh|nam sinh)\b/,
    'name',
  ],
  [
    /\b(?:full ?name|first ?name|last ?name|surname|person|employee|staff|tester|customer|user ?name|user|surveyor|engineer|date of birth|dob|birthday)\b/,
    'name',
  ],
  [
    /^(?:ip|(?:internal|external|client|public|private) ?ip|ip (?:address|anonym)|dia chi ip|mac|mac address|dia chi mac|client ip)$/,
    'network_address',
  ],
];
/** Exceptions: makes and models of devices. */
const NOT_A_PERSON =
  /\b(?:phone (?:model|type|os|brand)|(?:loai|hang|dong|doi|model|mau|kieu|hieu) (?:dien thoai|may|di dong)|dien thoai (?:hang|loai|model)|device model|user agent|ma nhan vien thiet bi|mobile (?:network|data|country|operator|technology|model)|user (?:count|equipment)|mang di dong|so (?:nguoi|luong|luot|lan) .*)\b/;

const IP = /^(?:\d{1,3}\.){3}\d{1,3}$/;
/** The most common family names, as text keys. */
const FAMILY_NAMES = new Set(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly trinh dinh truong lam doan mai luong giap than'.split(
    ' ',
  ),
);
const VALUE_KINDS: readonly ValueKind[] = ['phone', 'email', 'id_number', 'device_number', 'licence_plate'];
const MIN_SHARE = 0.6;
const MIN_VALUES = 3;

/** Which personal data does a column contain, by its header? Null for none. */
export function personalHeader(header: string): PersonalKind | null {
  const key = textKey(header);
  if (fieldOfHeader(header) !== null || NOT_A_PERSON.test(key)) return null;
  return HEADERS.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

/** Words that say whose a column is, not what it holds: "User Operator", "Customer region". */
const WHOSE = /\b(?:user|customer|subscriber|person|khach hang|thue bao)\b/g;
/** What such a column holds of a person after all. */
const OF_A_PERSON =
  /\b(?:name|id|no|number|code|account|login|phone|mail|email|address|ten|ho|so|ma|sdt|dia chi)\b/;

/** Does a header only say whose its column is, while none of its values is personal? */
export function isOnlyWhose(header: string, values: readonly string[]): boolean {
  const key = textKey(header);
  const rest = key.replace(WHOSE, ' ').trim();
  if (rest === '' || rest === key || OF_A_PERSON.test(rest)) return false;
  return holdsNone(values);
}

/** Is there no personal value in a column, as far as its sample tells? */
export function holdsNone(values: readonly string[]): boolean {
  const filled = values.map((value) => value.trim()).filter(Boolean);
  return filled.length > 0 && filled.every((value) => personalKind(value) === null) && !filled.some(isName);
}

/** Which personal data does a column with an unknown header contain, by its values? Null for none. */
export function personalValues(values: readonly string[]): PersonalKind | null {
  const filled = values.map((value) => value.trim()).filter(Boolean);
  if (filled.length < MIN_VALUES) return null;
  const mostMatch = (test: (value: string) => boolean) =>
    filled.filter(test).length >= MIN_SHARE * filled.length;
  const kinds = filled.map((value) => personalKind(value));
  const common = VALUE_KINDS.find(
    (kind) => kinds.filter((found) => found === kind).length >= MIN_SHARE * filled.length,
  );
  if (common) return common;
  if (mostMatch((value) => IP.test(value))) return 'network_address';
  return mostMatch(isName) && new Set(filled).size > 1 ? 'name' : null;
}

/** "Nguyễn Văn An": two to five words without digits, a family name first. */
function isName(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length < 2 || words.length > 5 || /[\d,;]/.test(text)) return false;
  return FAMILY_NAMES.has(textKey(words[0]!));
}
