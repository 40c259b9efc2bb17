import { column, DATE, UTC } from './dictionary-entry.ts';
import type { TableEntry } from './dictionary-entry.ts';

/** What people note beside the measurements. */
export const ANNOTATION_TABLES: readonly TableEntry[] = [
  {
    name: 'annotation',
    meaning: {
      vi: 'Mốc thời gian do người dùng ghi, hiện trên mọi biểu đồ diễn biến.',
      en: 'Annotations of dates, shown on every trend.',
    },
    columns: [
      column('annotation_id', null, 'Số của mốc.', 'Number of the annotation.'),
      column('noted_on', DATE, 'Ngày của sự việc.', 'Date of the event.'),
      column('text', null, 'Sự việc.', 'What happened.'),
      column(
        'edition_id',
        null,
        'Bộ địa giới của địa bàn; trống là toàn tỉnh.',
        'Edition of the unit; empty for the whole province.',
      ),
      column('level', null, 'Cấp của địa bàn.', 'Level of the area.'),
      column('code', null, 'Mã địa bàn.', 'Code of the area.'),
      column('operator_code', null, 'Nhà mạng; trống là mọi nhà mạng.', 'Operator; empty for all of them.'),
      column('added_by', null, 'Người ghi.', 'Who noted it.'),
      column('added_at', UTC, 'Ghi lúc.', 'When it was noted.'),
      column('removed_by', null, 'Người bỏ; trống khi còn hiện.', 'Who removed it; empty while it is shown.'),
      column('removed_at', UTC, 'Bỏ lúc.', 'When it was removed.'),
    ],
  },
];
