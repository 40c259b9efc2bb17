import type {
  AuditChainName,
  AuditEntry,
  AuditWho,
  ChainProblem,
  ChainReport,
} from '../domain/audit/audit-entry.ts';
import { areaKey } from '../domain/area.ts';
import { areaIn, fieldsOf, NO_NAMES, type AuditNames } from '../domain/audit/audit-names.ts';
import { formatCount, formatDate, formatInstant, type Locale } from '../domain/format.ts';
import { CASE_ENTRY_WORDS } from './case-words.ts';
import {
  AUDIT_ACTION_WORDS,
  AUDIT_BATCH_KINDS,
  AUDIT_KEY_WORDS,
  AUDIT_OBJECT_WORDS,
  AUDIT_VALUE_WORDS,
} from './audit-words.ts';

const vi = {
  title: 'Nhật ký',
  lead: 'Ai đã làm gì, lúc nào, từ đâu. Mỗi mục được niêm phong cùng mục trước: chỉ ghi thêm, sửa hay xóa mục nào cũng bị phát hiện.',
  chains: {
    warehouse: 'Thay đổi số liệu',
    accounts: 'Đăng nhập, tài khoản, xem và xuất',
  } satisfies Record<AuditChainName, string>,
  chain: 'Sổ',
  who: 'Ai (tên, phiên, địa chỉ)',
  action: 'Việc',
  everyAction: 'mọi việc',
  object: 'Với cái gì',
  objectHint: 'batch:12, account:An',
  from: 'Từ ngày',
  to: 'Đến ngày',
  apply: 'Lọc',
  files: 'Tải về các mục đã lọc:',
  count: (total: string) => `${total} mục`,
  empty: 'Không có mục nào như vậy.',
  emptyWhy: 'Bỏ bớt điều kiện lọc, hoặc xem sổ kia.',
  tableColumns: ['Số', 'Lúc', 'Việc đã làm', 'Phiên, địa chỉ', 'Chi tiết'],
  columns: [
    ...['số', 'lúc (giờ Việt Nam)', 'lúc (UTC)', 'ai', 'phiên', 'địa chỉ', 'việc đã làm', 'mã việc'],
    ...['với cái gì', 'trước', 'sau', 'loại người', 'mã xác thực'],
  ],
  range: (from: string, to: string, total: string) => `${from}–${to} trong ${total}`,
  first: 'Mới nhất',
  previous: 'Mới hơn',
  next: 'Cũ hơn',
  last: 'Cũ nhất',
  pages: 'Các trang',
  checkTitle: 'Kiểm tra',
  checkNote:
    'Trên máy chủ: npm run audit -- verify kiểm từng mục, đối chiếu với các mốc trong nhật ký máy chủ và trong bản sao lưu. Khóa nằm ở DATA_DIR/secret/audit-key: ai đọc được khóa thì viết lại được sổ, nên hãy giữ mốc ở máy khác (bản sao lưu, syslog).',
  yes: 'có',
  no: 'không',
  nothing: '–',
  machine: 'Máy này',
  server: 'Máy chủ',
  program: 'Chương trình',
  nobody: 'Người không đăng nhập',
  typed: (kind: string, name: string) => (name.includes('(') ? `${kind}: ${name}` : `${kind} (${name})`),
};

const en: typeof vi = {
  title: 'Audit',
  lead: 'Who did what, when, from where. Each entry is sealed with the one before: none can be edited or taken out unseen.',
  chains: { warehouse: 'Changes of the data', accounts: 'Sign-in, accounts, looks and exports' },
  chain: 'Chain',
  who: 'Who (name, session, address)',
  action: 'What',
  everyAction: 'everything',
  object: 'To what',
  objectHint: 'batch:12, account:An',
  from: 'From',
  to: 'To',
  apply: 'Filter',
  files: 'Download these entries:',
  count: (total) => `${total} entries`,
  empty: 'There is no such entry.',
  emptyWhy: 'Ask for less, or look at the other chain.',
  tableColumns: ['No.', 'When', 'What was done', 'Session, address', 'Details'],
  columns: [
    ...['number', 'when (Việt Nam)', 'when (UTC)', 'who', 'session', 'address', 'what was done', 'action'],
    ...['object', 'before', 'after', 'kind', 'MAC'],
  ],
  range: (from, to, total) => `${from}–${to} of ${total}`,
  first: 'Newest',
  previous: 'Newer',
  next: 'Older',
  last: 'Oldest',
  pages: 'Pages',
  checkTitle: 'Check',
  checkNote:
    'On the server: npm run audit -- verify computes every entry again and compares with the heads in the log and in backups. The key is DATA_DIR/secret/audit-key: who can read it can write the chain anew, so keep heads on another machine (backups, syslog).',
  yes: 'yes',
  no: 'no',
  nothing: '–',
  machine: 'This machine',
  server: 'Server',
  program: 'The program',
  nobody: 'Somebody not signed in',
  typed: (kind, name) => (name.includes('(') ? `${kind}: ${name}` : `${kind} (${name})`),
};

