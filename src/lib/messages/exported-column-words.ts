import { COMPOSITIONS, type Composition } from '#lib/domain/comparison/composition.ts';
import { BAND_HOURS } from '#lib/domain/counting.ts';
import { CASE_TABLE_WORDS } from './exported-case-table-words.ts';
import { CASE_COLUMN_WORDS } from './exported-case-words.ts';
import { TALLY_COLUMN_WORDS } from './exported-tally-words.ts';
import type { Words } from './words.ts';

const interval = (of: Words): { lower: Words; upper: Words } => ({
  lower: {
    vi: `Đầu dưới khoảng tin cậy 95% của ${of.vi}; trống khi chưa tính được.`,
    en: `Lower end of the 95% interval of ${of.en}; empty when none can be computed.`,
  },
  upper: {
    vi: `Đầu trên khoảng tin cậy 95% của ${of.vi}.`,
    en: `Upper end of the 95% interval of ${of.en}.`,
  },
});

const mean = interval({ vi: 'trung bình', en: 'the mean' });
const deviceMean = interval({ vi: 'trung bình mỗi thiết bị một phiếu', en: 'the mean of devices' });
const deciding = interval({ vi: 'trung bình mà kết luận dựa vào', en: 'the mean that decides' });
const p20 = interval({ vi: 'phân vị 20', en: 'percentile 20' });
const median = interval({ vi: 'trung vị', en: 'the median' });
const p80 = interval({ vi: 'phân vị 80', en: 'percentile 80' });
const share = interval({ vi: 'tỷ lệ lượt đạt ngưỡng', en: 'the share at the limit' });
const difference = interval({ vi: 'hiệu số', en: 'the difference' });

/** What is held fixed, in a column's meaning. */
const FIXED: Readonly<Record<Composition, Words>> = {
  operators: { vi: 'tỷ trọng nhà mạng', en: 'shares of operators' },
  hours: {
    vi: `tỷ trọng ${24 / BAND_HOURS} khung giờ trong ngày`,
    en: `shares of the ${24 / BAND_HOURS} bands of the day`,
  },
  both: { vi: 'tỷ trọng nhà mạng và khung giờ', en: 'shares of operators and bands of the day' },
};

const FIXED_WORDS = Object.fromEntries(
  COMPOSITIONS.flatMap((composition): [string, Words][] => {
    const of = FIXED[composition];
    const name = `download_kbps_difference_fixed_${composition}`;
    const bounds = interval({ vi: 'hiệu số ấy', en: 'that difference' });
    return [
      [
        name,
        {
          vi: `Hiệu số khi giữ nguyên ${of.vi} (trung bình của hai kỳ); trống khi chưa so được.`,
          en: `The difference at fixed ${of.en} (the mean of both periods); empty when not comparable.`,
        },
      ],
      [`${name}_lower`, bounds.lower],
      [`${name}_upper`, bounds.upper],
      [
        `fixed_${composition}_share`,
        {
          vi: 'Tỷ trọng của các nhóm đủ thiết bị ở cả hai kỳ, trong đó hiệu số ấy được tính; 0 đến 1.',
          en: 'Share of the groups with enough devices in both periods, which that difference is computed in; 0 to 1.',
        },
      ],
    ];
  }),
);

const WEEKLY: Words = {
  vi: 'Số lượt phải có mỗi tuần để kịp: kỳ đang chạy chia số còn thiếu cho các tuần còn lại, kỳ đã hết tính cả số đã có, cho một kỳ dài như vậy; 0 khi không thiếu.',
  en: 'Tests needed each week: in a running period those still needed, spread over the remaining weeks; after its end, all tests for another period of the same length; 0 where none are needed.',
};

