import { formatShare, type Locale } from '#lib/domain/format.ts';
import { measuredRate } from '#lib/domain/measured-rate.ts';

/** “4 devices: it held the true mean in 87%, ...”, as the simulation of small samples measured it. */
export function smallSampleCoverage(world: string, locale: Locale): string {
  const word = { vi: 'thiết bị', en: 'devices' }[locale];
  return [4, 10, 20, 50]
    .map((devices) => {
      const rate = measuredRate('mean-interval', `${world}, ${devices} devices: holds the mean`);
      const within = { vi: 'trúng', en: 'held' }[locale];
      return `${devices} ${word} ${within} ${formatShare(rate, locale)}`;
    })
    .join(', ');
}

/** How often quotas led to a verdict, as the simulation with an uncertain mean measured it. */
export function quotaSuccess(locale: Locale): string {
  const of = (level: 'commune' | 'district') =>
    [36, 37, 38, 46]
      .map((mbps) => {
        const rate = measuredRate('quota-success', `true ${mbps}, ${level}: decided`);
        return `${formatShare(rate, locale)} (${mbps} Mbps)`;
      })
      .join(', ');
  return {
    vi: `Mô phỏng từ những mẫu 300 lượt chưa kết luận được với ngưỡng 40 Mbps, chỉ tiêu tính từ chính mẫu ấy rồi đo đủ (độ lệch chuẩn của từng lượt khoảng 0,7 lần trung bình, mỗi máy một đến ba lượt): ở xã kết luận được ${of('commune')}, ở huyện ${of('district')}; trong ngoặc là trung bình thật, mẫu không được giao chỉ tiêu tính là chưa kết luận.`,
    en: `Simulated from samples of 300 tests that were undecided about 40 Mbps, with quotas set by the sample itself and then measured in full (standard deviation of single tests about 0.7 of the mean, one to three tests a device): communes were decided in ${of('commune')}, districts in ${of('district')}; the true mean is in brackets, and a sample without a quota counts as undecided.`,
  }[locale];
}
