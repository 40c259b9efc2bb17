import type { Locale } from '#lib/domain/format.ts';

type Sentence = (details: Record<string, string>) => string;

/** Sentences for faults of making and checking evidence packs. */
export const PACK_FAULTS: Record<string, Record<Locale, Sentence>> = {
  pack_data_changing: {
    vi: () => 'Dữ liệu đang thay đổi liên tục nên chưa lập được gói. Hãy đợi nạp xong rồi làm lại.',
    en: () => 'The data keep changing, so no pack was made. Wait until loading has ended and try again.',
  },
  pack_too_large: {
    vi: (d) =>
      `Phạm vi này có ${d.rows} lượt đo; một gói chứa nhiều nhất ${d.limit}. Hãy chọn ít địa bàn hơn hoặc kỳ ngắn hơn.`,
    en: (d) =>
      `This scope has ${d.rows} tests; a pack holds at most ${d.limit}. Choose fewer areas or a shorter period.`,
  },
  pack_not_reproduced: {
    vi: (d) =>
      `Số liệu của ${d.code} tính lại từ các dòng của gói không khớp với kho dữ liệu, nên chưa lập gói. Hãy báo người quản trị.`,
    en: (d) =>
      `The figures of ${d.code}, computed from the pack’s rows, differ from the warehouse’s, so no pack was made. Tell the administrator.`,
  },
  pack_areas_missing: {
    vi: () => 'Hãy nêu ít nhất một địa bàn hoặc vùng lõm, ví dụ areas=218 hoặc gaps=88415c8c3bfffff-3.',
    en: () => 'Name at least one area or gap, for example areas=218 or gaps=88415c8c3bfffff-3.',
  },
  pack_file_too_large: {
    vi: (d) => `Tệp ${d.file} quá lớn, hoặc cần quá nhiều bộ nhớ để kiểm tra; không có gói nào lớn như vậy.`,
    en: (d) => `${d.file} is too large, or needs too much memory to check; no pack is that large.`,
  },
  pack_unreadable: {
    vi: (d) => `Không kiểm tra được tệp ${d.file}: nội dung không phải của một gói.`,
    en: (d) => `${d.file} could not be checked: its content is not that of a pack.`,
  },
  pack_absent: {
    vi: (d) => `Không có gói ${d.file}. Kiểm tra lại mã hoặc đường dẫn.`,
    en: (d) => `There is no pack ${d.file}. Check the code or the path.`,
  },
  pack_file_gone: {
    vi: (d) => `Gói ${d.code} có trong sổ nhưng tệp không còn trên máy này.`,
    en: (d) => `The pack ${d.code} is on record, but its file is no longer on this machine.`,
  },
  pack_key_unreadable: {
    vi: () => 'Tệp khóa không phải một khóa công khai Ed25519 dạng PEM. Hãy dùng khóa do cơ quan công bố.',
    en: () => 'The key is not a public Ed25519 key in PEM form. Use the key that the office publishes.',
  },
  pack_content_type: {
    vi: () => 'Hãy gửi gói với kiểu nội dung application/octet-stream.',
    en: () => 'Send the pack with the content type application/octet-stream.',
  },
  pack_usage: {
    vi: (d) => `Không hiểu lệnh (${d.problem}). Cách dùng:\n${d.usage}`,
    en: (d) => `The command is not understood (${d.problem}). Usage:\n${d.usage}`,
  },
};
