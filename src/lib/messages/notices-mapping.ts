import type { Locale } from '#lib/domain/format.ts';

interface Details {
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
  profile_used: {
    vi: (d) => `Các cột được đọc theo mẫu «${d.list('name')}».`,
    en: (d) => `The columns were read with the saved mapping “${d.list('name')}”.`,
  },
};
