import { column, UTC } from './dictionary-entry.ts';
import type { TableEntry } from './dictionary-entry.ts';

/** Questions that analysts saved. */
export const QUESTION_TABLES: readonly TableEntry[] = [
  {
    name: 'question',
    meaning: {
      vi: 'Câu hỏi đã lưu ở trang Truy vấn.',
      en: 'Questions saved on the page of queries.',
    },
    columns: [
      column('question_id', null, 'Số của câu hỏi.', 'Number of the question.'),
      column('title', null, 'Tên.', 'Title.'),
      column('folder', null, 'Thư mục; trống là không có.', 'Folder; empty for none.'),
      column('pinned', null, 'Được ghim lên trang Tổng quan.', 'Is it pinned to the overview?'),
      column('archived', null, 'Đã cất đi, không hiện trong danh sách.', 'Archived, not shown in the list.'),
      column(
        'origin_question_id',
        null,
        'Câu hỏi mà nó được sao chép từ đó; trống là không sao chép.',
        'The question that it was copied from; empty for none.',
      ),
      column('origin_version', null, 'Bản của câu hỏi ấy.', 'The version of that question.'),
    ],
  },
  {
    name: 'question_version',
    meaning: {
      vi: 'Các bản của câu hỏi đã lưu; bản cũ không bao giờ đổi.',
      en: 'Versions of saved questions; an earlier one never changes.',
    },
    columns: [
      column('question_id', null, 'Số của câu hỏi.', 'Number of the question.'),
      column('version', null, 'Số của bản, từ 1.', 'Number of the version, from 1.'),
      column('sql', null, 'Câu truy vấn.', 'The query.'),
      column('values', null, 'Giá trị của các $tên, dạng JSON.', 'Values of its $names, as JSON.'),
      column(
        'clicks',
        null,
        'Địa chỉ của câu hỏi bấm chọn đã sinh ra câu truy vấn; trống khi viết tay.',
        'Address of the question by clicks that made the query; empty for one that was written.',
      ),
      column('saved_by', null, 'Người lưu.', 'Who saved it.'),
      column('saved_at', UTC, 'Lưu lúc.', 'When it was saved.'),
    ],
  },
];
