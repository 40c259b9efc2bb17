import type { Level } from '#lib/domain/area.ts';
import { formatCount, formatNumber, formatShare, type Locale } from '#lib/domain/format.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import type { Period } from '#lib/domain/period.ts';
import { weeklyTests, type PlanWeeks, type Quota, type SpreadSource } from '#lib/domain/quota.ts';
import { counted } from './counted.ts';

const vi = {
  title: 'Đo tiếp ở đâu',
  sentence: (lacking: string, units: string, level: Level, minimum: string): string =>
    `${lacking}/${units} ${{ province: 'tỉnh', district: 'huyện', commune: 'xã, phường' }[level]} chưa đủ mẫu tối thiểu ${minimum} lượt đo mỗi tháng`,
  allEnough: (minimum: string): string => `Nơi nào cũng đủ mẫu tối thiểu ${minimum} lượt đo mỗi tháng`,
  noAreas: 'Đơn vị không phụ trách địa bàn nào',
  needed: (tests: string, weekly: string) => `Cần thêm ${tests} lượt đo; mỗi tuần phải có ${weekly} lượt.`,
  running: (weeks: string) => `Kỳ này còn ${weeks} tuần: chỉ tiêu tuần chia đều cho thời gian còn lại.`,
  over: 'Kỳ này đã hết: chỉ tiêu tuần là cho một kỳ dài như vậy, tính từ lượt đầu tiên.',
  ahead: 'Kỳ này chưa bắt đầu: chỉ tiêu tuần chia đều cho cả kỳ.',
  print: 'In các phiếu',
  everySheet: 'Mọi đơn vị',
  sheets: 'Phiếu của đơn vị',
  allSheets: (sheets: string) => `Hiện cả ${sheets} phiếu`,
  summary: 'Từ cài đặt đến lượt đo dùng được',
  summaryNote:
    'Số người cài đặt, lượt truy cập do đơn vị báo cáo; lượt đo là số đã nạp trong địa bàn. Hai nguồn độc lập, chỉ để đặt cạnh nhau.',
  reportMonths: (months: string) => `Báo cáo tháng ${months}.`,
  noReportMonth: 'Không có tháng báo cáo nào kết thúc trong kỳ này.',
  unit: 'Đơn vị',
  installs: 'Người cài đặt',
  accesses: 'Lượt truy cập',
  testsMade: 'Lượt đo đã nạp',
  tests: 'Dùng được',
  share: (share: string): string => `${share} số đã nạp`,
  lacking: 'Nơi chưa đủ mẫu',
  further: 'Cần thêm',
  weekly: 'Mỗi tuần',
  perWeek: (tests: string): string => `${tests}/tuần`,
  /** What a folded sheet says of itself. */
  sheetNote: (lacking: number, of: number, weekly: string): string =>
    lacking === 0 ? `cả ${of} địa bàn đủ mẫu` : `${lacking}/${of} địa bàn thiếu, ${weekly} lượt đo/tuần`,
  total: 'Cộng',
  sheetOf: (week: string, unit: string) => `Phiếu đo tuần ${week}: ${unit}`,
  nobody: 'Nơi chưa có đơn vị phụ trách',
  others: 'Sở, ban, ngành và cơ quan báo chí',
  othersNote:
    'Không phụ trách địa bàn nên không có chỉ tiêu theo xã (chưa có nguồn nào cho biết cán bộ ở đâu). Mỗi người đo ở nơi mình sống và nơi đến công tác, trước hết ở những nơi thiếu nhiều nhất.',
  mostLacking: 'Thiếu nhiều nhất',
  area: 'Nơi đo',
  seen: 'Đã có',
  ofMinimum: (tests: string, minimum: string): string => `${tests} / ${minimum}`,
  minimum: 'Bước 1: đủ mẫu tối thiểu',
  thisWeek: 'Tuần này cần đo',
  testsThisWeek: (tests: string): string => `${tests} lượt`,
  stillLacking: (tests: string, running: boolean): string =>
    running ? `cả kỳ còn thiếu ${tests} lượt` : `kỳ đang xem thiếu ${tests} lượt`,
  /** Columns that are filled in by hand. */
  who: 'Người được giao',
  made: 'Đã đo',
  done: 'Xong',
  giver: 'Người giao phiếu',
  receiver: 'Người nhận phiếu',
  signature: '(ký, ghi rõ họ tên)',
  received: 'Ngày nhận phiếu: ..../..../20....',
  reportBack: (date: string): string => `Báo lại kết quả trước hết ngày ${date}`,
  decision: 'Cần thêm để kết luận, theo từng nhà mạng',
  everyOperator: 'Mọi nhà mạng',
  operator: 'Nhà mạng',
  enough: 'đủ',
  decided: { met: 'đạt', not_met: 'chưa đạt' },
  decidedNote: 'đã kết luận',
  silent: 'chưa báo cáo',
  moreTests: (tests: string): string => `thiếu ${tests} lượt`,
  devicesToo: (devices: string): string => `từ ${devices} thiết bị`,
  tooNear: 'quá sát ngưỡng',
  tooNearNote: 'không giao',
  minimumFirst: 'đủ mẫu trước',
  minimumFirstNote: 'rồi tính lại',
  moreDevices: 'cần thiết bị khác',
  sourceMark: { unit: '', district: '*', province: '**' } as Record<SpreadSource, string>,
  source: {
    unit: 'chính nơi này',
    district: 'cùng huyện',
    province: 'cả tỉnh',
  } as Record<SpreadSource, string>,
  noSource: 'chưa có',
  from: 'Tính theo lượt đo của',
  repeats: (perDevice: string, effect: string): string =>
    `(${perDevice} lượt mỗi thiết bị, phương sai gấp ${effect} lần)`,
  legend: [
    'Số đậm là số lượt đo cần có trong tuần này; dưới là số còn thiếu của cả kỳ và số máy khác nhau cần có. Một máy đo nhiều lần không thay được nhiều máy.',
    'Người nhận phiếu ghi tên người được giao ở từng nơi, số lượt đã đo, và đánh dấu khi đã đủ. Chưa đo không có nghĩa là yếu.',
  ],
  decisionLegend: [
    'Số đậm là số lượt đo dùng được phải có mỗi tuần; dưới là số lượt và số thiết bị còn thiếu. Lượt đo của từng nhà mạng tính luôn vào số của phiếu.',
    'Đủ để khoảng tin cậy 95% tách khỏi ngưỡng ở 80% số lần nếu trung bình thật đúng như đã thấy; trung bình thật gần ngưỡng hơn thì ít lần hơn (xem trang Phương pháp). Các lượt của một thiết bị giống nhau nên phải đủ cả số thiết bị; một máy đo nhiều lần không thay được.',
    '* theo lượt đo của cùng nhà mạng trong huyện, ** trong cả tỉnh, vì nơi ấy chưa đủ 10 thiết bị. Chưa đo không có nghĩa là yếu.',
    'Quá sát ngưỡng: muốn kết luận phải đo thêm quá 3 lần mức tối thiểu mỗi tháng ở xã (30 lần ở huyện, 300 lần ở tỉnh); theo quy ước của chương trình thì không giao chỉ tiêu. Đủ mẫu trước: còn quá ít lượt đo để ước tính, đo đủ mẫu tối thiểu rồi tính lại.',
  ],
  areaNote:
    'Số lượt đo còn thiếu trong kỳ này để đủ mẫu tối thiểu, và để kết luận ở mức tin cậy 95%. Chưa đo không có nghĩa là yếu.',
  devices: 'Thiết bị thêm',
  forMinimum: 'Thêm để đủ mẫu',
  forDecision: 'Thêm để kết luận',
  toSheets: 'Phiếu đo tuần',
};

