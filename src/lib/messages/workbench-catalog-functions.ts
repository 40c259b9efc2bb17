import type { FunctionName } from '#lib/domain/workbench/functions.ts';
import type { Words } from './words.ts';

const INTERVAL: Words = {
  vi: 'Trả về value, lower, upper (khoảng tin cậy 95%), tests, devices; cùng đơn vị với giá trị đưa vào.',
  en: 'Returns value, lower, upper (95% interval), tests, devices, in the unit of what is given.',
};
const interval = (vi: string, en: string): Words => ({
  vi: `${vi} ${INTERVAL.vi}`,
  en: `${en} ${INTERVAL.en}`,
});

/** As `shownInterval` decides on every page. */
const SHOWN: Words = {
  vi: 'Khoảng tin cậy lấn xuống dưới 0 thì để trống, như trên các trang: còn quá ít thiết bị.',
  en: 'An interval that reaches below 0 is left empty, as on the pages: there are too few devices.',
};
const mean = (vi: string, en: string): Words => interval(`${vi} ${SHOWN.vi}`, `${en} ${SHOWN.en}`);

const JUDGED: Words = {
  vi: 'Đưa vào cả lượt đo hỏng; failed_as_zero := true thì tính chúng là 0.',
  en: 'Give it failed tests too; failed_as_zero := true counts them as zeros.',
};

/** What each function of the house computes. */
export const FUNCTION_WORDS: Readonly<Record<FunctionName, Words>> = {
  mean_interval: mean(
    'Trung bình của mọi lượt đo, như các trang tính; cột cluster nói lượt nào phụ thuộc nhau.',
    'Mean of all tests, as the pages compute it; the column cluster tells which depend on each other.',
  ),
  device_mean_interval: mean(
    'Trung bình mà kết luận dựa vào: mỗi thiết bị một phiếu; bỏ qua lượt đo không biết thiết bị.',
    'The mean that verdicts rest on: one vote for each device; tests of unknown devices have none.',
  ),
  median_interval: interval('Trung vị của mọi lượt đo.', 'Median of all tests.'),
  share_interval: interval(
    'Tỷ lệ lượt đo thỏa điều kiện, 0 đến 1; lượt mà điều kiện trống thì không tính.',
    'Share of the tests that meet a condition, 0 to 1; those where it is empty do not count.',
  ),
  difference_interval: interval(
    'Trung bình của các lượt thỏa điều kiện trừ trung bình của các lượt còn lại, như các trang tính mức thay đổi giữa hai kỳ; lượt mà điều kiện trống thì không tính.',
    'Mean of the tests that meet a condition minus the mean of the others, as the pages compute the change between two periods; those where it is empty do not count.',
  ),
  verdict: {
    vi: `Kết luận của trang về một tiêu chuẩn, cho cấp province, district hay commune: met (đạt), not_met (chưa đạt), undecided (chưa kết luận), too_few (chưa đủ mẫu), untested (chưa đo). ${JUDGED.vi}`,
    en: `The page’s verdict on a standard, for the level province, district or commune: met, not_met, undecided, too_few, untested. ${JUDGED.en}`,
  },
  verdict_reason: {
    vi: `Vì sao chưa kết luận: few_tests, few_devices (chưa đủ lượt đo, thiết bị), no_device_ids (không biết thiết bị), depends_on_counting (phụ thuộc cách tính); trống khi không có lý do riêng. ${JUDGED.vi}`,
    en: `Why there is no verdict: few_tests, few_devices, no_device_ids, depends_on_counting; empty without such a reason. ${JUDGED.en}`,
  },
  area_at: {
    vi: 'Mã địa bàn chứa tọa độ, theo bộ địa giới và cấp; trống khi ở ngoài. Tọa độ của lượt đo đã làm tròn đến 0,01°: địa bàn của lượt đo thì lấy ở các cột có sẵn.',
    en: 'Code of the area at a position, of an edition and level; empty outside. Positions of tests are rounded to 0.01°: take their areas from the columns.',
  },
  area_name: {
    vi: 'Tên địa bàn có mã này, theo bộ địa giới và cấp.',
    en: 'Name of the area with this code, of an edition and level.',
  },
  report_month: {
    vi: 'Tháng báo cáo chứa ngày này: từ ngày 13 là tháng sau.',
    en: 'Report month of a date: from the 13th on, the next month.',
  },
  fold: {
    vi: 'Chữ thường không dấu, đ thành d, để so tên.',
    en: 'Small letters without marks, đ as d, to compare names.',
  },
};
