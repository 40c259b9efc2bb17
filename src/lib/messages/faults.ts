import type { Locale } from '#lib/domain/format.ts';
import type { Fault, FaultDetails } from '#lib/domain/fault.ts';
import { ACCESS_FAULTS } from './faults-access.ts';
import { ACCOUNT_FAULTS } from './faults-accounts.ts';
import { ANNEX_FAULTS } from './faults-annexes.ts';
import { ANNOTATION_FAULTS } from './faults-annotations.ts';
import { AREA_FAULTS } from './faults-areas.ts';
import { CONFIG_FAULTS } from './faults-config.ts';
import { BACKUP_FAULTS } from './faults-backup.ts';
import { OPEN_DATA_FAULTS } from './open-data-command.ts';
import { DOCUMENT_FAULTS } from './faults-documents.ts';
import { FORMAT_FAULTS } from './faults-formats.ts';
import { LIMIT_FAULTS } from './faults-limits.ts';
import { BATCH_FAULTS } from './faults-batches.ts';
import { CASE_FAULTS } from './faults-cases.ts';
import { INGEST_FAULTS } from './faults-ingest.ts';
import { INSTALL_FAULTS } from './install/faults-install.ts';
import { MAPPING_FAULTS } from './faults-mapping.ts';
import { PACK_FAULTS } from './packs/faults-packs.ts';
import { PAGE_FAULTS } from './faults-pages.ts';
import { PLACE_FAULTS } from './faults-places.ts';
import { SETTING_FAULTS } from './faults-settings.ts';
import { STATISTICS_FAULTS } from './faults-statistics.ts';
import { REPORT_FAULTS } from './faults-reports.ts';
import { STORAGE_FAULTS } from './faults-storage.ts';
import { TALLY_FAULTS } from './faults-tallies.ts';
import { WORKBENCH_QUESTION_FAULTS } from './workbench-question-faults.ts';
import { WORKBENCH_FAULTS } from './workbench-faults.ts';

type Sentence = (details: Record<string, string>) => string;

/** What stands for a detail that is null. */
const NO_DETAIL = '–';

/** A detail that nobody gave. */
const isBlank = (detail: string | undefined): boolean => !detail || detail === NO_DETAIL;

/** A sentence for every fault: what happened, where, and what to do next. */
const SENTENCES: Record<string, Record<Locale, Sentence>> = {
  ...ACCESS_FAULTS,
  ...ACCOUNT_FAULTS,
  ...ANNEX_FAULTS,
  ...ANNOTATION_FAULTS,
  ...AREA_FAULTS,
  ...BACKUP_FAULTS,
  ...OPEN_DATA_FAULTS,
  ...BATCH_FAULTS,
  ...CASE_FAULTS,
  ...CONFIG_FAULTS,
  ...DOCUMENT_FAULTS,
  ...FORMAT_FAULTS,
  ...LIMIT_FAULTS,
  ...INGEST_FAULTS,
  ...INSTALL_FAULTS,
  ...MAPPING_FAULTS,
  ...PACK_FAULTS,
  ...PAGE_FAULTS,
  ...PLACE_FAULTS,
  ...STATISTICS_FAULTS,
  ...REPORT_FAULTS,
  ...SETTING_FAULTS,
  ...STORAGE_FAULTS,
  ...TALLY_FAULTS,
  ...WORKBENCH_QUESTION_FAULTS,
  ...WORKBENCH_FAULTS,
  unexpected: {
    vi: () =>
      'Chương trình gặp lỗi chưa lường trước. Hãy thử lại; nếu vẫn lỗi, gửi nhật ký máy chủ cho người quản trị.',
    en: () =>
      'An unexpected error occurred. Try again; if it happens again, send the server log to the administrator.',
  },
  not_found: {
    vi: () => 'Không có trang này. Hãy chọn một mục trên thanh điều hướng.',
    en: () => 'There is no such page. Choose one from the navigation.',
  },
  period_unknown: {
    vi: (d) =>
      `Kỳ «${d.value}» không đúng dạng. Hãy dùng ví dụ: month:2024-07, report:2024-07, rolling:2024-07, quarter:2024-Q3.`,
    en: (d) =>
      `The period “${d.value}” is not understood. Use for example month:2024-07, report:2024-07, rolling:2024-07, quarter:2024-Q3.`,
  },
  period_date_invalid: {
    vi: (d) =>
      `${isBlank(d.value) ? 'Chưa có ngày.' : `«${d.value}» không phải là một ngày có thật.`} Hãy viết dạng NĂM-THÁNG-NGÀY, ví dụ 2024-06-13.`,
    en: (d) =>
      `${isBlank(d.value) ? 'The date is missing.' : `“${d.value}” is not a real date.`} Write YEAR-MONTH-DAY, for example 2024-06-13.`,
  },
  period_dates_reversed: {
    vi: (d) => `Ngày kết thúc (${d.to}) phải sau ngày bắt đầu (${d.from}).`,
    en: (d) => `The end date (${d.to}) must come after the start date (${d.from}).`,
  },
  period_needs_both_dates: {
    vi: () => 'Hãy cho cả ngày bắt đầu (from) và ngày kết thúc (to, không tính ngày đó).',
    en: () => 'Give both a start date (from) and an end date (to, excluded).',
  },
  filter_value_unknown: {
    vi: (d) => `Không có giá trị «${d.value}» cho «${d.parameter}». Hãy chọn lại trên thanh lọc.`,
    en: (d) => `There is no “${d.value}” for “${d.parameter}”. Choose again in the filter line.`,
  },
  filter_part_too_narrow: {
    vi: (d) =>
      `«${d.value}» nhỏ hơn cấp đang xem (${d.level}), nên không giữ lại được phần đó. Hãy chọn một địa bàn rộng hơn, hoặc xem ở cấp nhỏ hơn.`,
    en: (d) =>
      `“${d.value}” is narrower than the level shown (${d.level}), so the figures cannot be limited to it. Choose a wider area, or show a finer level.`,
  },
  warehouse_in_use: {
    vi: (d) =>
      `Kho dữ liệu trong ${d.folder} đang được một chương trình khác mở. Hãy đóng chương trình đó rồi thử lại.`,
    en: (d) => `The warehouse in ${d.folder} is open in another program. Close that program and try again.`,
  },
  disk_full: {
    vi: () =>
      'Ổ đĩa đã hết chỗ, nên chưa có gì được ghi. Hãy dọn bớt ổ đĩa chứa thư mục dữ liệu rồi làm lại.',
    en: () =>
      'The disk is full, so nothing was written. Free some space on the disk of the data folder and try again.',
  },
  memory_full: {
    vi: () =>
      'Cơ sở dữ liệu không đủ bộ nhớ cho việc này, nên chưa có gì được ghi. Hãy tăng DUCKDB_MEMORY (ví dụ 4GB) rồi khởi động lại.',
    en: () =>
      'The database has too little memory for this, so nothing was written. Raise DUCKDB_MEMORY (for example 4GB) and start again.',
  },
  warehouse_newer: {
    vi: (d) =>
      `Kho dữ liệu do một phiên bản mới hơn ghi (lược đồ ${d.newest}, chương trình này biết đến ${d.known}). Hãy cập nhật chương trình.`,
    en: (d) =>
      `The warehouse was written by a newer version (schema ${d.newest}, this program supports ${d.known}). Update the program.`,
  },
};

