import type { Locale } from '#lib/domain/format.ts';
import { counted } from './counted.ts';
import { fieldName } from './field-names.ts';

interface Details {
  count(key: string): string;
  list(key: string): string;
}
type Sentence = (details: Details) => string;

/** What a person should know of how a file's columns were read. */
export const MAPPING_NOTICES: Record<string, Record<Locale, Sentence>> = {
  personal_columns_dropped: {
    vi: (d) => `Không lưu dữ liệu cá nhân trong các cột: ${d.list('columns')}.`,
    en: (d) => `Personal data in these columns was not stored: ${d.list('columns')}.`,
  },
  positions_swapped: {
    vi: (d) =>
      `Kinh độ và vĩ độ trong tệp bị đổi chỗ cho nhau; chương trình đã đọc kinh độ từ cột «${d.list('longitude')}» và vĩ độ từ cột «${d.list('latitude')}».`,
    en: (d) =>
      `Longitude and latitude are swapped; longitude was read from “${d.list('longitude')}” and latitude from “${d.list('latitude')}”.`,
  },
  aggregates_as_tests: {
    vi: (d) =>
      `Mỗi dòng của tệp là kết quả gộp của nhiều lượt đo (cột «${d.list('column')}»); theo lựa chọn của người nạp, mỗi dòng được tính như một lượt đo.`,
    en: (d) =>
      `Each row of the file sums up several tests (column “${d.list('column')}”); as the person who loaded it chose, each row counts as one test.`,
  },
  taken_as_reference: {
    vi: (d) =>
      `Các dòng được nhận làm giá trị tham chiếu${d.list('name') ? ` «${d.list('name')}»` : ''}: hiện cạnh số liệu, không tính vào kết luận, số lượt đo hay bằng chứng.`,
    en: (d) =>
      `The rows were taken as reference values${d.list('name') ? ` “${d.list('name')}”` : ''}: shown beside the figures, in no verdict, count or evidence.`,
  },
  cells_unread: {
    vi: (d) =>
      `${d.count('cells')} ô của cột «${d.list('column')}» (${fieldName(d.list('field'), 'vi')}) không đọc được nên để trống; các lượt đo ấy vẫn được tính. Dòng ${d.list('examples')}.`,
    en: (d) =>
      `${counted(d.count('cells'), 'cell', 'cells')} of the column “${d.list('column')}” (${fieldName(d.list('field'), 'en')}) could not be read and ${d.count('cells') === '1' ? 'is' : 'are'} empty; the tests count all the same. Rows ${d.list('examples')}.`,
  },
  positions_unused: {
    vi: (d) =>
      `${d.count('rows')} dòng có tọa độ không phải là một vị trí (thiếu một nửa, hoặc 0; 0) nên được xếp theo tên địa bàn. Dòng ${d.list('examples')}.`,
    en: (d) =>
      `${counted(d.count('rows'), 'row has coordinates that are', 'rows have coordinates that are')} no position (one half only, or 0; 0) and placed by the name of the place. Rows ${d.list('examples')}.`,
  },
  profile_used: {
    vi: (d) => `Các cột được đọc theo mẫu «${d.list('name')}».`,
    en: (d) => `The columns were read with the saved mapping “${d.list('name')}”.`,
  },
};