/** What the page and the files of the audit say, by language. */
export const auditMessages: Record<Locale, typeof vi> = { vi, en };

/** Who did it, in words. */
export function whoWords({ kind, name }: AuditWho, locale: Locale): string {
  const t = auditMessages[locale];
  if (kind === 'account' || kind === 'token') return name ?? '';
  return name === null ? t[kind] : t.typed(t[kind], name);
}

/** A name with its code; the code alone where nobody knows its name. */
const named = (code: string, names: Readonly<Record<string, string>>): string =>
  Object.hasOwn(names, code) ? `${names[code]} (${code})` : code;

/** What an entry was done to, in words: `batch:12` is “lần nạp 12”. */
function objectWords(object: string | null, locale: Locale, names: AuditNames): string {
  const [, kind = '', id = ''] = /^(\w+):(.*)$/s.exec(object ?? '') ?? [];
  if (kind === 'unit' && Object.hasOwn(names.units, id)) return named(id, names.units);
  const word = Object.hasOwn(AUDIT_OBJECT_WORDS[locale], kind) ? AUDIT_OBJECT_WORDS[locale][kind] : undefined;
  return word === undefined ? (object ?? '') : `${word} ${id}`;
}

/** An entry as a sentence: who did what, to what. */
export function auditSentence(
  { who, action, object }: Omit<AuditEntry, 'at'>,
  locale: Locale,
  names: AuditNames = NO_NAMES,
): string {
  const words = AUDIT_ACTION_WORDS[locale][action];
  const of = objectWords(object, locale, names);
  return `${whoWords(who, locale)} ${words.replace('{o}', of)}`.replace(/\s+/g, ' ').trim();
}

const HASH = /^[0-9a-f]{64}$/;
const SHOWN_OF_HASH = 12;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What a value is written with: a language, names, and the fields around it. */
interface Written {
  readonly locale: Locale;
  readonly names: AuditNames;
  readonly around: Readonly<Record<string, unknown>>;
}

/** The area that fields name, by its name: “Huyện Lục Nam (218)”; null where none is known. */
function areaWords(
  fields: Readonly<Record<string, unknown>>,
  { names, around, locale }: Written,
): string | null {
  const area = areaIn(fields, around);
  if (area === null || !Object.hasOwn(names.areas, areaKey(area))) return null;
  const edition = 'edition' in fields && fields !== around;
  const of = edition ? `, ${AUDIT_KEY_WORDS[locale].edition} ${area.edition}` : '';
  return `${names.areas[areaKey(area)]} (${area.code}${of})`;
}

function valueWords(value: unknown, written: Written): string {
  const { locale } = written;
  const t = auditMessages[locale];
  if (value === null || value === undefined || value === '') return t.nothing;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number') return formatCount(value, locale);
  if (typeof value === 'string') {
    if (DATE.test(value)) return formatDate(value);
    return HASH.test(value) ? `${value.slice(0, SHOWN_OF_HASH)}…` : value;
  }
  if (Array.isArray(value)) return value.map((each) => valueWords(each, written)).join(', ');
  const area = areaWords(value as Readonly<Record<string, unknown>>, written);
  if (area !== null) return area;
  return Object.entries(value)
    .map(([key, each]) => fieldWords(key, each, written))
    .join(' ');
}

