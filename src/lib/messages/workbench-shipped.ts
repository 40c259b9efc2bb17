import type { Locale } from '#lib/domain/format.ts';
import type { ShippedFolder } from '#lib/domain/workbench/shipped/shipped-question.ts';
import type { ShippedId } from '#lib/domain/workbench/shipped/shipped-questions.ts';

interface QuestionWords {
  readonly title: string;
  readonly description: string;
}

const VI: Record<ShippedId, QuestionWords> = {
  letter_table: {
    title: 'Bảng của công văn: kết luận từng huyện',
    description:
      'Kết luận theo tiêu chuẩn đã chọn, lý do, và trung bình mỗi thiết bị một phiếu với khoảng tin cậy 95%.',
  },
  commune_verdicts: {
    title: 'Kết luận từng xã',
    description: 'Như bảng của công văn, cho cấp xã: xã nào đạt, không đạt, chưa kết luận được, chưa đủ mẫu.',
  },
  slowest_communes: {
    title: '10 xã chậm nhất',
    description:
      'Trung bình mọi lượt đo 4G của kỳ, xã thấp nhất trước. Xem số lượt đo và khoảng tin cậy trước khi kết luận.',
  },
  communes_below_limit: {
    title: 'Xã dưới 40 Mbps',
    description:
      'Trung bình mỗi thiết bị một phiếu dưới 40 Mbps, từ 10 lượt đo trở lên. Dưới 40 ở đây chưa phải là kết luận không đạt.',
  },
  hours_of_congestion: {
    title: 'Giờ nghẽn mạng',
    description: 'Tốc độ trung bình, tỷ lệ lượt đo dưới 40 Mbps và độ trễ theo từng giờ trong ngày.',
  },
  hours_by_operator: {
    title: 'Giờ nghẽn của từng nhà mạng',
    description: 'Tốc độ trung bình theo giờ trong ngày, mỗi nhà mạng một đường.',
  },
  weekdays: {
    title: 'Ngày thường và cuối tuần',
    description: 'Tốc độ trung bình và số lượt đo theo thứ trong tuần.',
  },
  upload_at_night: {
    title: 'Tải lên ban đêm ở năm xã đo nhiều nhất',
    description: 'Tốc độ tải lên từ 22 đến 6 giờ theo nhà mạng, ở năm xã có nhiều lượt đo nhất trong kỳ.',
  },
  operators_beside_each_other: {
    title: 'Các nhà mạng cạnh nhau',
    description:
      'Tải xuống (trung bình mỗi thiết bị một phiếu, trung vị), tải lên và độ trễ của từng nhà mạng.',
  },
  operators_since_last_period: {
    title: 'Nhà mạng so với kỳ trước',
    description:
      'Tốc độ của hai kỳ và hiệu số. Có khoảng tin cậy của từng kỳ; hiệu số chưa phải kết luận tốt lên hay kém đi.',
  },
  communes_that_got_worse: {
    title: 'Xã giảm nhiều nhất so với kỳ trước',
    description:
      'Xã có ít nhất 5 lượt đo ở mỗi kỳ, giảm nhiều nhất trước. Xem hai khoảng tin cậy trước khi nói là kém đi.',
  },
  before_and_after: {
    title: 'Trước và sau một ngày',
    description:
      'Tốc độ của từng nhà mạng trong số ngày đã chọn trước và sau ngày ấy, thí dụ ngày phát sóng trạm mới.',
  },
  operator_mix: {
    title: 'Thị phần lượt đo theo tháng',
    description:
      'Mỗi nhà mạng chiếm bao nhiêu phần lượt đo của từng tháng: cơ cấu đổi thì trung bình chung cũng đổi.',
  },
  share_of_5g: {
    title: 'Tỷ lệ lượt đo 5G',
    description: 'Trong các lượt đo 4G và 5G, theo tháng và nhà mạng, với khoảng tin cậy 95%.',
  },
  failed_tests: {
    title: 'Lượt đo hỏng',
    description: 'Tỷ lệ và số lượt đo hỏng (0 kbit/s) theo nhà mạng và công nghệ.',
  },
  busy_devices: {
    title: 'Thiết bị đo quá nhiều',
    description:
      'Thiết bị có từ số lượt đo đã chọn trong một ngày. Số thiết bị được đặt lại mỗi lần cập nhật, không phải mã máy.',
  },
  marked_tests: {
    title: 'Lượt đo đáng ngờ theo từng quy tắc',
    description: 'Mỗi nhà mạng có bao nhiêu lượt đo bị từng quy tắc chất lượng đánh dấu.',
  },
  untested_communes: {
    title: 'Xã ít được đo từ một ngày',
    description:
      'Xã có không quá số lượt đo đã chọn từ ngày ấy, cả xã chưa có lượt nào, với ngày đo gần nhất và dân số.',
  },
  tests_per_thousand: {
    title: 'Lượt đo trên 1.000 dân',
    description: 'Số lượt đo và thiết bị của từng xã so với dân số, xã ít nhất trước.',
  },
  tallies_beside_tests: {
    title: 'Báo cáo tháng bên cạnh lượt đo',
    description:
      'Số người cài đặt và lượt truy cập mà huyện báo cáo, số lượt đo nhận được trong cùng kỳ. Không nguồn nào nối lượt đo với cài đặt.',
  },
  tallies_and_tests_needed: {
    title: 'Cài đặt trên 1.000 dân và số lượt đo còn cần',
    description:
      'Cài đặt, truy cập trên 1.000 dân của từng huyện trong kỳ báo cáo, bên cạnh số lượt đo đã có và còn cần để đủ mẫu, để kết luận.',
  },
  gaps_by_operator: {
    title: 'Vùng lõm, và là của nhà mạng nào',
    description:
      'Các vùng lõm của kỳ mặc định, đông dân trước; cột cuối là các nhà mạng mà bản đồ riêng cũng đã xác nhận nơi ấy.',
  },
};

