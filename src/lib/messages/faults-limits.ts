import type { Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** Faults of requests and files beyond what the server takes. */
export const LIMIT_FAULTS: Record<string, Record<Locale, Sentence>> = {
  columns_too_many: {
    vi: (d) =>
      `«${d.file}» có hơn ${d.limit} cột nên không được đọc. Hãy xuất lại, chỉ giữ các cột của lượt đo, rồi nạp.`,
    en: (d) =>
      `“${d.file}” has more than ${d.limit} columns and was not read. Export it again with the columns of the tests only, then load it.`,
  },
  text_too_slow: {
    vi: (d) =>
      `Đọc «${d.file}» mất quá lâu nên bị dừng lại; không có dòng nào được ghi. Hãy chia thành các tệp nhỏ hơn rồi nạp.`,
    en: (d) =>
      `Reading “${d.file}” took too long and was stopped; no row was written. Split it into smaller files and load those.`,
  },
  json_too_deep: {
    vi: (d) =>
      `«${d.file}» có danh sách lồng nhau quá sâu nên không được đọc. Tệp JSON cần một danh sách đối tượng, mỗi lượt đo một đối tượng.`,
    en: (d) =>
      `The lists in “${d.file}” are nested too deeply to be read. A JSON file needs a list of objects, one object for each test.`,
  },
  xml_entities: {
    vi: (d) =>
      `«${d.file}» có khai báo XML (DOCTYPE, ENTITY) mà tệp số liệu không cần, nên không được đọc vì lý do an toàn. Hãy mở bằng chương trình đã tạo ra tệp rồi lưu lại.`,
    en: (d) =>
      `“${d.file}” has XML declarations (DOCTYPE, ENTITY) that no file of figures needs, and was not read for safety. Open it in the program that made it and save it again.`,
  },
  parquet_too_large: {
    vi: (d) =>
      `Tệp Parquet «${d.file}» giải nén ra quá lớn nên bị dừng lại; không có dòng nào được ghi. Hãy chia nhỏ hoặc xuất ra CSV rồi nạp.`,
    en: (d) =>
      `The Parquet file “${d.file}” is too large when unpacked and was stopped; no row was written. Split it or export it as CSV, then load that.`,
  },
  body_too_large: {
    vi: (d) => `Nội dung gửi lên lớn hơn ${d.limit} nên bị từ chối. Hãy gửi ít hơn mỗi lần.`,
    en: (d) => `What was sent is larger than ${d.limit} and was refused. Send less at a time.`,
  },
  body_unreadable: {
    vi: () => 'Không đọc được nội dung gửi lên. Hãy tải lại trang rồi gửi lại.',
    en: () => 'What was sent cannot be read. Load the page again, then send it again.',
  },
  upload_stalled: {
    vi: () =>
      'Việc tải lên đứng yên quá lâu nên bị ngắt; không có gì được ghi. Hãy kiểm tra mạng rồi nạp lại tệp.',
    en: () =>
      'The upload stalled for too long and was stopped; nothing was written. Check the network, then load the file again.',
  },
  uploads_busy: {
    vi: () => 'Đang có quá nhiều tệp được tải lên cùng lúc. Hãy chờ một phút rồi nạp lại tệp.',
    en: () => 'Too many files are being uploaded at once. Wait a minute, then load the file again.',
  },
  server_busy: {
    vi: () => 'Máy chủ đang đọc nhiều tệp khác. Hãy chờ một phút rồi thử lại.',
    en: () => 'The server is reading many other files. Wait a minute, then try again.',
  },
};