/** A field's value: kinds, levels and ways of measuring by their words, operators and reporting units by their names. */
function fieldWords(key: string, value: unknown, written: Written): string {
  const { locale, names } = written;
  const codes: Readonly<Record<string, string>> | undefined = {
    ...{ operator: names.operators, unit: names.units, units: names.units },
  }[key];
  if (codes && Array.isArray(value)) return value.map((code) => named(String(code), codes)).join(', ');
  if (codes && typeof value === 'string') return named(value, codes);
  const kinds = key === 'kind' ? { ...CASE_ENTRY_WORDS[locale], ...AUDIT_BATCH_KINDS[locale] } : {};
  const words: Readonly<Record<string, string>> = { ...kinds, ...AUDIT_VALUE_WORDS[locale][key] };
  const isWord = typeof value === 'string' && Object.hasOwn(words, value);
  return isWord ? words[value]! : valueWords(value, written);
}

/** What an entry changed, in lines: “mức: 1 → 2”. */
export function changeWords(
  { before, after }: Pick<AuditEntry, 'before' | 'after'>,
  locale: Locale,
  names: AuditNames = NO_NAMES,
): string[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const area = areaWords(is, { locale, names, around: is });
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((key) => {
    if (key === 'code' && area !== null) return `${AUDIT_VALUE_WORDS[locale].kind!.area}: ${area}`;
    const label = Object.hasOwn(AUDIT_KEY_WORDS[locale], key) ? AUDIT_KEY_WORDS[locale][key] : key;
    const [old, now] = [was, is].map((around) => fieldWords(key, around[key], { locale, names, around }));
    return key in was ? `${label}: ${old} → ${now}` : `${label}: ${now}`;
  });
}

export const AUDIT_USAGE =
  'npm run audit -- verify [--backup FILE...] | export [--chain warehouse|accounts] [--format csv|xlsx|syslog] [--who ...] [--action ...] [--object ...] [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--out FILE]';

const PROBLEMS: Record<Locale, (problem: ChainProblem) => string> = {
  vi: (problem) => {
    const { kind, number } = problem;
    switch (kind) {
      case 'changed':
        return `mục ${number} đã bị sửa`;
      case 'missing':
        return `thiếu mục ${number}`;
      case 'unlinked':
        return `mục ${number} không nối với mục trước: có mục bị bỏ hoặc đổi chỗ`;
      case 'key_absent':
        return `mục ${number} khóa bằng khóa không có ở máy này: khôi phục lại kèm --passphrase-file`;
      case 'cut':
        return `đuôi sổ đã bị cắt: ${problem.head.where} lúc ${formatInstant(problem.head.at)} còn có mục ${number}`;
      case 'head_differs':
        return `mục ${number} khác với mốc trong ${problem.head.where} lúc ${formatInstant(problem.head.at)}: sổ đã bị viết lại`;
    }
  },
  en: (problem) => {
    const { kind, number } = problem;
    switch (kind) {
      case 'changed':
        return `entry ${number} was edited`;
      case 'missing':
        return `entry ${number} is missing`;
      case 'unlinked':
        return `entry ${number} does not follow the one before: entries were taken out or moved`;
      case 'key_absent':
        return `entry ${number} is sealed with a key that is not here: restore again with --passphrase-file`;
      case 'cut':
        return `the tail was cut: ${problem.head.where} knew entry ${number} at ${formatInstant(problem.head.at)}`;
      case 'head_differs':
        return `entry ${number} is not the one that ${problem.head.where} knew at ${formatInstant(problem.head.at)}: the chain was written anew`;
    }
  },
};

/** What a check of a chain found, as lines on a terminal. */
export function chainLines(
  { chain, entries, heads, problem, restores }: ChainReport,
  locale: Locale,
): string[] {
  const name = auditMessages[locale].chains[chain];
  const n = (value: number) => formatCount(value, locale);
  const isVi = locale === 'vi';
  const found =
    problem === null
      ? isVi
        ? `nguyên vẹn, ${n(entries)} mục, khớp ${n(heads)} mốc`
        : `sound, ${n(entries)} entries, agrees with ${n(heads)} heads`
      : PROBLEMS[locale](problem);
  return [
    `${name}: ${found}`,
    ...restores.map(({ at, number, lost }) =>
      isVi
        ? `  mục ${number}: dữ liệu được khôi phục hoặc dựng lại lúc ${formatInstant(at)}${lost > 0 ? `; ${n(lost)} mục sau bản sao lưu mất theo` : ''}`
        : `  entry ${number}: the data were restored or rebuilt at ${formatInstant(at)}${lost > 0 ? `; ${n(lost)} entries since the backup went with that` : ''}`,
    ),
  ];
}