/** What a column means, by its name; under `table.column` where it means something else in one table. */
export const COLUMN_WORDS: Readonly<Record<string, Words>> = {
  unit_code: {
    vi: 'Mã địa bàn trong bộ địa giới đang dùng; * là mọi địa bàn cộng lại.',
    en: 'Code of the area in the edition; * for all areas together.',
  },
  unit_name: { vi: 'Tên địa bàn, có loại địa bàn.', en: 'Name of the area with its type.' },
  operator: {
    vi: 'Mã nhà mạng; trống ở dòng của mọi nhà mạng cộng lại (kể cả lượt đo không rõ nhà mạng).',
    en: 'Code of the operator; empty in rows of all operators together (tests of unknown operators included).',
  },
  technology: {
    vi: 'Công nghệ của các lượt đo; trống khi không chia theo công nghệ.',
    en: 'Technology of the tests; empty when not grouped by it.',
  },
  month_days_missing: {
    vi: 'Số ngày của tháng ấy chưa có số liệu, hoặc nằm ngoài kỳ; 0 là đủ tháng.',
    en: 'Days of that month without data, or outside the period; 0 for a whole month.',
  },
  month_from: {
    vi: 'Ngày đầu của tháng; trống khi không chia theo tháng.',
    en: 'First date of the month; empty when not grouped by month.',
  },
  hour_from: {
    vi: `Giờ đầu của khung ${BAND_HOURS} giờ, giờ Việt Nam; trống khi không chia theo giờ hoặc không rõ giờ đo.`,
    en: `First hour of the ${BAND_HOURS}-hour band, Vietnamese time; empty when not grouped by hour, or when the hour is unknown.`,
  },
  tests: {
    vi: 'Số lượt đo đứng sau các con số của dòng; lượt đo hỏng chỉ tính vào đây khi được coi là 0.',
    en: 'Tests behind the figures of the row; failed ones only when they count as zeros.',
  },
  failed_tests: { vi: 'Số lượt đo hỏng (0 kbit/s).', en: 'Failed tests (0 kbit/s).' },
  failed_share: {
    vi: 'Phần lượt đo hỏng trong tất cả các lượt đo đã thực hiện.',
    en: 'Failed tests divided by all tests made.',
  },
  tests_without_device: {
    vi: 'Số lượt đo không cho biết thiết bị.',
    en: 'Tests without a device id.',
  },
  devices: {
    vi: 'Số thiết bị khác nhau, trong những lượt đo biết thiết bị.',
    en: 'Distinct devices, among tests whose device is known.',
  },
  clusters: {
    vi: 'Số nhân chứng độc lập mà các khoảng tin cậy dựa vào.',
    en: 'Independent clusters that the intervals are based on.',
  },
  places: { vi: 'Số nơi đo khác nhau.', en: 'Distinct places of tests.' },
  times_of_day: {
    vi: `Số khung ${BAND_HOURS} giờ trong ngày có đo, từ 0 đến ${24 / BAND_HOURS}; trống khi không lượt nào cho biết giờ.`,
    en: `Bands of ${BAND_HOURS} hours of the day with tests, 0 to ${24 / BAND_HOURS}; empty when no hour is known.`,
  },
  download_kbps_mean: { vi: 'Tốc độ tải xuống trung bình.', en: 'Mean download speed.' },
  download_kbps_mean_lower: mean.lower,
  download_kbps_mean_upper: mean.upper,
  download_kbps_device_mean: {
    vi: 'Tốc độ tải xuống trung bình, mỗi thiết bị một phiếu: trung bình các lượt đo của thiết bị, làm tròn đến kbit/s. Chỉ tính lượt đo biết thiết bị.',
    en: 'Mean download speed with one vote for each device: the mean of its tests, rounded to kbit/s. Only of tests whose device is known.',
  },
  download_kbps_device_mean_lower: deviceMean.lower,
  download_kbps_device_mean_upper: deviceMean.upper,
  decided_by: {
    vi: 'Kết luận dựa vào trung bình nào; trống khi không có gì để dựa vào.',
    en: 'Which mean decided; empty where none could.',
  },
  deciding_kbps: { vi: 'Trung bình mà kết luận dựa vào.', en: 'The mean that the verdict is decided by.' },
  deciding_kbps_lower: deciding.lower,
  deciding_kbps_upper: deciding.upper,
  verdict_reason: {
    vi: 'Vì sao không có kết luận đạt hay chưa đạt; trống khi có, hoặc khi khoảng tin cậy chứa ngưỡng.',
    en: 'Why the verdict is neither met nor not met; empty where it is, or where the interval contains the limit.',
  },
  opposed_by: {
    vi: 'Các cách tính cho kết luận ngược lại, cách nhau bằng dấu chấm phẩy.',
    en: 'Ways of counting that decide the opposite, separated by semicolons.',
  },
  hinge_devices: {
    vi: 'Số thiết bị ít nhất, nhanh nhất hoặc chậm nhất, mà bỏ đi thì kết luận đổi; 0 khi bỏ 3 thiết bị vẫn không đổi.',
    en: 'Fewest devices, the fastest or the slowest, without which the verdict would be another; 0 when leaving out 3 changes nothing.',
  },
  download_kbps_p20: {
    vi: 'Phân vị 20: một phần năm số lượt đo không nhanh hơn.',
    en: 'Percentile 20: a fifth of the tests were no faster.',
  },
  download_kbps_p20_lower: p20.lower,
  download_kbps_p20_upper: p20.upper,
  download_kbps_median: {
    vi: 'Trung vị: một nửa số lượt đo không nhanh hơn.',
    en: 'Median: half of the tests were no faster.',
  },
  download_kbps_median_lower: median.lower,
  download_kbps_median_upper: median.upper,
  download_kbps_p80: {
    vi: 'Phân vị 80: bốn phần năm số lượt đo không nhanh hơn.',
    en: 'Percentile 80: four fifths of the tests were no faster.',
  },
  download_kbps_p80_lower: p80.lower,
  download_kbps_p80_upper: p80.upper,
  share_at_limit: {
    vi: 'Tỷ lệ lượt đo từ ngưỡng của tiêu chuẩn trở lên, 0 đến 1.',
    en: 'Share of tests at or above the standard’s limit, 0 to 1.',
  },
  share_at_limit_lower: share.lower,
  share_at_limit_upper: share.upper,
  enough_tests: { vi: 'Đèn báo: đủ lượt đo chưa.', en: 'Light: are there enough tests?' },
  enough_devices: { vi: 'Đèn báo: đủ thiết bị chưa.', en: 'Light: are there enough devices?' },
  enough_places: { vi: 'Đèn báo: đủ nơi đo chưa.', en: 'Light: are there enough places?' },
  enough_times: { vi: 'Đèn báo: đủ khung giờ chưa.', en: 'Light: are there enough times of day?' },
  verdict: {
    vi: 'Kết luận theo tiêu chuẩn đang chọn.',
    en: 'Verdict by the chosen standard.',
  },
  months_with_minimum: {
    vi: 'Số tháng trọn của kỳ có đủ số lượt đo mà văn bản đòi cho mỗi tháng (300); trống khi không văn bản nào đòi, hoặc kỳ dưới hai tháng trọn.',
    en: 'Whole months of the period with as many tests as a document asks for each month (300); empty where none asks, or for fewer than two whole months.',
  },
  standard: { vi: 'Mã tiêu chuẩn (xem trang Phương pháp).', en: 'The standard (see the page Method).' },
  standard_kind: {
    vi: 'Loại tiêu chuẩn; chỉ mandatory_regulation là quy chuẩn bắt buộc.',
    en: 'Kind of standard; only mandatory_regulation is binding.',
  },
  metric: { vi: 'Đại lượng bị xét.', en: 'Metric that is judged.' },
  statistic: {
    vi: 'Thống kê dùng để xét: mean (trung bình) hoặc share (tỷ lệ lượt đo từ ngưỡng trở lên).',
    en: 'Statistic that decides: mean, or share (of tests at or above the limit).',
  },
  deciding_mean: {
    vi: 'Trung bình nào quyết định; trống khi xét bằng tỷ lệ.',
    en: 'Which mean decides; empty where a share does.',
  },
  limit_kbps: { vi: 'Ngưỡng.', en: 'Limit.' },
  share_required: {
    vi: 'Tỷ lệ lượt đo ít nhất phải từ ngưỡng trở lên (0 đến 1); trống khi xét bằng trung bình.',
    en: 'Smallest share of tests at or above the limit (0 to 1); empty where a mean decides.',
  },
  value: {
    vi: 'Con số bị xét: kbit/s, hoặc tỷ lệ (0 đến 1) khi statistic là share.',
    en: 'What is judged: kbit/s, or a share (0 to 1) where statistic is share.',
  },
  value_lower: { vi: 'Cận dưới 95% của value.', en: 'Lower 95% bound of value.' },
  value_upper: { vi: 'Cận trên 95% của value.', en: 'Upper 95% bound of value.' },
  standing: {
    vi: 'Điều phải nói kèm kết luận về tiêu chuẩn: before_start (kỳ bắt đầu trước khi có tiêu chuẩn), after_end (kỳ kết thúc sau khi hết hiệu lực), not_seen_since (không có nguồn nói còn giữ), before_due và after_due (trước, sau năm của mục tiêu), document_later (có văn bản trẻ hơn kỳ), gate_later (mức lượt đo mỗi tháng trẻ hơn kỳ), other_level (không nói riêng cho cấp này); cách nhau bằng dấu chấm phẩy.',
    en: 'What has to be said of the standard beside the verdict: before_start (the period began before the standard), after_end (it ends after the standard did), not_seen_since (no source says that it still holds), before_due and after_due (before or after the year of the target), document_later (a document is dated after the period began), gate_later (so are the tests asked for each month), other_level (it does not speak of this level); separated by semicolons.',
  },
  simulated: {
    vi: 'true khi kho có số liệu do chương trình tạo ra: không dùng làm kết quả đo.',
    en: 'true when the warehouse has simulated figures: not to be used as measured.',
  },
  base: { vi: 'Kỳ được so sánh với.', en: 'The period compared with.' },
  base_from: { vi: 'Ngày đầu của kỳ ấy.', en: 'First date of that period.' },
  base_to: { vi: 'Ngày sau ngày cuối của kỳ ấy.', en: 'The date after the last one of that period.' },
  base_tests: { vi: 'Số lượt đo của kỳ ấy.', en: 'Tests of that period.' },
  base_days: {
    vi: 'Số ngày của kỳ ấy có lượt đo được tính.',
    en: 'Days of that period with tests that count.',
  },
  shared_clusters: {
    vi: 'Số nhân chứng có đo ở cả hai kỳ.',
    en: 'Clusters with tests in both periods.',
  },
  base_download_kbps_mean: { vi: 'Trung bình của kỳ ấy.', en: 'Mean of that period.' },
  download_kbps_difference: {
    vi: 'Trung bình kỳ này trừ trung bình kỳ ấy.',
    en: 'Mean of this period minus the mean of that one.',
  },
  download_kbps_difference_lower: difference.lower,
  download_kbps_difference_upper: difference.upper,
  change: {
    vi: 'Kết luận về thay đổi của trung bình, như đã đo; chỉ nói được là của mạng khi composition là holds.',
    en: 'Change of the mean as measured; it is the network’s only where composition is holds.',
  },
  ...FIXED_WORDS,
  composition: {
    vi: 'Tốt hơn hay kém hơn có còn vậy khi giữ nguyên tỷ trọng nhà mạng và giờ đo không; trống khi không phải hai kết luận ấy.',
    en: 'Does better or worse stand at fixed shares of operators and hours? Empty for any other change.',
  },
  area_km2: { vi: 'Diện tích các ô.', en: 'Area of the cells.' },
  gap_rank: {
    vi: 'Thứ tự trong tệp này: vùng đã xác nhận trước, rồi đông dân nhất trước. Địa chỉ của vùng là gap_id.',
    en: 'Rank in this file: confirmed ones first, then most people first. The address of an area is its gap_id.',
  },
  gap_name: {
    vi: 'Tên vùng lõm, theo địa bàn có nhiều dân nhất trong vùng.',
    en: 'Name of the gap area, from the areas with most of its people.',
  },
  unit_names: {
    vi: 'Các địa bàn mà vùng chạm tới, đông dân nhất trước.',
    en: 'Areas it touches, most people first.',
  },
  cells: { vi: 'Số ô của vùng.', en: 'Cells of the area.' },
  h3_cell: { vi: 'Mã ô H3, chữ số thập lục phân.', en: 'H3 index in hexadecimal digits.' },
  people: {
    vi: 'Số dân ước tính; trống khi không biết dân số của địa bàn nào ở đó.',
    en: 'Estimated residents; empty where no population is known.',
  },
  'gap-cells.unit_code': {
    vi: 'Mã địa bàn chứa phần lớn ô; trống khi ô nằm ngoài mọi địa bàn.',
    en: 'Code of the area with most of the cell; empty outside all of them.',
  },
  'gap-cells.unit_name': { vi: 'Tên địa bàn ấy.', en: 'Name of that area.' },
  'gap-cells.status': {
    vi: 'Điều đã biết về nơi có tâm ô; ô không được kết luận riêng. Ở vùng lõm, trung bình của ô là của chính các lượt đo đã chọn ra vùng, nên lệch về phía thấp.',
    en: 'What is known of the place of the cell’s centre; a cell is never judged by itself. In a gap area its mean is of the tests that chose the area, so it reads low.',
  },
  gap_id: {
    vi: 'Địa chỉ của vùng: ô H3 ở giữa và bán kính tính bằng ô; không đổi theo kỳ hay bộ lọc.',
    en: 'Address of the area: the H3 cell in its middle and its radius in cells; the same in every period and under every filter.',
  },
  'gaps.status': {
    vi: 'Đã xác nhận, hay mới nghi ngờ (không phải bằng chứng). Ở dòng nhà mạng: theo bản đồ riêng của nhà mạng; trống khi chưa phát hiện.',
    en: 'Confirmed, or only suspected (no evidence). In an operator’s row: by its own map; empty where nothing was found.',
  },
  download_kbps_at_most: {
    vi: 'Trung bình thật không vượt quá mức này; trống khi mới nghi ngờ.',
    en: 'The true mean is at most this; empty when only suspected.',
  },
  devices_missing: {
    vi: 'Số thiết bị ít nhất còn cần để kết luận; trống khi đã xác nhận.',
    en: 'Further devices needed to decide, at the least; empty when confirmed.',
  },
  later_devices: {
    vi: 'Thiết bị đo ở đó trong kỳ sau mà trong kỳ này chưa đo ở đó; trống khi chưa đủ.',
    en: 'Devices of the period after that had not measured there in this one; empty while too few.',
  },
  later_download_kbps_mean: {
    vi: 'Trung bình của các thiết bị ấy, mỗi thiết bị một phiếu: không lệch vì chọn.',
    en: 'Mean of those devices, a vote for each: unbiased by the selection.',
  },
  later_download_kbps_mean_lower: interval({ vi: 'trung bình ấy', en: 'that mean' }).lower,
  later_download_kbps_mean_upper: interval({ vi: 'trung bình ấy', en: 'that mean' }).upper,
  reporting_unit: {
    vi: 'Mã đơn vị báo cáo phụ trách; trống khi không có.',
    en: 'Code of the responsible reporting unit; empty where there is none.',
  },
  tests_made: {
    vi: 'Mọi lượt đo đã nạp, bất kể công nghệ, hỏng hay đáng ngờ.',
    en: 'All loaded tests, of every technology, failed and doubtful ones included.',
  },
  outlook: { vi: 'Đo thêm có thể đạt được gì.', en: 'Outlook for further tests.' },
  spread_from: {
    vi: 'Độ phân tán lấy từ lượt đo của ai; trống khi không ai cho biết được.',
    en: 'Source of the variance; empty where it cannot be estimated.',
  },
  tests_per_device: {
    vi: 'Số lượt đo mỗi thiết bị, tính trung bình.',
    en: 'Mean tests per device.',
  },
  design_effect: {
    vi: 'Phương sai của trung bình tăng bao nhiêu lần vì thiết bị đo lặp lại.',
    en: 'Factor by which repeated tests of one device increase the variance of a mean.',
  },
  tests_for_minimum: {
    vi: 'Số lượt còn thiếu để đủ số tối thiểu của mọi tháng trong kỳ.',
    en: 'Tests still needed for the minimum of every month of the period.',
  },
  devices_for_minimum: { vi: 'Số thiết bị thêm cho số lượt ấy.', en: 'Further devices for those tests.' },
  weekly_tests_for_minimum: WEEKLY,
  tests_for_decision: {
    vi: 'Số lượt còn thiếu để kết luận được ở mức 95%; trống khi không tính được.',
    en: 'Tests still needed for a verdict at 95%; empty where the number cannot be calculated.',
  },
  devices_for_decision: { vi: 'Số thiết bị thêm cho số lượt ấy.', en: 'Further devices for those tests.' },
  weekly_tests_for_decision: WEEKLY,
  day: { vi: 'Ngày đo theo giờ Việt Nam.', en: 'Date of the test in Việt Nam.' },
  hour: {
    vi: 'Giờ đo, 0 đến 23, giờ Việt Nam; trống khi chỉ biết ngày.',
    en: 'Hour of the test, 0 to 23 in Việt Nam; empty when only its date is known.',
  },
  download_kbps: { vi: 'Tốc độ tải xuống của lượt đo.', en: 'Download speed of the test.' },
  place: {
    vi: 'Tên địa bàn hẹp nhất biết được, không thì tên viết trong tệp.',
    en: 'The narrowest area that is known, else the name as written in the file.',
  },
  upload_kbps: {
    vi: 'Tốc độ tải lên của lượt đo; trống khi không có.',
    en: 'Upload speed of the test; empty where there is none.',
  },
  latency_ms: { vi: 'Độ trễ, mili giây.', en: 'Latency, milliseconds.' },
  device: {
    vi: 'Số của thiết bị trong riêng tệp này, theo thứ tự xuất hiện; trống khi không rõ thiết bị.',
    en: 'Number of the device in this file only, in order of appearance; empty when it is not known.',
  },
  marks: {
    vi: 'Mã các quy tắc chất lượng đã đánh dấu lượt đo, cách nhau bằng dấu chấm phẩy.',
    en: 'Codes of the quality rules that marked the test, separated by semicolons.',
  },
  latitude: { vi: 'Vĩ độ, làm tròn đến 0,01 độ.', en: 'Latitude, rounded to 0.01 degree.' },
  longitude: { vi: 'Kinh độ, làm tròn đến 0,01 độ.', en: 'Longitude, rounded to 0.01 degree.' },
  file: { vi: 'Tên tệp đã nạp.', en: 'Name of the loaded file.' },
  row: { vi: 'Số dòng như trong tệp.', en: 'Row number as in the file.' },
  left_out: {
    vi: 'Vì sao không tính; trống khi đã tính.',
    en: 'Why it is not counted; empty for a counted test.',
  },
  'rows.day': { vi: 'Ngày đo theo giờ Việt Nam.', en: 'Date of the test in Việt Nam.' },
  'rows.operator': {
    vi: 'Mã nhà mạng của lượt đo; trống khi không rõ.',
    en: 'Operator of the test; empty when it is not known.',
  },
  'rows.technology': { vi: 'Công nghệ của lượt đo.', en: 'Technology of the test.' },
  'tests.operator': {
    vi: 'Mã nhà mạng của lượt đo; trống khi không rõ.',
    en: 'Operator of the test; empty when it is not known.',
  },
  ...CASE_COLUMN_WORDS,
  ...CASE_TABLE_WORDS,
  ...TALLY_COLUMN_WORDS,
};
