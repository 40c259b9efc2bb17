import type { Locale } from '#lib/domain/format.ts';
import { workbenchMessages } from './workbench.ts';

type Sentence = (details: Record<string, string>) => string;

/** Where it is in the query's text, to end a sentence with. */
const place: Record<Locale, Sentence> = {
  vi: (d) => (d.line ? ` (dòng ${d.line}, cột ${d.column})` : ''),
  en: (d) => (d.line ? ` (line ${d.line}, column ${d.column})` : ''),
};
const at = (locale: Locale, d: Record<string, string>) => place[locale](d);

/** What the fields of a saved question are called on the page. */
const questionField = (field: string | undefined, locale: Locale): string => {
  const { titleField, folderField, byField } = workbenchMessages[locale];
  return { title: titleField, folder: folderField, by: byField }[field ?? ''] ?? field ?? '';
};

/** Sentences for what can be wrong with a query of the workbench, and for the limits it can meet. */
export const WORKBENCH_FAULTS: Record<string, Record<Locale, Sentence>> = {
  query_unreadable: {
    vi: () =>
      'Chưa đọc được yêu cầu. Hãy gửi JSON có «sql» là câu truy vấn và «values» là giá trị của các $tên.',
    en: () =>
      'The request could not be read. Send JSON with the query in “sql” and values of its $names in “values”.',
  },
  query_empty: {
    vi: () => 'Chưa có câu truy vấn nào. Hãy viết một câu SELECT.',
    en: () => 'There is no query. Write a SELECT statement.',
  },
  query_several_statements: {
    vi: (d) => `Có ${d.count} câu lệnh. Mỗi lần chỉ chạy được một câu SELECT; hãy chọn một câu.`,
    en: (d) => `There are ${d.count} statements. One SELECT runs at a time; choose one.`,
  },
  query_not_select: {
    vi: () =>
      'Chỉ chạy được câu SELECT: ở đây chỉ đọc dữ liệu, không đổi dữ liệu hay thiết lập. PIVOT: hãy dùng bảng chéo của trang.',
    en: () =>
      'Only a SELECT can be run: data are only read here; neither data nor settings can be changed. For PIVOT use the page’s crosstab.',
  },
  query_syntax: {
    vi: (d) =>
      d.near
        ? `Sai cú pháp ở gần «${d.near}»${at('vi', d)}. Hãy xem lại dấu phẩy, dấu ngoặc và từ khóa trước chỗ ấy.`
        : `Câu truy vấn hết giữa chừng${at('vi', d)}. Hãy viết nốt.`,
    en: (d) =>
      d.near
        ? `The syntax is wrong near “${d.near}”${at('en', d)}. Check commas, brackets and keywords before it.`
        : `The query ends too early${at('en', d)}. Write the rest of it.`,
  },
  query_too_long: {
    vi: (d) => `Câu truy vấn dài quá ${d.most} ký tự. Hãy rút ngắn.`,
    en: (d) => `The query has more than ${d.most} characters. Shorten it.`,
  },
  query_too_deep: {
    vi: (d) => `Câu truy vấn lồng nhau quá ${d.most} tầng. Hãy viết gọn lại.`,
    en: (d) => `The query is nested more than ${d.most} deep. Write it more simply.`,
  },
  query_view_unknown: {
    vi: (d) => `Không có bảng «${d.name}»${at('vi', d)}. Các bảng có thể dùng: ${d.known}.`,
    en: (d) => `There is no view “${d.name}”${at('en', d)}. Views that can be used: ${d.known}.`,
  },
  query_table_function_refused: {
    vi: (d) =>
      `Không dùng được hàm bảng «${d.name}»${at('vi', d)}. Chỉ đọc được các bảng trong danh mục; được dùng range, generate_series, unnest.`,
    en: (d) =>
      `The table function “${d.name}” cannot be used${at('en', d)}. Only views of the catalog can be read, and range, generate_series, unnest.`,
  },
  query_function_refused: {
    vi: (d) => `Không dùng được hàm «${d.name}»${at('vi', d)}. Hãy chọn hàm trong danh mục.`,
    en: (d) => `The function “${d.name}” cannot be used${at('en', d)}. Choose one of the catalog.`,
  },
  query_changing_function: {
    vi: (d) =>
      `«${d.name}» mỗi lần chạy cho một giá trị khác${at('vi', d)}, nên kết quả không lặp lại được. Hãy ghi rõ ngày, hoặc dùng giá trị như $ngay.`,
    en: (d) =>
      `“${d.name}” gives another value each time${at('en', d)}, so the result could not be repeated. Write the date, or use a value such as $day.`,
  },
  query_sample_without_seed: {
    vi: () =>
      'Lấy mẫu (USING SAMPLE) phải có số hạt giống để lặp lại được: ví dụ «using sample 10% (system, 42)».',
    en: () =>
      'A sample (USING SAMPLE) needs a seed so that it can be repeated: for example “using sample 10% (system, 42)”.',
  },
  query_form_refused: {
    vi: (d) => `Không dùng được cách viết ${d.form}${at('vi', d)}. Hãy viết bằng SELECT thông thường.`,
    en: (d) => `The form ${d.form} cannot be used${at('en', d)}. Write a plain SELECT.`,
  },
  query_number_unfit: {
    vi: () => 'Trong câu truy vấn có một số quá lớn. Hãy sửa lại.',
    en: () => 'A number in the query is too large. Correct it.',
  },
  query_column_unknown: {
    vi: (d) =>
      `Không có cột hay bảng «${d.name}» ở đây${at('vi', d)}.${d.candidates ? ` Gần giống: ${d.candidates}.` : ' Hãy xem tên cột trong danh mục.'}`,
    en: (d) =>
      `There is no column or view “${d.name}” here${at('en', d)}.${d.candidates ? ` Similar: ${d.candidates}.` : ' See the names in the catalog.'}`,
  },
  query_column_ambiguous: {
    vi: (d) => `Cột «${d.name}» có ở nhiều bảng${at('vi', d)}. Hãy ghi cả tên bảng, ví dụ areas.${d.name}.`,
    en: (d) =>
      `The column “${d.name}” is in several views${at('en', d)}. Name the view too, as in areas.${d.name}.`,
  },
  query_not_grouped: {
    vi: (d) =>
      `Cột «${d.name}» không nằm trong GROUP BY mà cũng không được gộp${at('vi', d)}. Hãy thêm nó vào GROUP BY, hoặc dùng «group by all».`,
    en: (d) =>
      `The column “${d.name}” is neither grouped by nor aggregated${at('en', d)}. Add it to GROUP BY, or write “group by all”.`,
  },
  query_types_unfit: {
    vi: (d) =>
      `Kiểu dữ liệu không hợp: ${d.call}${at('vi', d)}. Hãy xem kiểu của cột trong danh mục, hoặc đổi kiểu bằng «::».`,
    en: (d) =>
      `The types do not match: ${d.call}${at('en', d)}. See the columns’ types in the catalog, or convert with “::”.`,
  },
  query_value_unfit: {
    vi: (d) => `«${d.value}» không đổi được sang kiểu ${d.type}${at('vi', d)}. Hãy sửa giá trị ấy.`,
    en: (d) => `“${d.value}” cannot be converted to ${d.type}${at('en', d)}. Correct the value.`,
  },
  query_value_missing: {
    vi: (d) => `Chưa có giá trị cho $${d.name}. Hãy điền vào ô của nó.`,
    en: (d) => `There is no value for $${d.name}. Fill in its field.`,
  },
  query_columns_too_many: {
    vi: (d) => `Kết quả có ${d.columns} cột, nhiều nhất là ${d.most}. Hãy chọn ít cột hơn.`,
    en: (d) => `The result has ${d.columns} columns; at most ${d.most} are possible. Choose fewer.`,
  },
  query_fails: {
    vi: (d) => `Câu truy vấn không chạy được${at('vi', d)}. Máy truy vấn báo: ${d.problem}`,
    en: (d) => `The query fails${at('en', d)}. The engine says: ${d.problem}`,
  },
  query_memory: {
    vi: () => 'Câu truy vấn cần nhiều bộ nhớ hơn mức cho phép. Hãy lọc bớt, hoặc gộp nhóm trước khi sắp xếp.',
    en: () => 'The query needs more memory than it may have. Filter more, or group before sorting.',
  },
  query_too_slow: {
    vi: (d) => `Câu truy vấn chạy quá ${d.seconds} giây nên đã bị dừng. Hãy lọc bớt ngày hoặc địa bàn.`,
    en: (d) => `The query took more than ${d.seconds} s and was stopped. Choose fewer days or areas.`,
  },
  query_cancelled: {
    vi: () => 'Câu truy vấn đã được dừng. Hãy chạy lại khi cần.',
    en: () => 'The query was stopped. Run it again when you need it.',
  },
  query_crashed: {
    vi: () =>
      'Tiến trình chạy câu truy vấn đã hỏng giữa chừng. Hãy viết câu truy vấn đơn giản hơn rồi chạy lại.',
    en: () => 'The process that ran the query crashed. Simplify the query and run it again.',
  },
  workbench_without_file: {
    vi: () => 'Kho dữ liệu này chỉ nằm trong bộ nhớ nên không truy vấn được. Hãy đặt DATA_DIR.',
    en: () => 'This warehouse is in memory only and cannot be queried. Set DATA_DIR.',
  },
  query_usage: {
    vi: (d) => `Chưa hiểu «${d.problem}». Cách dùng: ${d.usage}`,
    en: (d) => `“${d.problem}” is not understood. Usage: ${d.usage}`,
  },
  question_unreadable: {
    vi: () => 'Chưa đọc được câu hỏi. Hãy gửi JSON có title, folder, sql, values, clicks, by.',
    en: () => 'The question could not be read. Send JSON with title, folder, sql, values, clicks, by.',
  },
  question_field: {
    vi: (d) => `Ô «${questionField(d.field, 'vi')}» phải có chữ, nhiều nhất ${d.longest} ký tự.`,
    en: (d) => `“${questionField(d.field, 'en')}” needs some text, at most ${d.longest} characters.`,
  },
  question_absent: {
    vi: (d) => `Không có câu hỏi số ${d.id}. Hãy chọn một câu trong danh sách.`,
    en: (d) => `There is no question ${d.id}. Choose one from the list.`,
  },
  question_version_absent: {
    vi: (d) => `Câu hỏi ${d.id} không có bản ${d.version}. Hãy chọn một bản trong danh sách.`,
    en: (d) => `Question ${d.id} has no version ${d.version}. Choose one from its list.`,
  },
  workbench_busy: {
    vi: (d) => `Đang có ${d.waiting} câu truy vấn chờ. Hãy thử lại sau một phút.`,
    en: (d) => `${d.waiting} queries are waiting. Try again in a minute.`,
  },
  workbench_start_failed: {
    vi: () => 'Tiến trình chạy truy vấn không khởi động được. Hãy báo người quản trị xem nhật ký máy chủ.',
    en: () => 'The process for queries did not start. Ask the administrator to look at the server’s log.',
  },
};
