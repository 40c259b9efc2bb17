import { MIN_COVERED, MIN_DEVICES } from '#lib/domain/comparison/composition.ts';
import { BAND_HOURS, PLACES_PER_DEGREE, SITES_PER_DEGREE } from '#lib/domain/counting.ts';
import { MOST_HINGE_DEVICES } from '#lib/domain/decisions/counting-way.ts';
import { MOST_STATED, widening } from '#lib/domain/decisions/design-effect.ts';
import { formatNumber, formatShare, type Locale } from '#lib/domain/format.ts';
import { measuredRate } from '#lib/domain/measured-rate.ts';
import { JUDGED_DEVICES } from '#lib/domain/gaps/gap.ts';
import { caseMethod } from './case-method.ts';
import { evidenceMessages } from './evidence.ts';
import { gapRates } from './gap-rates.ts';
import { fixedCoverage, growthMeasured, LOOKS, looksMeasured, shiftsMeasured } from './measured-changes.ts';
import { quotaSuccess, smallSampleCoverage } from './measured-words.ts';
import {
  dataChapters,
  type ChapterWords,
  type DataChapter,
  type MethodFacts,
} from './method-data-chapters.ts';

/** Chapters of the method page, in its order. */
export const CHAPTERS = [
  'origin',
  'limits',
  'tests',
  'figures',
  'intervals',
  'verdicts',
  'sufficiency',
  'robustness',
  'changes',
  'gaps',
  'quotas',
  'cases',
  'areas',
  'reports',
  'exports',
  'stored',
  'sources',
  'again',
] as const;
/** Key of a chapter of the method page, also its anchor. */
export type Chapter = (typeof CHAPTERS)[number];

type StatisticsChapter = Exclude<Chapter, DataChapter>;

