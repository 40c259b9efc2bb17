import {
  formatBytes,
  formatCount,
  formatDate,
  formatMonth,
  NO_FIGURE,
  type Locale,
} from '../domain/format.ts';
import type { SettingEffects, TermEffect } from '../domain/settings/setting-effects.ts';
import { periodWord } from './periods.ts';
import { VERDICT_LABELS } from './verdicts.ts';

const vi = {
  titles: {
    standards: 'Kết luận và số liệu bị ảnh hưởng',
    operators: 'Nhà mạng và lượt đo bị ảnh hưởng',
    issuing_bodies: 'Văn bản bị ảnh hưởng',
    holidays: 'Thời hạn bị ảnh hưởng',
    retention: 'Dữ liệu bị ảnh hưởng',
    address: 'Liên kết bị ảnh hưởng',
  },
  verdicts: (changed: string, judged: string, period: string, edition: string) =>
    `${period}, ${edition}: ${changed} trong ${judged} kết luận sẽ khác.`,
  lights: (count: string) => `${count} nơi có đèn đủ mẫu khác đi.`,
  shown: (before: string, after: string) =>
    before === after
      ? `Khi không chọn tiêu chuẩn, các trang vẫn xét theo: ${after}.`
      : `Khi không chọn tiêu chuẩn, các trang xét theo «${after}» thay cho «${before}».`,
  also: 'Các kỳ khác, diễn biến, vùng lõm, số lượt cần đo thêm, tệp tải về và kho truy vấn được tính lại theo cùng tiêu chuẩn.',
  kept: (cases: string, packs: string) =>
    `${cases} hồ sơ giữ tiêu chuẩn đã đóng băng, ${packs} gói chứng cứ giữ nguyên.`,
  verdictTable: 'Kết luận sẽ khác',
  verdictColumns: ['Nơi', 'Tiêu chuẩn', 'Đang là', 'Sẽ là'],
  notJudged: 'không xét',
  first: (shown: string, all: string) => `Bảng dưới nêu ${shown} trong ${all} kết luận.`,
  operators: (renamed: string, tests: string) =>
    `${renamed} nhà mạng đổi tên, thêm hoặc ra khỏi danh mục; đang có ${tests} lượt đo của các nhà mạng ấy.`,
  operatorsStay:
    'Lượt đo đã nạp vẫn thuộc nhà mạng như khi nạp. Muốn đọc lại theo cách viết mới thì nạp lại lần nạp ấy ở trang Dữ liệu.',
  spellings: (count: string) => `${count} cách viết được đọc khác đi từ lần nạp sau.`,
  operatorTable: 'Nhà mạng thay đổi',
  operatorColumns: ['Mã', 'Đang là', 'Sẽ là', 'Lượt đo', 'Lần nạp'],
  unlisted: 'ngoài danh mục',
  notListed: 'chưa có',
  spellingTable: 'Cách viết thay đổi',
  spellingColumns: ['Cách viết', 'Đang đọc là', 'Sẽ đọc là', 'Lượt đo mang tên ấy', 'Lần nạp'],
  notRead: 'không nhận ra',
  today: (before: string, after: string) =>
    before === after
      ? 'Công văn lập hôm nay vẫn đứng tên như trước.'
      : `Công văn, báo cáo lập từ hôm nay đứng tên: ${after}. Trước đó: ${before}.`,
  months: (count: string, looked: string) =>
    `${count} trong ${looked} biểu tổng hợp tháng, khi tải lại, mang đầu khác.`,
  letters: (count: string) => `${count} công văn đã gửi giữ cơ quan đã ký, khi in lại cũng vậy.`,
  monthTable: 'Biểu tổng hợp đổi đầu',
  monthColumns: ['Tháng', 'Đang là', 'Sẽ là'],
  noBody: 'để trống',
  due: (changed: string, due: string) =>
    `${changed} hồ sơ đổi hạn hoặc số ngày làm việc còn lại; đang có ${due} hồ sơ có hạn.`,
  dates: 'Ngày đã gửi, đã trả lời và kết quả kiểm chứng không đổi.',
  termTable: 'Thời hạn sẽ khác',
  termColumns: ['Hồ sơ', 'Nhà mạng', 'Đang là', 'Sẽ là'],
  term: (on: string, days: string) => `${on}, còn ${days} ngày làm việc`,
  raw: (count: string, bytes: string) =>
    `${count} bản gốc (${bytes}) bị xóa trong vòng một giờ, không lấy lại được.`,
  positions: (count: string) =>
    `${count} lượt đo có vị trí chính xác bị làm tròn trong vòng một giờ, không lấy lại được.`,
  logs: (count: string) => `${count} ngày nhật ký bị xóa trong vòng một giờ.`,
  figures: 'Số lượt đo, trung bình và tỷ lệ của các nơi không đổi.',
  address: (before: string, after: string) =>
    `Liên kết báo cáo, lời mời và lịch tạo từ nay bắt đầu bằng ${after}; trước đó là ${before}.`,
  links: (count: string) =>
    `${count} liên kết báo cáo đã gửi vẫn mở được khi máy chủ còn trả lời địa chỉ cũ.`,
};

