import { formatCount, formatNumber, type Locale } from '#lib/domain/format.ts';
import { MEASURED_STUDIES, measuredRate } from '#lib/domain/measured-rate.ts';
import type { ChapterWords } from './method-data-chapters.ts';

/** “1,4%”: these rates are told apart by their tenths. */
const part = (name: string, locale: Locale) =>
  `${formatNumber(100 * measuredRate('case-verification', name), 1, locale)}%`;

/** “0 in 6,000”. */
function ofAll(name: string, locale: Locale): string {
  const { hits, of } = MEASURED_STUDIES['case-verification']!.rates[name]!;
  const within = { vi: 'trên', en: 'in' }[locale];
  return `${formatCount(hits, locale)} ${within} ${formatCount(of, locale)}`;
}

const packs = (locale: Locale) => formatCount(MEASURED_STUDIES['damaged-packs']!.counts.packs!, locale);

/** How a promise of an operator is judged, and how often that is wrong, as simulations measured it. */
export const caseMethod: Record<Locale, ChapterWords> = {
  vi: {
    title: 'Hồ sơ và kiểm chứng cam kết',
    paragraphs: [
      'Cách kiểm chứng được định trước, khi công văn gửi đi: nơi, nhà mạng, tiêu chuẩn, ngày bắt đầu tính lượt đo, các ngày xét, số lượt đo cần, tỷ trọng các giờ. Lượt đo về sau chỉ được xét theo đúng kế hoạch ấy; đổi kế hoạch là một mục mà ai cũng thấy.',
      '«Đạt» nghĩa là ở mọi nơi, với tỷ trọng giờ giữ nguyên, mạng nhanh hơn trước và khoảng tin cậy của trung bình nằm từ ngưỡng trở lên. Ngày đến hạn xét bằng khoảng 95%; mỗi tháng sau đó xét lại bằng khoảng rộng hơn, cả các lần sau cộng lại chỉ thêm 2,5% khả năng nhầm về một phía, vì nhìn nhiều lần thì dễ nhầm hơn một lần.',
      `Mô phỏng một năm xét, nhà mạng cam kết 45, 55, 80 Mbps ở nơi có 18 hoặc 34 Mbps: cam kết không thực hiện bị gọi là «đạt» ${ofAll('not kept, ever met', 'vi')} lần. Cam kết thực hiện đúng được thấy «đạt» ngay ngày đến hạn trong ${part('kept, met at the due date', 'vi')}, trong cả năm là ${part('kept, ever met', 'vi')}. Nơi được nâng lên đúng bằng ngưỡng 40 Mbps có lúc «đạt» trong ${part('raised to exactly the limit: ever met', 'vi')}; nơi để nguyên 38 Mbps mà về sau chỉ đo ban ngày: ${part('left at 38, tested by day: ever met', 'vi')}. Mạng để nguyên có lúc bị gọi là «kém đi» trong ${part('not kept, ever worse', 'vi')}.`,
      `Gói chứng cứ: ${packs('vi')} gói, của địa bàn và của vùng lõm, bị làm hỏng theo mười chín cách (byte, dòng, con số, quy tắc, cửa sổ đem so, danh mục, chữ ký) được đưa vào kiểm tra, tất cả đều bị từ chối và nêu đúng phần bị hỏng.`,
    ],
  },
  en: {
    title: 'Cases, and whether a promise was kept',
    paragraphs: [
      'How it is judged is fixed when the letter goes: places, operator, standard, the day from which tests count, the days on which one looks, the tests needed, the shares of hours. What is tested afterwards is judged by that plan and no other; a change of it is an entry that everybody sees.',
      '“Met” means that at every place, at fixed shares of hours, the network is faster than before and the interval of its mean lies at or above the limit. The due date is judged by the 95% interval; each month after it by a wider one, and all later looks together add only 2.5% of error on a side, since looking often errs more than looking once.',
      `Simulated over a year of looks, with 45, 55 and 80 Mbps promised where there were 18 or 34: promises not kept were called “met” ${ofAll('not kept, ever met', 'en')} times. Kept ones were found “met” at the due date in ${part('kept, met at the due date', 'en')}, within the year in ${part('kept, ever met', 'en')}. A place raised to exactly the limit of 40 Mbps was at some time called “met” in ${part('raised to exactly the limit: ever met', 'en')}; one left at 38 Mbps and tested by day only afterwards in ${part('left at 38, tested by day: ever met', 'en')}. A network left as it was was at some time called “worse” in ${part('not kept, ever worse', 'en')}.`,
      `Evidence packs: ${packs('en')} packs, of areas and of gaps, damaged in nineteen ways (bytes, rows, figures, rules, windows compared, manifest, signature) were checked; all were refused, and the damaged part was named.`,
    ],
  },
};
