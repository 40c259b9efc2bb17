import { formatNumber, formatShare, type Locale } from '#lib/domain/format.ts';
import { measuredRate } from '#lib/domain/measured-rate.ts';

const MONTH = 'gaps-month';
const QUARTER = 'gaps-quarter';
const MIDDLE = 'CV 0.96';
const SPREADS = ['CV 0.67', 'CV 0.96', 'CV 1.28'];

const largest = (rates: readonly number[]): number => Math.max(...rates);

/** How many suspected areas does a province at the limit have in a month, at the middle spread? "14". */
export const suspectedAtLimit = (locale: Locale): string =>
  formatNumber(measuredRate(MONTH, `${MIDDLE}, all at 40: suspected areas in a province`), 0, locale);

/** How often gaps are wrong, in short: for the page of gaps. */
export function gapErrorRates(locale: Locale): string {
  const wrong = formatNumber(wronglyConfirmed([MONTH, QUARTER], SPREADS), 2, locale);
  return {
    vi: `Mô phỏng: tỉnh mà mọi nơi đúng bằng ngưỡng bị xác nhận sai trung bình nhiều nhất ${wrong} vùng mỗi kỳ.`,
    en: `By simulation, a province exactly at the limit everywhere has at most ${wrong} wrongly confirmed gaps a period, on average.`,
  }[locale];
}

/** The largest mean number of wrongly confirmed areas of these studies and worlds, all at the limit. */
const wronglyConfirmed = (studies: readonly string[], worlds: readonly string[], suffix = ''): number =>
  largest(
    studies.flatMap((study) =>
      worlds.map((world) =>
        measuredRate(study, `${world}, all at 40${suffix}: wrongly confirmed areas in a province`),
      ),
    ),
  );

/** What simulations say of gaps: how often they are wrong, what is found, and in which worlds. */
export function gapRates(locale: Locale): readonly string[] {
  const number = (value: number) => formatNumber(value, 2, locale);
  const part = (value: number) => formatShare(value, locale);
  const found = (study: string, mbps = '') =>
    part(measuredRate(study, `${MIDDLE}, planted: planted areas${mbps} found`));
  const of = (name: string, study = MONTH) => measuredRate(study, `${MIDDLE}, planted: ${name}`);
  const both = [MONTH, QUARTER];
  const above = largest(
    both.map((study) => of('confirmed areas whose true mean is above the bound shown', study)),
  );
  const outside = largest(both.map((study) => of('people shown who live outside planted areas', study)));
  const large = (mbps: number) =>
    part(of(`planted areas of ${mbps} Mbps with 80 devices or more found`, QUARTER));
  const gate = (name: string) => measuredRate('gaps-day-gate', name);
  const facts = {
    wrong: number(wronglyConfirmed(both, SPREADS)),
    retested: number(wronglyConfirmed(both, SPREADS, ', with re-test')),
    peaks: number(wronglyConfirmed(both, ['two peaks'])),
    days: number(wronglyConfirmed(both, ['bad days'])),
    suspected: suspectedAtLimit(locale),
    gateless: number(gate('bad days: wrongly confirmed areas in a province, without it')),
    gated: number(gate('bad days: wrongly confirmed areas in a province, with the gate')),
    foundGateless: part(gate('CV 0.96: planted areas found, without it')),
    foundGated: part(gate('CV 0.96: planted areas found, with the gate')),
  };
  return {
    vi: [
      `Đo bằng mô phỏng (200 tỉnh mỗi trường hợp, ranh giới thật; một tháng 12.000 lượt của 4.000 thiết bị, một quý 40.000 lượt của 12.000 thiết bị; ba độ phân tán): tỉnh đúng bằng ngưỡng ở mọi nơi bị xác nhận sai trung bình nhiều nhất ${facts.wrong} vùng, kể cả thử lại là ${facts.retested}; khi tốc độ có hai đỉnh ${facts.peaks}, khi mỗi nơi có ngày hỏng chung ${facts.days}. Vùng nghi ngờ thì có trung bình ${facts.suspected} vùng mỗi tháng ở tỉnh ấy, nên không bao giờ là bằng chứng.`,
      `Trong 20 chỗ yếu đặt sẵn (bán kính 2 đến 4 km; 25, 30 hoặc 35 Mbps trong một tỉnh 48 Mbps), tìm được ${found(MONTH)} trong một tháng, ${found(QUARTER)} trong một quý; chỗ có từ 80 thiết bị: ${large(25)} ở 25 Mbps, ${large(30)} ở 30 Mbps trong một quý. Mức «nhiều nhất» thấp hơn sự thật trong ${part(above)}; ${part(outside)} số người được nêu thật ra ở ngoài chỗ yếu.`,
      `Điều kiện về ngày có giá của nó: ở tỉnh có ngày hỏng chung, không có điều kiện ấy thì mỗi tháng xác nhận sai trung bình ${facts.gateless} vùng, có thì ${facts.gated}; ở tỉnh không có ngày hỏng, số chỗ yếu tìm được trong một tháng giảm từ ${facts.foundGateless} xuống ${facts.foundGated}.`,
    ],
    en: [
      `Measured by simulation (200 provinces each, real outlines; a month of 12,000 tests by 4,000 devices, a quarter of 40,000 by 12,000; three spreads): a province exactly at the limit everywhere has at most ${facts.wrong} wrongly confirmed areas on average, ${facts.retested} with the re-test; with two-peaked speeds ${facts.peaks}, with bad days shared by a place ${facts.days}. It has ${facts.suspected} suspected areas a month on average, which is why they are never evidence.`,
      `Of 20 planted weak areas (2 to 4 km around; 25, 30 or 35 Mbps in a province of 48), ${found(MONTH)} are found in a month, ${found(QUARTER)} in a quarter; of those with 80 devices or more, ${large(25)} at 25 Mbps and ${large(30)} at 30 Mbps in a quarter. The bound is below the truth in ${part(above)}; ${part(outside)} of the people shown live outside the weak areas.`,
      `The rule on days has its price: in a province with shared bad days, ${facts.gateless} areas a month are wrongly confirmed on average without it, ${facts.gated} with it; in one without bad days, the weak areas found in a month fall from ${facts.foundGateless} to ${facts.foundGated}.`,
    ],
  }[locale];
}