const en: typeof vi = {
  titles: {
    standards: 'Verdicts and figures that it touches',
    operators: 'Operators and tests that it touches',
    issuing_bodies: 'Documents that it touches',
    holidays: 'Terms that it touches',
    retention: 'Data that it touches',
    address: 'Links that it touches',
  },
  verdicts: (changed, judged, period, edition) =>
    `${period}, ${edition}: ${changed} of ${judged} verdicts would be others.`,
  lights: (count) => `${count} places would have other lights of sufficiency.`,
  shown: (before, after) =>
    before === after
      ? `Where no standard is chosen pages go on to judge by: ${after}.`
      : `Where no standard is chosen pages judge by “${after}” in place of “${before}”.`,
  also: 'Other periods, trends, gaps, quotas, files and the workbench follow the same standards.',
  kept: (cases, packs) =>
    `${cases} cases keep the standard that they froze, ${packs} packs stay as they are.`,
  verdictTable: 'Verdicts that would change',
  verdictColumns: ['Area', 'Standard', 'Is', 'Would be'],
  notJudged: 'not judged',
  first: (shown, all) => `The table names ${shown} of ${all} verdicts.`,
  operators: (renamed, tests) =>
    `${renamed} operators are renamed, added or listed no more; ${tests} tests of them are held.`,
  operatorsStay:
    'Tests that were loaded stay with their operator. To read them by new spellings, load that load again on the page of data.',
  spellings: (count) => `${count} spellings are read otherwise from the next load on.`,
  operatorTable: 'Operators that change',
  operatorColumns: ['Code', 'Is', 'Would be', 'Tests', 'Loads'],
  unlisted: 'not listed',
  notListed: 'none yet',
  spellingTable: 'Spellings that change',
  spellingColumns: ['Spelling', 'Is read as', 'Would be read as', 'Tests under that name', 'Loads'],
  notRead: 'not recognised',
  today: (before, after) =>
    before === after
      ? 'Letters written today are issued as before.'
      : `Letters and reports written from today on are issued by: ${after}. Before: ${before}.`,
  months: (count, looked) =>
    `${count} of ${looked} consolidated tables carry another head when downloaded again.`,
  letters: (count) => `${count} letters that went keep who signed them, printed again as well.`,
  monthTable: 'Consolidated tables with another head',
  monthColumns: ['Month', 'Is', 'Would be'],
  noBody: 'left blank',
  due: (changed, due) =>
    `${changed} cases have another term or other working days left; something is due for ${due} cases.`,
  dates: 'Dates of what was sent and answered, and findings, do not change.',
  termTable: 'Terms that would change',
  termColumns: ['Case', 'Operator', 'Is', 'Would be'],
  term: (on, days) => `${on}, ${days} working days left`,
  raw: (count, bytes) => `${count} stored copies (${bytes}) go within the hour, for good.`,
  positions: (count) => `${count} tests have their exact position rounded within the hour, for good.`,
  logs: (count) => `${count} days of the log go within the hour.`,
  figures: 'Numbers of tests, means and shares of areas do not change.',
  address: (before, after) =>
    `Report links, invitations and calendars made from now on begin with ${after}; before with ${before}.`,
  links: (count) =>
    `${count} report links that were sent open as long as the server answers to the former address.`,
};

const MESSAGES: Record<Locale, typeof vi> = { vi, en };

/** What a change touches, in sentences. */
export function effectSentences(
  effects: SettingEffects,
  locale: Locale,
): { readonly title: string; readonly sentences: readonly string[] } {
  return { title: MESSAGES[locale].titles[effects.kind], sentences: sentencesOf(effects, locale) };
}