const vi: Record<StatisticsChapter, ChapterWords> = {
  figures: {
    title: 'Các con số',
    paragraphs: [
      'Tốc độ lưu bằng số nguyên kbit/s nên tổng luôn chính xác: cùng những lượt đo cho đúng cùng những chữ số. Màn hình làm tròn; tệp tải về giữ đủ chữ số.',
      'x là tốc độ của một lượt đo, N số lượt đo, x(r) lượt đứng thứ r kể từ chậm nhất (nội suy khi r không nguyên).',
    ],
  },
  intervals: {
    title: 'Khoảng tin cậy 95%',
    paragraphs: [
      'Nhiều lượt đo của một thiết bị giống nhau, nên không tính là nhiều bằng chứng. Mỗi nhân chứng độc lập (cụm) là một thiết bị trong cả kỳ. ' +
        `Không biết thiết bị thì cụm là một vị trí làm tròn đến ${formatNumber(1 / SITES_PER_DEGREE, 3, 'vi')}° trong một ngày; không có tọa độ thì là một nơi trong một ngày. Tọa độ đã quá hạn lưu chính xác chỉ còn đến 0,01°, nên khoảng của những lượt ấy có thể rộng ra. Dưới hai cụm thì không có khoảng tin cậy.`,
      'Sai số tính bền vững theo cụm, số bậc tự do giảm khi các cụm to nhỏ không đều, và khoảng của trung bình được sửa lệch vì tốc độ có đuôi dài về phía cao.',
      'Mô phỏng kèm theo chương trình (dân số biết trước, phân bố lệch, thiết bị đo nhiều ít khác nhau; 50, 300 và 3.000 lượt đo) kiểm tra rằng mỗi loại khoảng chứa giá trị thật trong 92 đến 97 trên 100 lần.',
      `Ít thiết bị thì khoảng của trung bình kém chắc hơn mức 95% ghi ở đó. Mô phỏng mỗi thiết bị một lượt, tốc độ lệch nhiều (độ lệch chuẩn bằng 1,1 lần trung bình): với ${smallSampleCoverage('CV 1.1', 'vi')}. Khi bốn phần năm lượt đo ở mức 20 và một phần năm ở mức 120 Mbps: ${smallSampleCoverage('two peaks', 'vi')}.`,
      'Ký hiệu: g một cụm, n số lượt đo của nó, w = n/N, t phân vị Student ở mức 97,5% với df bậc tự do. Với tỷ lệ, x là 1 hoặc 0; với phân vị, x là 1 khi lượt đo không nhanh hơn phân vị ấy.',
    ],
  },
  verdicts: {
    title: 'Kết luận và tiêu chuẩn',
    paragraphs: [
      'Kết luận dựa vào cả khoảng tin cậy của thống kê mà tiêu chuẩn quy định, không dựa vào một con số. Mọi lượt đo cùng nhanh lên một mức thì kết luận không bao giờ xấu đi; trung bình tăng do một hai lượt cực nhanh thì có thể, vì khoảng tin cậy rộng ra.',
      'Trung bình mà kết luận dựa vào cho mỗi thiết bị một phiếu (trung bình các lượt đo của thiết bị ấy), để một thiết bị đo nhiều lượt không quyết định thay cho cả huyện. Trung bình mọi lượt đo được nêu cạnh đó. Tiêu chuẩn nào dùng trung bình nào là dữ liệu của tiêu chuẩn, có lý do kèm theo.',
      `Kết luận chỉ đứng khi không cách tính nào trong năm cách dưới đây cho điều ngược lại; nếu có thì ghi “phụ thuộc cách tính” và nêu cách ấy. Khi bỏ từ một đến ${MOST_HINGE_DEVICES} thiết bị nhanh nhất hoặc chậm nhất mà kết luận đổi thì nói rõ kết luận dựa vào mấy thiết bị (quy ước của chương trình).`,
      `Tệp không có mã thiết bị thì không rõ có bao nhiêu người đo. Cơ quan nêu mỗi người đo khoảng mấy lượt (nhiều nhất ${MOST_STATED}) thì khoảng tin cậy được nới rộng, với 5 lượt mỗi người là ${formatNumber(widening(5), 1, 'vi')} lần; không ai nêu thì không kết luận. Cho phép đến một nửa số lượt đo không rõ thiết bị khi mỗi thiết bị một phiếu (chúng không có phiếu), đến một phần mười khi mọi lượt đo đều được tính (quy ước của chương trình). Mô phỏng 300 lượt đo của 60 người, có người đo rất nhiều: khoảng đã nới sót giá trị thật trong ${formatShare(measuredRate('unknown-devices', '60 people, unevenly: stated interval misses'), 'vi')} số lần.`,
      'Kết luận về một kỳ bắt đầu trước khi có tiêu chuẩn, kéo dài quá ngày hết hiệu lực, trước năm của một mục tiêu, hoặc dựa vào văn bản ra đời sau ngày đầu kỳ, luôn kèm câu nói rõ điều đó: trên trang, trong tệp (cột standing) và qua API.',
      evidenceMessages.vi.favours,
      'Hai nhà mạng có khoảng tin cậy chồng nhau chưa phân biệt được: hạng ghi là một khoảng («1–2»). Chỉ gọi một nhà mạng là yếu nhất khi khoảng tin cậy của hiệu số với mọi nhà mạng khác đều nằm dưới 0.',
      'Bản đồ và bảng dùng tiêu chuẩn đang chọn. Không chọn thì dùng tiêu chuẩn của công nghệ đang xem có hiệu lực vào ngày cuối kỳ; công nghệ không có tiêu chuẩn riêng được so với mục tiêu của 4G.',
      `Xét nhiều lần dễ gặp kết luận sai hơn xét một lần. Mô phỏng một nơi có trung bình thật đúng bằng ngưỡng, mỗi tháng xét lại tất cả những gì đã đo (mỗi thiết bị một phiếu): có lúc bị kết luận «chưa đạt» sau ${LOOKS.join(', ')} lần xét trong ${looksMeasured('not_met', 'vi')}; có lúc được kết luận «đạt» trong ${looksMeasured('met', 'vi')}. Vì vậy kỳ phải định trước; kết luận trên những ngày tự chọn luôn ghi «kỳ tự chọn, không định trước».`,
    ],
  },
  sufficiency: {
    title: 'Bốn đèn báo đủ mẫu',
    paragraphs: [
      'Thiếu lượt đo trong cả kỳ hoặc thiếu thiết bị thì không kết luận, dù con số cao hay thấp. Đèn nơi đo và đèn khung giờ không làm đổi kết luận; chúng nói kết luận dễ hay khó bị bác. Đèn lượt đo đếm đủ cho từng tháng của kỳ khi có văn bản đòi theo tháng; kỳ từ hai tháng trọn trở lên thì trang địa bàn và tệp nói thêm có mấy tháng đủ.',
      'Mỗi con số trong bảng dưới có căn cứ: văn bản quy định, mức của cơ quan khác, hoặc quy ước của chương trình; cơ quan đổi được ở trang Thiết lập.',
      `Nơi đo là tọa độ làm tròn đến ${formatNumber(1 / PLACES_PER_DEGREE, 2, 'vi')}° (khoảng 1 km), hoặc nơi được nêu tên. Khung giờ dài ${BAND_HOURS} giờ, theo giờ Việt Nam.`,
    ],
  },
  robustness: {
    title: 'Kết luận có đứng vững không',
    paragraphs: [
      'Trang của mỗi địa bàn tính lại kết luận trên cùng những lượt đo theo các cách khác. Cách bỏ bớt lượt đo không bị đòi số tối thiểu, chỉ xét khoảng tin cậy.',
    ],
  },
  changes: {
    title: 'So với kỳ khác',
    paragraphs: [
      'Kỳ này được so với kỳ ngay trước và với cùng kỳ năm trước. Thiết bị có đo ở cả hai kỳ được ghép cặp, nên phần giống nhau của hai kỳ không làm rộng khoảng tin cậy của hiệu số.',
      'Chỉ nói tốt hơn hay kém hơn khi cả khoảng tin cậy 95% của hiệu số nằm về một phía của 0 và cả hai kỳ đủ mẫu. Kỳ được so mà chưa đến nửa số ngày có đo thì được nói rõ bên cạnh.',
      `Người đo của hai kỳ có thể khác nhau: nhiều thuê bao của một nhà mạng hơn, nhiều lượt buổi tối hơn. Nên cạnh hiệu số có ba hiệu số nữa: khi giữ nguyên tỷ trọng các nhà mạng, khi giữ nguyên tỷ trọng các khung ${BAND_HOURS} giờ trong ngày, và khi giữ nguyên cả hai. Cách tính là chuẩn hóa trực tiếp: cộng hiệu số của từng nhóm (nhà mạng, khung giờ) nhân với W, W là trung bình của hai tỷ trọng lượt đo của nhóm ấy trong hai kỳ (quy ước của chương trình). Với W ấy, hiệu số thường đúng bằng hiệu số khi giữ nguyên cộng với phần do tỷ trọng đổi (Kitagawa, 1955). Lượt đo không rõ nhà mạng hay không rõ giờ là một nhóm riêng.`,
      `Một nhóm được so khi mỗi kỳ có từ ${MIN_DEVICES} thiết bị (số hữu hiệu) trở lên; nhóm khác bị bỏ, W của các nhóm còn lại tăng theo tỷ lệ. Nếu các nhóm được so giữ dưới ${formatShare(MIN_COVERED, 'vi')} lượt đo, hoặc từ một nửa trở lên là nhóm không rõ, thì không so (quy ước của chương trình). Khoảng tin cậy 95% bền vững theo cụm, kể cả thiết bị đo ở nhiều nhóm và ở cả hai kỳ. Giữ nguyên cả hai là trừ cả hai phần khỏi hiệu số thường, với khoảng rộng bằng khoảng rộng hơn trong hai khoảng.`,
      'Chỉ ghi «tốt hơn», «kém hơn» khi cả ba hiệu số cùng nói vậy. Nếu không, và từ một nửa hiệu số trở lên mất đi khi giữ nguyên: ghi «do người đo», vì phần lớn là người đo thay đổi, không phải mạng. Còn lại ghi «chưa rõ do đâu».',
      `Mô phỏng hai tháng mà mạng không đổi, mỗi tháng 2.400 lượt đo: ${shiftsMeasured('vi')}. Khi mọi mạng nhanh hơn 10% thật thì trung bình «tốt hơn» trong ${growthMeasured('vi')[0]}, còn đứng vững trong ${growthMeasured('vi')[1]}. Trong mọi tình huống mô phỏng, khoảng của ba hiệu số ấy chứa giá trị thật ${fixedCoverage('vi').join(' đến ')} số lần.`,
    ],
  },
  gaps: {
    title: 'Vùng lõm',
    paragraphs: [
      `Lượt đo có tọa độ của thiết bị đã biết được xếp vào các ô H3 bậc 8 (0,7 km²). Thứ được xét là các cửa sổ quanh mỗi ô (bán kính 1, 2, 3 ô: 5, 14, 27 km²) có từ ${JUDGED_DEVICES} thiết bị; trong mỗi cửa sổ mỗi thiết bị có một phiếu là trung bình các lượt của nó ở đó. Ô chỉ để vẽ.`,
      'Khi mẫu ít lượt và tốc độ phân bố lệch, nơi có trung bình thấp trông cũng ít phân tán hơn thực tế, nên mọi cửa sổ dùng chung hình dạng phân tán gộp từ cả tỉnh (tỷ số giữa phiếu của thiết bị trong một ô và trung bình của xã). Khả năng có một trung bình thấp như thế ở nơi đúng bằng ngưỡng tính bằng xấp xỉ điểm yên ngựa (Daniels 1954; Barndorff-Nielsen 1986).',
      'Trong các cửa sổ có trung bình dưới ngưỡng, Benjamini–Hochberg giữ tỷ lệ phát hiện sai ở 10%; cửa sổ chắc nhất đứng trước, cửa sổ chồng lên nó bỏ qua; phải có lượt đo của ít nhất 5 ngày, và bỏ ngày ảnh hưởng nhiều nhất (hai ngày, nếu có lượt đo của hơn 60 ngày) vẫn chắc như thế: ấy là vùng đã xác nhận. Vùng ấy chỉ nêu «nhiều nhất bao nhiêu», vì trung bình của chính các lượt đã chọn ra nó lệch về phía thấp; trung bình không lệch là của các thiết bị khác trong kỳ sau.',
      'Vùng nghi ngờ (từ 10 thiết bị, khả năng ngẫu nhiên dưới 1%) được giữ nguyên ranh giới và thử lại ở kỳ sau bằng các thiết bị chưa đo ở vùng nghi ngờ nào của kỳ trước; nó chỉ đổi khi số liệu kỳ trước được nạp thêm hay gỡ ra. Bản đồ của từng nhà mạng theo đúng quy tắc ấy. Nơi chưa phát hiện gì thì nói là chưa phát hiện.',
      ...gapRates('vi'),
      'Số dân chia đều trên diện tích mỗi địa bàn, nên chỉ là ước tính. Nơi chưa đo (ô ấy và các ô kề bên không có lượt nào) không bao giờ thuộc vùng lõm.',
    ],
  },
  quotas: {
    title: 'Cần đo thêm ở đâu',
    paragraphs: [
      `Số lượt còn thiếu để kết luận tính từ độ phân tán đã thấy, kể cả việc thiết bị đo lặp lại, sao cho 80 trong 100 mẫu như thế kết luận được nếu trung bình thật đúng bằng trung bình đã thấy. Trung bình đã thấy cũng không chắc, nên kết quả thực tế có khác. ${quotaSuccess('vi')}`,
      'Không giao chỉ tiêu khi muốn kết luận phải đo thêm quá 3 lần mức tối thiểu mỗi tháng ở xã, 30 lần ở huyện, 300 lần ở tỉnh: quy ước của chương trình, sửa được trong src/lib/domain/quota.ts. Địa bàn có ít thiết bị dùng độ phân tán của huyện, rồi của cả tỉnh; tệp ghi rõ đã dùng của địa bàn nào.',
    ],
  },
  cases: caseMethod.vi,
};