type QuotaMessages = typeof vi;

const en: QuotaMessages = {
  title: 'Where to measure next',
  sentence: (lacking, units, level, minimum) =>
    `${lacking} of ${units} ${{ province: 'provinces', district: 'districts', commune: 'communes' }[level]} have fewer than the minimum of ${minimum} tests a month`,
  allEnough: (minimum) => `Every area has the minimum of ${minimum} tests a month`,
  noAreas: 'The unit is in charge of no area',
  needed: (tests, weekly) =>
    `${counted(tests, 'more test is', 'more tests are')} needed; ${weekly} each week.`,
  running: (weeks) =>
    `${counted(weeks, 'week of this period is', 'weeks of this period are')} left, over which the weekly numbers are spread.`,
  over: 'This period is over: weekly numbers are for another period of the same length, which begins without tests.',
  ahead: 'This period has not begun: weekly numbers are spread over all of it.',
  print: 'Print the sheets',
  everySheet: 'Every unit',
  sheets: 'Sheet of a unit',
  allSheets: (sheets) => `Show all ${sheets} sheets`,
  summary: 'From installs to usable tests',
  summaryNote:
    'Installs and accesses are reported by the units; tests are those loaded in their areas. The two sources are independent.',
  reportMonths: (months) => `Report months: ${months}.`,
  noReportMonth: 'No report month ends within this period.',
  unit: 'Unit',
  installs: 'Installs',
  accesses: 'Accesses',
  testsMade: 'Tests loaded',
  tests: 'Usable',
  share: (share) => `${share} of those loaded`,
  lacking: 'Areas below the minimum',
  further: 'Still needed',
  weekly: 'Each week',
  perWeek: (tests) => `${tests}/week`,
  sheetNote: (lacking, of, weekly) =>
    lacking === 0
      ? `all ${of} areas have enough`
      : `${lacking} of ${of} areas lack tests, ${weekly} tests a week`,
  total: 'Total',
  sheetOf: (week, unit) => `Measuring sheet for the week ${week}: ${unit}`,
  nobody: 'Areas without a responsible unit',
  others: 'Departments and the press',
  othersNote:
    'They are responsible for no area, so they have no quota by commune (no source says where their people live). Their people measure where they live and go, first where most tests are missing.',
  mostLacking: 'Most tests are missing in',
  area: 'Area',
  seen: 'Existing',
  ofMinimum: (tests, minimum) => `${tests} / ${minimum}`,
  minimum: 'Step 1: the minimum',
  thisWeek: 'To measure this week',
  testsThisWeek: (tests) => counted(tests, 'test'),
  stillLacking: (tests, running) =>
    running ? `${tests} still missing in the whole period` : `the period shown lacks ${tests}`,
  who: 'Given to',
  made: 'Made',
  done: 'Done',
  giver: 'Given by',
  receiver: 'Received by',
  signature: '(signature and name)',
  received: 'Received on: ..../..../20....',
  reportBack: (date) => `Report back by the end of ${date}`,
  decision: 'What a verdict takes, by operator',
  everyOperator: 'All operators',
  operator: 'Operator',
  enough: 'enough',
  decided: { met: 'met', not_met: 'not met' },
  decidedNote: 'decided',
  silent: 'not reported',
  moreTests: (tests) => counted(tests, 'more test'),
  devicesToo: (devices) => `from ${devices} devices`,
  tooNear: 'too near the limit',
  tooNearNote: 'no quota',
  minimumFirst: 'minimum first',
  minimumFirstNote: 'then recalculate',
  moreDevices: 'other devices needed',
  sourceMark: { unit: '', district: '*', province: '**' },
  source: { unit: 'the area itself', district: 'its district', province: 'the province' },
  noSource: 'none yet',
  from: 'Calculated from tests of',
  repeats: (perDevice, effect) => `(${perDevice} tests per device, ${effect} times the variance)`,
  legend: [
    'In bold: the tests to be made this week; below: what is still missing in the whole period, and from how many different devices. One device that tests often does not replace several.',
    'Whoever receives the sheet writes down who is to measure where and how many tests were made, and ticks what is complete. Untested does not mean weak.',
  ],
  decisionLegend: [
    'In bold: the usable tests needed each week; below: the tests and devices still missing. Tests of each operator also count towards the sheet.',
    'Enough that the 95% interval excludes the limit 80 times out of 100 if the true mean is as observed, less often if it is nearer to the limit (see the method page). Tests by one device are similar, so the devices are needed too; one device that tests often does not replace them.',
    '* from tests of the same operator in the district, ** in the province, since fewer than 10 devices tested in the area. Untested does not mean weak.',
    'Too near the limit: a decision takes more than 3 times the monthly minimum in a commune (30 in a district, 300 in a province); by the program’s own choice no quota is set. Minimum first: too few tests for a calculation; make the minimum, then recalculate.',
  ],
  areaNote:
    'Tests still missing in this period for the minimum, and for a verdict at 95%. Untested does not mean weak.',
  devices: 'More devices',
  forMinimum: 'More for the minimum',
  forDecision: 'More for a verdict',
  toSheets: 'Measuring sheets',
};

