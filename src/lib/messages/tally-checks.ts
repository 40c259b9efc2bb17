import { formatCount, formatMonth, type Locale } from '#lib/domain/format.ts';
import {
  TALLY_CHECKS,
  JUMP_FACTOR,
  type CheckCode,
  type CheckFinding,
} from '#lib/domain/tallies/tally-check.ts';
import type { TallyFigure } from '#lib/domain/tally.ts';

interface Details {
  /** A count, written as the language writes it. */
  count(key: string): string;
  /** A column of the form, in words. */
  figure(key: string): string;
  /** A report month. */
  month(key: string): string;
  has(key: string): boolean;
  /** Pairs of columns that stand in one another's place. */
  pairs(): string;
}

interface Words {
  /** The check in a few words. */
  readonly name: string;
  /** What it found. */
  readonly sentence: (details: Details) => string;
  /** What to do about it. */
  readonly todo: string;
}

const FIGURES: Record<Locale, Record<TallyFigure, string>> = {
  vi: {
    installs: 'người cài đặt trong tháng',
    accesses: 'lượt truy cập trong tháng',
    installsCumulative: 'người cài đặt lũy kế',
    accessesCumulative: 'lượt truy cập lũy kế',
  },
  en: {
    installs: 'installs in the month',
    accesses: 'accesses in the month',
    installsCumulative: 'installs to date',
    accessesCumulative: 'accesses to date',
  },
};

/** Findings that the examples in the registry are written from. */
const EXAMPLES: Record<CheckCode, CheckFinding['details']> = {
  negative: { figure: 'installs', value: -5 },
  month_over_cumulative: { figure: 'installs', month: 120, cumulative: 80 },
  cumulative_mismatch: {
    ...{ figure: 'installs', last: 380, month: 120, expected: 500, cumulative: 510 },
    ...{ lastMonth: '2024-06', exact: 1 },
  },
  accesses_below_installs: { figure: 'accesses', installs: 120, accesses: 60 },
  jump: { figure: 'installs', now: 1500, then: 120, month: '2024-06' },
  wrong_column: { exchanged: 'installs/accesses' },
  reported_twice: { version: 2, other: 1 },
  differs_from_consolidated: { version: 2, other: 1 },
  sample_row: { installs: 25, accesses: 60 },
};

const VI: Record<CheckCode, Words> = {
  negative: {
    name: 'Số âm',
    sentence: (d) => `Số ${d.figure('figure')} là ${d.count('value')}, nhỏ hơn 0.`,
    todo: 'Hỏi lại đơn vị con số đúng rồi nạp bản sửa. Nếu đơn vị muốn giảm số đã báo, sửa ở tháng đã báo sai.',
  },
  month_over_cumulative: {
    name: 'Trong tháng lớn hơn lũy kế',
    sentence: (d) =>
      `Số ${d.figure('figure')} (${d.count('month')}) lớn hơn số lũy kế (${d.count('cumulative')}).`,
    todo: 'Lũy kế phải gồm cả tháng này. Đề nghị đơn vị kiểm tra hai ô và gửi bản sửa.',
  },
  cumulative_mismatch: {
    name: 'Lũy kế không khớp tháng trước',
    sentence: (d) => {
      const sum = d.has('month')
        ? `lũy kế tháng ${d.month('lastMonth')} (${d.count('last')}) cộng trong tháng (${d.count('month')}) là ${d.count('expected')}`
        : `lũy kế tháng ${d.month('lastMonth')} (${d.count('last')})`;
      return `Số ${d.figure('figure').replace('trong tháng', 'lũy kế')} là ${d.count('cumulative')}, ${d.has('exact') ? 'khác' : 'nhỏ hơn'} ${sum}.`;
    },
    todo: 'Đối chiếu với báo cáo lần trước của đơn vị: sửa tháng này, hoặc nạp bản sửa của tháng trước.',
  },
  accesses_below_installs: {
    name: 'Lượt truy cập ít hơn người cài đặt',
    sentence: (d) =>
      `Số ${d.figure('figure')} (${d.count('accesses')}) ít hơn số người cài đặt (${d.count('installs')}), dù mỗi người cài đặt thường mở ứng dụng ít nhất một lần.`,
    todo: 'Hỏi đơn vị có ghi nhầm hai cột không; nếu đúng, chấp nhận và ghi lý do.',
  },
  jump: {
    name: 'Tăng giảm quá 10 lần',
    sentence: (d) =>
      `Số ${d.figure('figure')} là ${d.count('now')}, chênh quá ${JUMP_FACTOR} lần so với tháng ${d.month('month')} (${d.count('then')}).`,
    todo: 'Hỏi đơn vị có thừa hay thiếu một chữ số không; nếu có đợt ra quân thật, chấp nhận và ghi lý do.',
  },
  wrong_column: {
    name: 'Số ghi nhầm cột',
    sentence: (d) =>
      d.has('exchanged')
        ? `Số liệu không khớp lũy kế tháng trước, nhưng khớp khi đổi chỗ ${d.pairs()}.`
        : `Số ${d.figure('figure')} bằng đúng số lũy kế (${d.count('value')}), dù lũy kế tháng trước đã là ${d.count('last')}: một trong hai ô ghi nhầm cột.`,
    todo: 'Đề nghị đơn vị xem lại các cột ấy và gửi bản sửa.',
  },
  reported_twice: {
    name: 'Gửi nhiều bản khác nhau',
    sentence: (d) =>
      `Đơn vị gửi nhiều bản với số liệu khác nhau: bản ${d.count('version')} đang được dùng, khác bản ${d.count('other')}.`,
    todo: 'Xem các bản ở trang của đơn vị. Nếu bản đang dùng là bản sửa đúng, chấp nhận; nếu không, gỡ bản sai ở trang Dữ liệu.',
  },
  differs_from_consolidated: {
    name: 'Khác biểu tổng hợp cũ',
    sentence: (d) =>
      `Báo cáo của đơn vị (bản ${d.count('version')}) khác số đã ghi trong biểu tổng hợp cũ (bản ${d.count('other')}). Số của đơn vị được dùng.`,
    todo: 'Nếu biểu tổng hợp đã gửi lên trên, ghi lý do khác nhau khi chấp nhận.',
  },
  sample_row: {
    name: 'Còn số ví dụ in sẵn',
    sentence: () =>
      'Số liệu trong tháng đúng bằng ví dụ in sẵn trong biểu (25 người cài đặt, 60 lượt truy cập), có lẽ quên thay.',
    todo: 'Hỏi lại đơn vị; nếu sai, nạp biểu đã sửa.',
  },
};