const en: Record<StatisticsChapter, ChapterWords> = {
  figures: {
    title: 'The figures',
    paragraphs: [
      'Speeds are stored as whole kbit/s, so sums are exact: the same tests give the same digits. Figures are rounded on screen; files have every digit.',
      'x is the speed of a test, N the number of tests, x(r) the r-th slowest (interpolated where r is not whole).',
    ],
  },
  intervals: {
    title: '95% intervals',
    paragraphs: [
      'Tests by one device are similar, so they are not independent evidence. A cluster of tests is one device over the whole period. ' +
        `Where the device is unknown, it is a position rounded to ${formatNumber(1 / SITES_PER_DEGREE, 3, 'en')}° on one day; without a position, a place on one day. Positions past their retention are only stored to 0.01°, so the intervals of such tests can be wider. With fewer than two clusters there is no interval.`,
      'Errors are cluster-robust, there are fewer degrees of freedom where clusters differ in size, and the interval of the mean is corrected for skew, since speeds have a long upper tail.',
      'A simulation in the program’s tests (a known, skewed population; devices that test more or less often; 50, 300 and 3,000 tests) checks that each kind of interval contains the true value in 92 to 97 of 100 samples.',
      `With few devices the interval of the mean is less certain than the 95% it states. Simulated with one test a device and widely spread speeds (standard deviation 1.1 times the mean), ${smallSampleCoverage('CV 1.1', 'en')}. With four fifths of the tests at 20 and one fifth at 120 Mbps: ${smallSampleCoverage('two peaks', 'en')}.`,
      'Notation: g a cluster, n its tests, w = n/N, t Student’s quantile at 97.5% with df degrees of freedom. For a share x is 1 or 0; for a percentile it is 1 where the test is no faster than that percentile.',
    ],
  },
  verdicts: {
    title: 'Verdicts and standards',
    paragraphs: [
      'A verdict is based on the whole interval of the statistic that the standard is set for, not on a single figure. If every test becomes faster by as much, the verdict never becomes worse; a mean that rises because of one or two extremely fast tests can make it worse, since the interval widens.',
      'The mean that decides gives each device one vote (the mean of its tests), so that one phone that tests often cannot decide for a whole district. The mean of all tests stands beside it. Which mean decides is data of the standard, with its reason.',
      `A verdict stands only where none of the five ways of counting below says the opposite; else it says “depends on how tests are counted” and names the ways. Where leaving out one to ${MOST_HINGE_DEVICES} of the fastest or slowest devices changes the verdict, it says how many it hangs on (this program’s own choice).`,
      `A file without device ids does not tell how many people tested. Where the office states the tests per person (at most ${MOST_STATED}) the interval is widened, with 5 a person ${formatNumber(widening(5), 1, 'en')} times; where nobody states it there is no verdict. Up to half of the tests may be of unknown devices where each device has one vote (they have none), up to a tenth where every test counts (this program’s own choice). A simulation of 300 tests by 60 people, some of whom test very often: the widened interval missed the true mean in ${formatShare(measuredRate('unknown-devices', '60 people, unevenly: stated interval misses'), 'en')}.`,
      'A verdict on a period that began before the standard, ends after it, lies before the year of a target, or is older than a document it rests on always comes with a sentence that says so: on pages, in files (the column standing) and in the API.',
      evidenceMessages.en.favours,
      'Two operators whose intervals overlap cannot be told apart: the rank is a range (“1–2”). An operator is called weakest only where the interval of the difference to every other lies below 0.',
      'Map and table use the chosen standard. By default it is the one for the technology shown that is in force on the last day of the period; a technology without its own is compared with the target for 4G.',
      `Looking often finds a wrong verdict more easily than looking once. Simulated for a place whose true mean is exactly the limit, looked at every month with everything tested so far (one vote per device): after ${LOOKS.join(', ')} looks it had at some time been called “not met” in ${looksMeasured('not_met', 'en')}, and “met” in ${looksMeasured('met', 'en')}. So periods have to be fixed beforehand; a verdict over dates of one’s own always says “own dates, not fixed beforehand”.`,
    ],
  },
  sufficiency: {
    title: 'The four lights',
    paragraphs: [
      'Too few tests in the whole period, or too few devices, give no verdict, however high or low the figure. The lights of places and of times of day change no verdict: they show how easily it can be contested. The light of tests counts enough for each month of the period where a document asks by the month; over two whole months or more, an area’s page and the files also say how many months had enough.',
      'Each number in the table below has a basis: a document that asks for it, another body’s figure, or this program’s own choice, which the office can change on the page of settings.',
      `A place is a position rounded to ${formatNumber(1 / PLACES_PER_DEGREE, 2, 'en')}° (about 1 km), or the named place. Times of day are bands of ${BAND_HOURS} hours, Vietnamese time.`,
    ],
  },
  robustness: {
    title: 'Is a verdict robust?',
    paragraphs: [
      'The page of each area judges the same tests again, counted in other ways. Where tests are left out, the minimum does not apply; only the interval decides.',
    ],
  },
  changes: {
    title: 'Comparison with other periods',
    paragraphs: [
      'A period is compared with the one before it and with the same one a year ago. Devices with tests in both are paired, so that differences between devices do not widen the interval of the difference.',
      '“Better” or “worse” requires that the whole 95% interval of the difference lies on one side of 0 and both periods have enough tests. If the earlier period has tests on fewer than half of its days, this is stated beside it.',
      `The testers of two periods can differ: more subscribers of one operator, more tests in the evening. So beside the difference stand three more: at fixed shares of the operators, at fixed shares of the ${BAND_HOURS}-hour bands of the day, and with both fixed. It is a direct standardisation: the differences within the strata (operators, bands), each times W, added up; W is the mean of the stratum’s shares of the tests in both periods (this program’s own choice). With these weights the plain difference is exactly the one at fixed shares plus what the changed shares make (Kitagawa, 1955). Tests whose operator or hour is unknown are a stratum of their own.`,
      `A stratum is compared if it has at least ${MIN_DEVICES} devices (effective number) in each period; others are left out, and the weights of the rest are raised in proportion. Where the strata compared hold less than ${formatShare(MIN_COVERED, 'en')} of the tests, or half of that or more is unknown, nothing is compared (this program’s own choice). The 95% intervals are cluster-robust, also for devices that tested in several strata and in both periods. With both fixed, both parts are taken off the plain difference, and the interval is as wide as the wider of the two.`,
      '“Better” and “worse” are shown only where all three differences say so too. Where they do not, and half of the difference or more is gone at fixed shares, it says “other testers”: mostly the testers changed, not the network. Otherwise it says “cause unclear”.',
      `Simulated with two months of identical networks and 2,400 tests a month: ${shiftsMeasured('en')}. With every network truly 10% faster the mean was “better” in ${growthMeasured('en')[0]}, and that stood in ${growthMeasured('en')[1]}. In every simulated setting the intervals of the three differences held the true value in ${fixedCoverage('en').join(' to ')}.`,
    ],
  },
  gaps: {
    title: 'Gaps',
    paragraphs: [
      `Tests with a position, by known devices, are placed in H3 cells of resolution 8 (0.7 km²). What is judged are windows around each cell (1, 2 or 3 cells around: 5, 14, 27 km²) with at least ${JUDGED_DEVICES} devices; a device has one vote in a window, the mean of its tests there. Cells are only drawn.`,
      'A low sample of skewed speeds also looks less spread than it is, so all windows share the shape of the spread pooled over the province (ratios of a device’s vote in one cell to the mean of its commune). The chance of so low a mean where the truth is at the limit is computed by the saddlepoint approximation (Daniels 1954; Barndorff-Nielsen 1986).',
      'Among the windows whose mean is below the limit, Benjamini–Hochberg controls false discoveries at 10%; the surest come first, and those overlapping a surer one are passed over; there must be tests on at least 5 days, and leaving out the day that matters most (two days, with tests on more than 60) must leave it as sure: these are confirmed. Only “at most” is shown of them, since the mean of the tests that chose them reads low; the unbiased mean is that of other devices in the next period.',
      'Suspected areas (at least 10 devices, chance below 1%) keep their outlines and are tested again in the next period by devices that measured in none of them before; they change only when data of that earlier period are loaded late or undone. Each operator’s map follows the same rule. Where nothing was found, that is what is said.',
      ...gapRates('en'),
      'People are spread evenly over each area, so their number is an estimate. Untested places (no test in the cell or those beside it) are never part of a gap.',
    ],
  },
  quotas: {
    title: 'Where to measure next',
    paragraphs: [
      `The number of tests still needed for a verdict follows from the observed variance, with repeated tests by one device accounted for, such that 80 of 100 such samples lead to a verdict if the true mean is the mean seen. The mean seen is uncertain too, so the outcome differs in practice. ${quotaSuccess('en')}`,
      'No quota is set where a verdict would take more than 3 times the monthly minimum in a commune, 30 times in a district, 300 times in a province: the program’s own choice, to be changed in src/lib/domain/quota.ts. An area with few devices uses the variance of its district, then of the province; the file states which.',
    ],
  },
  cases: caseMethod.en,
};

/** The chapters of the method page, by language; those on statistics are in this file. */
export const methodChapters: Readonly<Record<Locale, (facts: MethodFacts) => Record<Chapter, ChapterWords>>> =
  {
    vi: (facts) => ({ ...dataChapters.vi(facts), ...vi }),
    en: (facts) => ({ ...dataChapters.en(facts), ...en }),
  };