/** Words of where to measure next. */
export const quotaMessages: Record<Locale, QuotaMessages> = { vi, en };

/** Over what time weekly numbers are spread, seen from this week. */
export function planWords(
  plan: PlanWeeks,
  { from }: Pick<Period, 'from'>,
  week: { readonly last: LocalDate },
  locale: Locale,
): string {
  const t = quotaMessages[locale];
  if (plan.running) return t.running(formatNumber(plan.weeks, 1, locale));
  return from > week.last ? t.ahead : t.over;
}

/** A cell of a quota sheet: what counts, and what explains it, in short lines. */
export interface QuotaWords {
  readonly main: string;
  readonly small: readonly string[];
}

/** Step 1: what a unit has to make each week for the minimum. */
export function minimumWords(quota: Quota, plan: PlanWeeks, locale: Locale): QuotaWords {
  const t = quotaMessages[locale];
  const { tests, testsForMinimum, devicesForMinimum } = quota;
  if (testsForMinimum === 0) return { main: t.enough, small: [] };
  return {
    main: t.perWeek(formatCount(weeklyTests(tests, testsForMinimum, plan), locale)),
    small: lackingWords(testsForMinimum, devicesForMinimum, locale),
  };
}

/** A line of a sheet: what is to be measured this week. */
export function thisWeekWords(quota: Quota, plan: PlanWeeks, locale: Locale): QuotaWords {
  const t = quotaMessages[locale];
  const { tests, testsForMinimum, devicesForMinimum } = quota;
  if (testsForMinimum === 0) return { main: t.enough, small: [] };
  const [, devices] = lackingWords(testsForMinimum, devicesForMinimum, locale);
  const further = t.stillLacking(formatCount(testsForMinimum, locale), plan.running);
  return {
    main: t.testsThisWeek(formatCount(weeklyTests(tests, testsForMinimum, plan), locale)),
    small: devices === undefined ? [further] : [`${further}, ${devices}`],
  };
}