const EN: Record<CheckCode, Words> = {
  negative: {
    name: 'Negative figure',
    sentence: (d) => `The ${d.figure('figure')} are ${d.count('value')}, less than 0.`,
    todo: 'Ask the unit for the right figure and load the corrected form. A figure reported too high is corrected in its own month.',
  },
  month_over_cumulative: {
    name: 'Month exceeds the figure to date',
    sentence: (d) =>
      `The ${d.figure('figure')} (${d.count('month')}) are more than those to date (${d.count('cumulative')}).`,
    todo: 'To date includes the month. Ask the unit to check both cells and send a correction.',
  },
  cumulative_mismatch: {
    name: 'Figure to date does not match the last report',
    sentence: (d) => {
      const sum = d.has('month')
        ? `those of ${d.month('lastMonth')} (${d.count('last')}) and the month’s (${d.count('month')}), together ${d.count('expected')}`
        : `those of ${d.month('lastMonth')} (${d.count('last')})`;
      return `The ${d.figure('figure').replace('in the month', 'to date')} are ${d.count('cumulative')}, ${d.has('exact') ? 'not' : 'less than'} ${sum}.`;
    },
    todo: 'Compare with the unit’s last report: correct this month, or load a correction of the earlier one.',
  },
  accesses_below_installs: {
    name: 'Fewer accesses than installs',
    sentence: (d) =>
      `The ${d.figure('figure')} (${d.count('accesses')}) are fewer than the installs (${d.count('installs')}), though an install usually comes with an access.`,
    todo: 'Ask whether the two columns were swapped; if the figures are right, accept them with a reason.',
  },
  jump: {
    name: 'More than ten times up or down',
    sentence: (d) =>
      `The ${d.figure('figure')} are ${d.count('now')}, more than ${JUMP_FACTOR} times above or below ${d.month('month')} (${d.count('then')}).`,
    todo: 'Ask whether there is a digit too many or too few; after a real campaign, accept it with a reason.',
  },
  wrong_column: {
    name: 'Figure in the wrong column',
    sentence: (d) =>
      d.has('exchanged')
        ? `The figures do not follow from last month’s to date, but do when these are swapped: ${d.pairs()}.`
        : `The ${d.figure('figure')} equal those to date (${d.count('value')}) though those were ${d.count('last')} before: one of the two is in the wrong column.`,
    todo: 'Ask the unit to check these columns and send a correction.',
  },
  reported_twice: {
    name: 'Different versions sent',
    sentence: (d) =>
      `The unit sent versions with different figures: version ${d.count('version')} counts, version ${d.count('other')} differs.`,
    todo: 'Compare the versions on the unit’s page. If the one that counts is the right correction, accept it; otherwise undo the wrong one on the data page.',
  },
  differs_from_consolidated: {
    name: 'Differs from the past table',
    sentence: (d) =>
      `The unit’s report (version ${d.count('version')}) differs from the past consolidated table (version ${d.count('other')}). The unit’s figures count.`,
    todo: 'If that table was already submitted, explain the difference when accepting.',
  },
  sample_row: {
    name: 'Printed example left in',
    sentence: () =>
      'The figures of the month are those of the example printed in the form (25 installs, 60 accesses), perhaps never replaced.',
    todo: 'Ask the unit; if they are wrong, load the corrected form.',
  },
};

const WORDS: Record<Locale, Record<CheckCode, Words>> = { vi: VI, en: EN };

/** What a check found, as a sentence. */
export function checkSentence({ code, details }: CheckFinding, locale: Locale): string {
  const figure = (name: string) => FIGURES[locale][name as TallyFigure] ?? name;
  return WORDS[locale][code].sentence({
    count: (key) => formatCount(Number(details[key]), locale),
    figure: (key) => figure(String(details[key])),
    month: (key) => formatMonth(String(details[key])),
    has: (key) => Boolean(details[key] ?? 0),
    pairs: () =>
      String(details.exchanged)
        .split(' ')
        .map((pair) =>
          pair.split('/').map((name) => (locale === 'vi' ? `«${figure(name)}»` : `“${figure(name)}”`)),
        )
        .map((names) => names.join(locale === 'vi' ? ' với ' : ' with '))
        .join('; '),
  });
}

/** A check in a few words, and what to do about what it finds. */
export function checkWords(
  code: CheckCode,
  locale: Locale,
): { readonly name: string; readonly todo: string } {
  return WORDS[locale][code];
}

/** Every check in the order of the registry, with an example of what it says. */
export function checkList(locale: Locale) {
  return TALLY_CHECKS.map(({ code }) => ({
    code,
    ...checkWords(code, locale),
    example: checkSentence({ code, details: EXAMPLES[code] }, locale),
  }));
}