const EN: Record<ShippedId, QuestionWords> = {
  letter_table: {
    title: 'Table of the letter: verdict of each district',
    description:
      'Verdict by the chosen standard, its reason, and the mean with one vote per device and its 95% interval.',
  },
  commune_verdicts: {
    title: 'Verdict of each commune',
    description: 'The table of the letter for communes: met, not met, undecided, too few tests.',
  },
  slowest_communes: {
    title: 'The 10 slowest communes',
    description:
      'Mean of all 4G tests of the period, lowest first. Look at tests and interval before concluding.',
  },
  communes_below_limit: {
    title: 'Communes below 40 Mbps',
    description:
      'Mean with one vote per device below 40 Mbps, of at least 10 tests. Below 40 is no verdict yet.',
  },
  hours_of_congestion: {
    title: 'Hours of congestion',
    description: 'Mean speed, share of tests below 40 Mbps and latency by hour of the day.',
  },
  hours_by_operator: {
    title: 'Hours of congestion of each operator',
    description: 'Mean speed by hour of the day, one line for each operator.',
  },
  weekdays: { title: 'Working days and weekends', description: 'Mean speed and tests by day of the week.' },
  upload_at_night: {
    title: 'Upload at night in the five communes with most tests',
    description:
      'Upload speed from 22 to 6 o’clock by operator, in the five communes with most tests of the period.',
  },
  operators_beside_each_other: {
    title: 'Operators side by side',
    description: 'Download (mean with one vote per device, median), upload and latency of each operator.',
  },
  operators_since_last_period: {
    title: 'Operators against the period before',
    description:
      'Speed in both periods and the difference. Each period has its interval; the difference is no verdict.',
  },
  communes_that_got_worse: {
    title: 'Communes with the largest fall',
    description:
      'Communes with at least 5 tests in each period, largest fall first. Look at both intervals before saying worse.',
  },
  before_and_after: {
    title: 'Before and after a date',
    description:
      'Speed of each operator in the chosen days before and after the date, such as that of a new station.',
  },
  operator_mix: {
    title: 'Operators’ shares of the tests by month',
    description:
      'Which part of a month’s tests each operator has: when the mix changes, so does the common mean.',
  },
  share_of_5g: {
    title: 'Share of 5G tests',
    description: 'Of the 4G and 5G tests, by month and operator, with its 95% interval.',
  },
  failed_tests: {
    title: 'Failed tests',
    description: 'Share and count of failed tests (0 kbit/s) by operator and technology.',
  },
  busy_devices: {
    title: 'Devices that test too often',
    description:
      'Devices with the chosen number of tests on one day. Their numbers are drawn anew with each update.',
  },
  marked_tests: {
    title: 'Doubtful tests by rule',
    description: 'How many tests of each operator each quality rule marked.',
  },
  untested_communes: {
    title: 'Communes with few tests since a date',
    description:
      'Communes with at most the chosen number of tests since the date, or none, with their last test and people.',
  },
  tests_per_thousand: {
    title: 'Tests per 1,000 people',
    description: 'Tests and devices of each commune against its people, fewest first.',
  },
  tallies_beside_tests: {
    title: 'Monthly reports beside the tests',
    description:
      'Installs and accesses that districts report, and tests received in the same period. No source links a test to an install.',
  },
  tallies_and_tests_needed: {
    title: 'Installs per 1,000 people and tests needed',
    description:
      'Installs and accesses per 1,000 people of each district in the report month, beside the tests there are and those still needed for the minimum and for a verdict.',
  },
  gaps_by_operator: {
    title: 'Gaps, and whose they are',
    description:
      'The gaps of the default period, most people first; the last column has the operators whose own map confirms the place too.',
  },
};

const FOLDERS: Record<Locale, Record<ShippedFolder, string>> = {
  vi: {
    letter: 'Công văn',
    congestion: 'Giờ nghẽn',
    operators: 'Nhà mạng',
    data: 'Chất lượng số liệu',
    campaign: 'Vận động đo',
  },
  en: {
    letter: 'Letters',
    congestion: 'Congestion',
    operators: 'Operators',
    data: 'Quality of the data',
    campaign: 'Campaign',
  },
};

const words: Record<Locale, Record<ShippedId, QuestionWords>> = { vi: VI, en: EN };

/** Title and description of a question that comes with the program. */
export const shippedWords = (id: ShippedId, locale: Locale): QuestionWords => words[locale][id];

/** Name of a folder of such questions. */
export const shippedFolder = (folder: ShippedFolder, locale: Locale): string => FOLDERS[locale][folder];