/** The sentence of a fault in a language. A code without a sentence gets the general one. */
export function faultSentence(fault: Pick<Fault, 'code' | 'details'>, locale: Locale): string {
  const sentence = SENTENCES[fault.code] ?? SENTENCES.unexpected!;
  const details = asText(fault.details);
  const said = sentence[locale](details);
  if (details.group !== undefined) return PART[locale].group(details.group, said);
  return details.sheet === undefined || fault.code === 'sheet_absent'
    ? said
    : PART[locale].sheet(details.sheet, said);
}

type PartSentence = (part: string, said: string) => string;

/** A question about one part of a load of several, none of which was written. */
const PART: Record<Locale, Readonly<Record<'sheet' | 'group', PartSentence>>> = {
  vi: {
    sheet: (part, said) =>
      `Trang «${part}» cần được hỏi riêng nên chưa nạp trang nào. ${said} Hãy nạp riêng trang ấy (chọn trang ở bảng chọn cột; dòng lệnh: --sheet "${part}"), rồi nạp lại cả tệp: trang đã nạp không bị nạp hai lần.`,
    group: (part, said) =>
      `Các cột của nhà mạng «${part}» cần được hỏi riêng nên chưa nạp nhà mạng nào. ${said} Hãy nạp riêng nhà mạng ấy (ở bảng chọn cột, chỉ chọn các cột của nhà mạng ấy và điền tên nhà mạng; dòng lệnh: thêm --const "operator=${part}"), rồi nạp lại cả tệp.`,
  },
  en: {
    sheet: (part, said) =>
      `The sheet “${part}” has a question of its own, so no sheet was loaded. ${said} Load that sheet by itself (choose it in the table of columns; command line: --sheet "${part}"), then the whole file again: what is loaded is not loaded twice.`,
    group: (part, said) =>
      `The columns of the operator “${part}” have a question of their own, so no operator was loaded. ${said} Load that operator by itself (in the table of columns choose its columns only and fill in its name; command line: add --const "operator=${part}"), then the whole file again.`,
  },
};

function asText(details: FaultDetails): Record<string, string> {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.join(', ') : String(value ?? NO_DETAIL),
    ]),
  );
}

/** Codes that have a sentence; a test compares them with the codes thrown. */
export const FAULT_CODES = Object.keys(SENTENCES);