/** Step 2: what it has to make each week for a verdict, or why there is no such number. */
export function decisionWords(quota: Quota, plan: PlanWeeks, locale: Locale): QuotaWords {
  const t = quotaMessages[locale];
  const { tests, testsForDecision, devicesForDecision, outlook, spreadFrom } = quota;
  if (outlook !== 'reachable' || testsForDecision === null) return outlookWords(quota, locale);
  return {
    main: `${t.perWeek(formatCount(weeklyTests(tests, testsForDecision, plan), locale))}${spreadFrom ? t.sourceMark[spreadFrom] : ''}`,
    small: lackingWords(testsForDecision, devicesForDecision, locale),
  };
}

/** Why there is no number of tests for a verdict: it stands, or none is known. */
export function outlookWords({ outlook, verdict, testsForMinimum }: Quota, locale: Locale): QuotaWords {
  const t = quotaMessages[locale];
  if (outlook === 'decided') {
    return { main: verdict === 'met' ? t.decided.met : t.decided.not_met, small: [t.decidedNote] };
  }
  if (outlook === 'too_near') return { main: t.tooNear, small: [t.tooNearNote] };
  if (testsForMinimum === 0) return { main: t.moreDevices, small: [] };
  return { main: t.minimumFirst, small: [t.minimumFirstNote] };
}

function lackingWords(tests: number, devices: number | null, locale: Locale): readonly string[] {
  const t = quotaMessages[locale];
  const sentence = t.moreTests(formatCount(tests, locale));
  return devices === null ? [sentence] : [sentence, t.devicesToo(formatCount(devices, locale))];
}

/** Whose tests a number rests on, and how much repeated tests by one device cost. */
export function sourceWords({ spreadFrom, testsPerDevice, designEffect }: Quota, locale: Locale): QuotaWords {
  const t = quotaMessages[locale];
  if (spreadFrom === null) return { main: t.noSource, small: [] };
  return {
    main: t.source[spreadFrom],
    small: [t.repeats(formatNumber(testsPerDevice, 1, locale), formatNumber(designEffect, 2, locale))],
  };
}

/** How large a part of the tests loaded can be used; empty where there are none. */
export function usableShare(
  { testsMade, tests }: Pick<Quota, 'testsMade' | 'tests'>,
  locale: Locale,
): string {
  return testsMade === 0 ? '' : quotaMessages[locale].share(formatShare(tests / testsMade, locale));
}
