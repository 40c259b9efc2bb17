import type { RuleCode, RuleCount } from '#lib/domain/quality-rule.ts';
import {
  BUSY_DEVICE_MEASUREMENTS,
  I_SPEED_BEGAN_ON,
  NULL_ISLAND_DEGREES,
  SHARED_POSITION_MEASUREMENTS,
} from '#lib/domain/quality-rule.ts';
import { formatCount, formatDate, formatMbps, type Locale } from '#lib/domain/format.ts';

interface Words {
  /** The rule in a few words. */
  readonly name: string;
  /** What it takes for doubtful or impossible, and why. */
  readonly sentence: string;
  /** What is odd about one row; `value` is the example's. */
  readonly example: (value: string) => string;
}

/** An example's speeds as every page shows them. */
const inMbps = (value: string, locale: Locale) =>
  value.replace(/(\d+) kbit\/s/g, (_, kbps: string) => `${formatMbps(Number(kbps), locale)} Mbps`);

const [shared, busy] = [SHARED_POSITION_MEASUREMENTS, BUSY_DEVICE_MEASUREMENTS];
const count = (value: number, locale: Locale) => formatCount(value, locale);

const VI: Record<RuleCode, Words> = {
  outside_province: {
    name: 'Ngoài địa bàn',
    sentence:
      'Tọa độ không nằm trong địa bàn nào của mọi bộ địa giới. Lượt đo không được tính cho địa bàn nào.',
    example: (v) => `tọa độ ${v} ở ngoài địa bàn`,
  },
  speed_impossible: {
    name: 'Tốc độ quá mức của công nghệ',
    sentence:
      'Nhanh hơn mức mà máy điện thoại của công nghệ đó đạt được (2G 1 Mbps, 3G 42,2, 4G 1.200, 5G 5.000 Mbps chiều xuống), có lẽ ghi sai công nghệ hoặc đơn vị.',
    example: (v) => inMbps(v, 'vi'),
  },
  latency_zero: {
    name: 'Ping bằng 0',
    sentence: 'Không đường truyền nào trả lời trong 0 ms: ứng dụng không đo được độ trễ.',
    example: () => 'ping bằng 0 ms',
  },
  before_i_speed: {
    name: 'Trước khi có i-Speed',
    sentence: `Ngày đo trước ${formatDate(I_SPEED_BEGAN_ON)}, khi chưa có i-Speed: ngày sai, hoặc đo bằng công cụ khác.`,
    example: (v) => `đo ngày ${v}`,
  },
  position_shared: {
    name: 'Nhiều lượt đo chung một tọa độ',
    sentence: `Từ ${count(shared, 'vi')} lượt đo trong tệp có đúng một tọa độ: đó là tọa độ của trạm hoặc tâm địa bàn, không phải nơi đo.`,
    example: (v) => `tọa độ ${v} được dùng cho rất nhiều lượt đo`,
  },
  device_busy: {
    name: 'Thiết bị đo quá nhiều trong ngày',
    sentence: `Một thiết bị có từ ${count(busy, 'vi')} lượt đo trong một ngày: có lẽ là máy đo tự động.`,
    example: (v) => `thiết bị đo rất nhiều lần trong ngày ${v}`,
  },
  wifi_named_mobile: {
    name: 'Wi-Fi ghi là mạng di động',
    sentence:
      'Công nghệ ghi là di động nhưng cột khác của tệp (SSID, Wi-Fi, tên nhà mạng) cho biết máy đang dùng Wi-Fi.',
    example: (v) => `ghi là ${v} nhưng có dấu hiệu Wi-Fi`,
  },
  date_in_future: {
    name: 'Ngày đo ở tương lai',
    sentence: 'Ngày đo chưa tới: đồng hồ của máy hoặc thứ tự ngày tháng bị sai.',
    example: (v) => `${v} là ngày chưa tới`,
  },
  date_too_early: {
    name: 'Ngày đo quá xa',
    sentence: 'Ngày đo trước năm 2010, khi chưa có mạng 4G nào.',
    example: (v) => `${v} là trước năm 2010`,
  },
  null_island: {
    name: 'Tọa độ 0; 0',
    sentence: `Tọa độ cách điểm 0; 0 chưa đến ${String(NULL_ISLAND_DEGREES).replace('.', ',')} độ, giữa biển: máy chưa định vị được khi đo.`,
    example: (v) => `tọa độ ${v}`,
  },
};

