import { formatDateRange, type Locale } from '#lib/domain/format.ts';
import type { ReferenceSet } from '#lib/domain/comparison/reference-set.ts';

const vi = {
  title: 'Giá trị tham chiếu của nguồn khác',
  note: 'Chỉ để đối chiếu: không phải lượt đo của chương trình, không tính vào kết luận, số lượt đo, độ đủ mẫu hay bằng chứng.',
  table: 'Bảng giá trị tham chiếu theo địa bàn',
  mapOf: (name: string) => `Bản đồ giá trị tham chiếu: ${name}`,
  unit: 'Mbps, theo nguồn',
  unknown: 'nguồn không có',
  area: 'Địa bàn',
  source: 'Nguồn',
  value: 'Tải xuống (Mbps)',
  tests: 'Lượt đo theo nguồn',
  dates: ({ firstOn, lastOn }: Pick<ReferenceSet, 'firstOn' | 'lastOn'>) =>
    `số liệu ghi ngày ${formatDateRange(firstOn, lastOn)}`,
  file: (name: string) => `tệp ${name}`,
  simulated: 'mô phỏng',
};

const en: typeof vi = {
  title: 'Reference values of other sources',
  note: 'For comparison only: they are no tests of this program, and in no verdict, count, sufficiency or evidence.',
  table: 'Table of reference values by area',
  mapOf: (name) => `Map of reference values: ${name}`,
  unit: 'Mbps, as the source says',
  unknown: 'not in the source',
  area: 'Area',
  source: 'Source',
  value: 'Download (Mbps)',
  tests: 'Tests, as the source says',
  dates: ({ firstOn, lastOn }) => `dated ${formatDateRange(firstOn, lastOn)}`,
  file: (name) => `file ${name}`,
  simulated: 'simulated',
};

/** Words of reference values beside figures. */
export const referenceMessages: Record<Locale, typeof vi> = { vi, en };