function sentencesOf(effects: SettingEffects, locale: Locale): readonly string[] {
  const t = MESSAGES[locale];
  const n = (value: number) => formatCount(value, locale);
  switch (effects.kind) {
    case 'standards': {
      const { changed, judged, period, edition, lights, shown, cases, packs, verdicts } = effects;
      return [
        t.verdicts(n(changed), n(judged), periodWord(period, locale), edition),
        ...(verdicts.length < changed ? [t.first(n(verdicts.length), n(changed))] : []),
        t.lights(n(lights)),
        t.shown(shown.before?.[locale] ?? NO_FIGURE, shown.after?.[locale] ?? NO_FIGURE),
        t.also,
        t.kept(n(cases), n(packs)),
      ];
    }
    case 'operators': {
      const { operators, spellings } = effects;
      const tests = operators.reduce((sum, one) => sum + one.tests, 0);
      return [
        ...(operators.length > 0 ? [t.operators(n(operators.length), n(tests))] : []),
        t.spellings(n(spellings.length)),
        t.operatorsStay,
      ];
    }
    case 'issuing_bodies': {
      const { today, months, looked, letters } = effects;
      return [
        t.today(today.before ?? t.noBody, today.after ?? t.noBody),
        t.months(n(months.length), n(looked)),
        t.letters(n(letters)),
      ];
    }
    case 'holidays':
      return [t.due(n(effects.terms.length), n(effects.due)), t.dates];
    case 'retention':
      return [
        t.raw(n(effects.rawCopies), formatBytes(effects.rawBytes, locale)),
        t.positions(n(effects.positions)),
        t.logs(n(effects.logDays)),
        t.figures,
      ];
    case 'address':
      return [t.address(effects.before ?? NO_FIGURE, effects.after ?? NO_FIGURE), t.links(n(effects.links))];
  }
}

/** A table of what changes. */
interface EffectTable {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a change touches, one by one; only tables with rows. */
export function effectTables(effects: SettingEffects, locale: Locale): readonly EffectTable[] {
  return tablesOf(effects, locale).filter(({ rows }) => rows.length > 0);
}

function tablesOf(effects: SettingEffects, locale: Locale): readonly EffectTable[] {
  const t = MESSAGES[locale];
  const n = (value: number) => formatCount(value, locale);
  switch (effects.kind) {
    case 'standards':
      return [
        {
          label: t.verdictTable,
          columns: t.verdictColumns,
          rows: effects.verdicts.map(({ area, standard, operator, before, after }) => [
            area,
            operator === null ? standard[locale] : `${standard[locale]}: ${operator}`,
            before === null ? t.notJudged : VERDICT_LABELS[locale][before],
            after === null ? t.notJudged : VERDICT_LABELS[locale][after],
          ]),
        },
      ];
    case 'operators':
      return [
        {
          label: t.operatorTable,
          columns: t.operatorColumns,
          rows: effects.operators.map(({ code, what, before, after, tests, loads }) => [
            code,
            before ?? t.notListed,
            what === 'unlisted' ? `${before ?? code} (${t.unlisted})` : (after ?? NO_FIGURE),
            n(tests),
            n(loads),
          ]),
        },
        {
          label: t.spellingTable,
          columns: t.spellingColumns,
          rows: effects.spellings.map(({ spelling, before, after, tests, loads }) => [
            spelling,
            before ?? t.notRead,
            after ?? t.notRead,
            n(tests),
            n(loads),
          ]),
        },
      ];
    case 'issuing_bodies':
      return [
        {
          label: t.monthTable,
          columns: t.monthColumns,
          rows: effects.months.map(({ month, before, after }) => [
            formatMonth(month),
            before ?? t.noBody,
            after ?? t.noBody,
          ]),
        },
      ];
    case 'holidays': {
      const term = ({ on, workingDays }: TermEffect['before']) =>
        on === null ? NO_FIGURE : t.term(formatDate(on), workingDays === null ? NO_FIGURE : n(workingDays));
      return [
        {
          label: t.termTable,
          columns: t.termColumns,
          rows: effects.terms.map(({ number, operator, before, after }) => [
            number,
            operator,
            term(before),
            term(after),
          ]),
        },
      ];
    }
    case 'retention':
    case 'address':
      return [];
  }
}