const EN: Record<RuleCode, Words> = {
  outside_province: {
    name: 'Outside the province',
    sentence: 'The position lies in no area of any edition. The test counts in no area.',
    example: (v) => `the position ${v} is outside`,
  },
  speed_impossible: {
    name: 'Too fast for the technology',
    sentence:
      'Faster than any handset of that technology (2G 1 Mbps, 3G 42.2, 4G 1,200, 5G 5,000 Mbps down): the technology or the unit may be wrong.',
    example: (v) => inMbps(v, 'en'),
  },
  latency_zero: {
    name: 'Ping 0',
    sentence: 'No connection responds within 0 ms: the app could not measure the delay.',
    example: () => 'ping 0 ms',
  },
  before_i_speed: {
    name: 'Before i-Speed existed',
    sentence: `Dated before ${formatDate(I_SPEED_BEGAN_ON)}, before i-Speed existed: a wrong date, or another tool.`,
    example: (v) => `tested on ${v}`,
  },
  position_shared: {
    name: 'A position shared by many tests',
    sentence: `${count(shared, 'en')} or more tests of the file have exactly the same position: that of a station or of an area’s centre, not of the tests.`,
    example: (v) => `very many tests have the position ${v}`,
  },
  device_busy: {
    name: 'A device that tests all day',
    sentence: `One device has ${count(busy, 'en')} or more tests on one day: probably a machine.`,
    example: (v) => `the device made very many tests on ${v}`,
  },
  wifi_named_mobile: {
    name: 'Wi-Fi named mobile',
    sentence:
      'The technology is mobile, but another column of the file (SSID, Wi-Fi, operator) shows that the device was on Wi-Fi.',
    example: (v) => `given as ${v}, with a sign of Wi-Fi`,
  },
  date_in_future: {
    name: 'Date in the future',
    sentence: 'The date is in the future: the device’s clock or the order of day and month is wrong.',
    example: (v) => `${v} is in the future`,
  },
  date_too_early: {
    name: 'Date too early',
    sentence: 'Dated before 2010, when there was no 4G network.',
    example: (v) => `${v} is before 2010`,
  },
  null_island: {
    name: 'Position 0; 0',
    sentence: `Less than ${NULL_ISLAND_DEGREES} degrees from 0; 0, in the open sea: the device had no position yet.`,
    example: (v) => `the position ${v}`,
  },
};

const WORDS: Record<Locale, Record<RuleCode, Words>> = { vi: VI, en: EN };

/** What a rule looks for. */
export function ruleWords(code: RuleCode, locale: Locale): Pick<Words, 'name' | 'sentence'> {
  return WORDS[locale][code];
}

const OWN_CHOICE: Record<Locale, string> = {
  vi: 'Quy ước của chương trình, tắt được cho từng tệp, sửa được trong src/lib/domain/quality-rule.ts.',
  en: 'The program’s own choice, can be switched off for a file and changed in src/lib/domain/quality-rule.ts.',
};
const NO_LIMIT: Record<Locale, string> = { vi: 'Không đặt mức nào.', en: 'Has no limit.' };

/** Where the limit of a rule comes from: a document and its date, or the program's own choice. */
const LIMIT_BASES: Record<RuleCode, Record<Locale, string>> = {
  outside_province: NO_LIMIT,
  speed_impossible: {
    vi: `4G: 3GPP TS 36.306, hạng 18. 3G: 3GPP TS 25.306 (DC-HSPA+; HSUPA hạng 9). 2G và 5G: ${OWN_CHOICE.vi}`,
    en: `4G: 3GPP TS 36.306, category 18. 3G: 3GPP TS 25.306 (DC-HSPA+; HSUPA category 9). 2G and 5G: ${OWN_CHOICE.en}`,
  },
  latency_zero: NO_LIMIT,
  before_i_speed: {
    vi: `VNNIC xây dựng hệ thống trong năm 2019 và công bố ngày 28/12/2019 (giaoduc.edu.vn, 3/4/2021). Lấy từ đầu năm để kể cả thời gian chạy thử: ${OWN_CHOICE.vi}`,
    en: `VNNIC built the system during 2019 and announced it on 28/12/2019 (giaoduc.edu.vn, 3/4/2021). From the beginning of the year, to include its trial: ${OWN_CHOICE.en}`,
  },
  position_shared: OWN_CHOICE,
  device_busy: OWN_CHOICE,
  wifi_named_mobile: NO_LIMIT,
  date_in_future: NO_LIMIT,
  date_too_early: OWN_CHOICE,
  null_island: OWN_CHOICE,
};

/** Where does the limit of a rule come from? */
export const limitBasis = (code: RuleCode, locale: Locale): string => LIMIT_BASES[code][locale];

/** One row a rule speaks of: "Dòng 217: ping bằng 0 ms." */
export function ruleExample(
  code: RuleCode,
  { rowNumber, value }: RuleCount['examples'][number],
  locale: Locale,
): string {
  const row = `${locale === 'vi' ? 'Dòng' : 'Row'} ${formatCount(rowNumber, locale)}`;
  return `${row}: ${WORDS[locale][code].example(value ?? '')}.`;
}

/** What the rules marked in a file, in lines of plain text; rejected rows have their own lines. */
export function ruleLines(rules: readonly RuleCount[], locale: Locale): string[] {
  return rules
    .filter(({ action, rows }) => action === 'flag' && rows > 0)
    .flatMap(({ code, rows, examples }) => {
      const number = formatCount(rows, locale);
      const { name } = ruleWords(code, locale);
      return [
        locale === 'vi'
          ? `Đáng ngờ – ${name}: ${number} dòng, vẫn nhận và đánh dấu.`
          : `Doubtful – ${name}: ${number} ${rows === 1 ? 'row' : 'rows'}, accepted with a mark.`,
        ...examples.map((example) => `  ${ruleExample(code, example, locale)}`),
      ];
    });
}
