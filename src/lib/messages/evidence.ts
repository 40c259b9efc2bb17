import { formatCount, type Locale } from '#lib/domain/format.ts';
import type { Variant } from '#lib/domain/robustness.ts';
import { LIGHTS, type Aspect, type AspectLight, type Light } from '#lib/domain/sufficiency.ts';
import { counted } from './counted.ts';

const vi = {
  lights: 'Số liệu đã đủ vững chưa?',
  aspects: {
    tests: 'Lượt đo',
    devices: 'Thiết bị',
    places: 'Nơi đo',
    times: 'Khung giờ',
  } as Record<Aspect, string>,
  light: { enough: 'đủ', short: 'còn ít', unknown: 'không rõ' } as Record<Light, string>,
  ofMinimum: (count: string, minimum: string) => `${count} / ${minimum}`,
  monthly: (reached: string, months: string, minimum: string) =>
    `${reached} trong ${months} tháng của kỳ có đủ ${minimum} lượt đo như văn bản đòi cho mỗi tháng; kết luận cho cả kỳ cần từng ấy lượt trong cả kỳ (quy ước của chương trình).`,
  withoutDevice: (tests: string) =>
    `${tests} lượt đo không cho biết thiết bị: chúng không có phiếu trong trung bình theo thiết bị; ở các số khác mỗi vị trí trong một ngày được coi là một nguồn độc lập.`,
  plainly: 'Nói dễ hiểu',
  inFive: (slow: string, median: string, fast: string) =>
    `Cứ 5 lượt đo thì 4 lượt từ ${slow} Mbps trở lên, một nửa số lượt từ ${median} Mbps, 1 lượt từ ${fast} Mbps.`,
  fewDevices: 'quá ít thiết bị',
  favours:
    'Trung bình mỗi thiết bị một phiếu coi mọi người đo như nhau; trung bình mọi lượt nghiêng về người đo nhiều; cả hai nghiêng về các lượt rất nhanh. Trung vị cho biết người ở giữa và không thấy nơi chậm nhất. Tỷ lệ đạt ngưỡng đếm lượt tới ngưỡng, không biết hơn kém bao nhiêu.',
  standards: 'Theo từng tiêu chuẩn',
  standardsNote:
    'Các tiêu chuẩn đang bật, có hiệu lực vào ngày cuối kỳ; số nhỏ dẫn tới điều cần biết ở dưới bảng. Kết luận theo cả khoảng tin cậy 95%. Bốn đèn báo: đã đủ lượt đo, thiết bị, nơi đo, khung giờ (tô đặc) hay còn ít (để rỗng).',
  standard: 'Tiêu chuẩn',
  limit: 'Ngưỡng',
  value: 'Kết quả',
  interval: 'Khoảng tin cậy 95%',
  tests: 'Lượt đo',
  verdict: 'Kết luận',
  shareLimit: (share: string, limit: string) => `${share} lượt từ ${limit} Mbps`,
  robustness: 'Kết luận có đứng vững không?',
  robustnessNote:
    'Cùng những lượt đo ấy, tính theo cách khác, chỉ xét khoảng tin cậy. Năm cách đầu mà có cách cho kết luận ngược lại thì không kết luận. Không nói gì khác: mỗi thiết bị một phiếu. Bốn đèn báo như ở bảng tiêu chuẩn.',
  variant: 'Cách tính',
  counted: 'Số được tính',
  mean: 'Trung bình',
  changed: 'đổi kết luận',
  same: 'giữ nguyên',
  variants: {
    equal_devices: 'Mỗi thiết bị một phiếu (cách của Opensignal)',
    all_tests: 'Mỗi lượt đo một phiếu',
    one_per_device_place_day: 'Mỗi thiết bị, nơi và ngày tính một lượt (cách của Ookla)',
    unflagged: 'Không tính lượt đo đáng ngờ',
    failed_as_zero: 'Lượt đo hỏng tính là 0 Mbps',
    without_busiest_day: 'Bỏ ngày đo nhiều nhất',
    without_busiest_place: 'Bỏ nơi đo nhiều nhất',
  } as Record<Variant, string>,
};

type EvidenceMessages = typeof vi;

const en: EvidenceMessages = {
  lights: 'Is the sample sufficient?',
  aspects: { tests: 'Tests', devices: 'Devices', places: 'Places', times: 'Times of day' },
  light: { enough: 'enough', short: 'too few', unknown: 'unknown' },
  ofMinimum: (count, minimum) => `${count} / ${minimum}`,
  monthly: (reached, months, minimum) =>
    `${reached} of the ${months} months of the period have the ${minimum} tests that a document asks for each month; a verdict on the whole period needs as many in all (this program’s own choice).`,
  withoutDevice: (tests) =>
    `${counted(tests, 'test has', 'tests have')} no device id: they have no vote in the mean of devices; elsewhere each position on a day counts as one independent source.`,
  plainly: 'In plain words',
  inFive: (slow, median, fast) =>
    `Of every 5 tests, 4 reached ${slow} Mbps and 1 reached ${fast} Mbps; half of all reached ${median} Mbps.`,
  fewDevices: 'too few devices',
  favours:
    'The mean of one vote per device counts all people alike; the mean of every test favours those who test often; both favour very fast tests. The median shows the middle and does not see the slowest. The share at the limit counts tests that reach it, not by how much.',
  standards: 'By each standard',
  standardsNote:
    'Standards that are switched on and in force on the last day of the period; small numbers refer to the notes below the table. The whole 95% interval decides. Four lights: enough (filled) or too few (hollow) tests, devices, places, times of day.',
  standard: 'Standard',
  limit: 'Limit',
  value: 'Measured',
  interval: '95% interval',
  tests: 'Tests',
  verdict: 'Verdict',
  shareLimit: (share, limit) => `${share} of tests at ${limit} Mbps or more`,
  robustness: 'Is the verdict robust?',
  robustnessNote:
    'The same tests, counted in other ways, by the interval alone. Where one of the first five says the opposite there is no verdict. Unless said otherwise each device has one vote. The four lights are those of the table of standards.',
  variant: 'Way of counting',
  counted: 'Number counted',
  mean: 'Mean',
  changed: 'verdict changes',
  same: 'unchanged',
  variants: {
    equal_devices: 'One vote for each device (Opensignal’s way)',
    all_tests: 'One vote for each test',
    one_per_device_place_day: 'One per device, place and day (Ookla’s way)',
    unflagged: 'Without doubtful tests',
    failed_as_zero: 'Failed tests as 0 Mbps',
    without_busiest_day: 'Without the busiest day',
    without_busiest_place: 'Without the busiest place',
  },
};

/** The four lights as one line: "Đủ: lượt đo, nơi đo, khung giờ. Còn ít: thiết bị (12 / 50)." */
export function lightsInWords(lights: readonly AspectLight[], locale: Locale): string {
  const t = evidenceMessages[locale];
  const describe = ({ aspect, light, count, minimum }: AspectLight) => {
    const name = t.aspects[aspect].toLowerCase();
    const figures = t.ofMinimum(formatCount(count, locale), formatCount(minimum, locale));
    return light === 'short' ? `${name} (${figures})` : name;
  };
  return LIGHTS.flatMap((light) => {
    const own = lights.filter((entry) => entry.light === light);
    const word = `${t.light[light].charAt(0).toUpperCase()}${t.light[light].slice(1)}`;
    return own.length === 0 ? [] : [`${word}: ${own.map(describe).join(', ')}.`];
  }).join(' ');
}

/** Words of what a verdict rests on: lights, standards, other ways to count. */
export const evidenceMessages: Record<Locale, EvidenceMessages> = { vi, en };
