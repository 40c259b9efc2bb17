import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/domain/format.ts';
import { parseQuestion } from '#lib/domain/workbench/question-address.ts';
import { lexiconOf } from '#lib/domain/workbench/words/lexicon.ts';
import { readWords } from '#lib/domain/workbench/words/read-words.ts';
import { sharedChoices } from '#lib/domain/workbench/words/shared-choices.ts';
import { chipWords, defaultWords } from '#lib/messages/workbench-chips.ts';
import { groupWords } from '#lib/messages/workbench-measures.ts';
import { questionSentence } from '#lib/messages/workbench-sentence.ts';
import { VOCABULARY } from './vocabulary.ts';

const sentence = (search: string, locale: 'vi' | 'en' = 'vi') =>
  questionSentence(parseQuestion(new URLSearchParams(search), VOCABULARY), VOCABULARY, locale);

describe('a question in words', () => {
  it.each([
    [
      'level=commune&operator=vinaphone&period=month:2024-06&order=value:ascending&top=10',
      'Trung bình tải xuống (mỗi lượt đo một phiếu) theo xã, VinaPhone, 4G, tháng 6/2024, 10 thấp nhất',
    ],
    [
      'measure=download.share_below.40&measure=tests&group=hour&area=district_2024:218&hours=22-6&technology=all&flagged=only&min_tests=30&threshold=above:0.3',
      'Tỷ lệ lượt đo tải xuống dưới 40 Mbps và số lượt đo theo giờ trong ngày, Huyện Lục Nam, mọi công nghệ, kỳ 13/6–12/7/2024, từ 22 đến 6 giờ, chỉ lượt đo đáng ngờ, trên 30%, ít nhất 30 lượt đo',
    ],
    [
      'measure=latency.median&group=none&not_operator=viettel&not_operator=mobifone&weekday=6&weekday=7&failed=as_zero&compare=year_ago&threshold=at_most:37.5',
      'Trung vị độ trễ, trừ Viettel và MobiFone, 4G, kỳ 13/6–12/7/2024, Thứ Bảy và Chủ nhật, lượt đo hỏng tính là 0 Mbps, so với cùng kỳ năm trước, không quá 37,5 ms',
    ],
  ])('%s', (search, expected) => {
    expect(sentence(search)).toBe(expected);
  });

  it('is told in English as well', () => {
    expect(
      sentence('level=commune&operator=vinaphone&period=month:2024-06&order=value:ascending&top=10', 'en'),
    ).toBe('Mean download (one vote per test) by commune, VinaPhone, 4G, month 6/2024, 10 lowest');
  });
});

it('a mark within a sentence keeps names as they are written', () => {
  const marks = ['mark_wifi_named_mobile', 'mark_before_i_speed', 'mark_latency_zero'] as const;
  expect(marks.map((mark) => groupWords(mark, 'vi'))).toEqual([
    'dấu: Wi-Fi ghi là mạng di động',
    'dấu: trước khi có i-Speed',
    'dấu: ping bằng 0',
  ]);
});

it('every chip has words, which say what is left out', () => {
  const lexicon = lexiconOf(VOCABULARY);
  const texts = JSON.parse(readFileSync('tests/workbench/sentences.json', 'utf8')) as { text: string }[];
  const kinds = new Set<string>();
  for (const { text } of texts) {
    const { spans, defaults, question } = readWords(text, lexicon);
    for (const locale of LOCALES) {
      for (const taken of defaults) expect(defaultWords(taken, question, locale)).toMatch(/\S/);
      for (const span of spans) {
        if (span.is !== 'understood') continue;
        kinds.add(span.part.kind);
        const words = chipWords(span.part, span.except, VOCABULARY, locale);
        expect(words, text).toMatch(/^\S.*\S$/);
        if (span.except) expect(words).toMatch(/^(trừ|except) /);
      }
    }
  }
  expect(kinds.size).toBeGreaterThan(18);
  const chips = readWords('jitter trung vị theo xã trừ Viettel, trên 1.000 lượt đo', lexicon).spans.flatMap(
    (span) => (span.is === 'understood' ? [chipWords(span.part, span.except, VOCABULARY, 'vi')] : []),
  );
  expect(chips).toEqual([
    'biến động trễ',
    'trung vị',
    'theo xã',
    'trừ những tên ngay sau',
    'trừ Viettel',
    'trên 1.000 lượt đo',
  ]);
});

describe('names of a sentence that are open in the same way', () => {
  const lexicon = lexiconOf(VOCABULARY);
  const sharedIn = (text: string) => sharedChoices(text, readWords(text, lexicon).spans);
  const five = 'tải lên ban đêm theo nhà mạng ở Lục Nam, Hiệp Hòa, Tân Yên, Yên Thế và Sơn Động quý 2/2024';

  it('are decided at once, and the sentence says then what each is', () => {
    const offered = sharedIn(five);
    expect(offered.map(({ edition, level, names, open }) => [edition, level, names, open])).toEqual([
      ['2024', 'district', 5, 5],
      ['2025', 'commune', 5, 5],
    ]);
    for (const { edition, level, sentence: decided } of offered) {
      const { isSure, question } = readWords(decided, lexicon);
      expect(isSure).toBe(true);
      expect(question.areas.only.map((area) => [area.edition, area.level])).toEqual(
        Array.from({ length: 5 }, () => [edition, level]),
      );
      expect(questionSentence(question, VOCABULARY, 'vi')).toContain(
        level === 'district' ? 'Huyện Lục Nam' : 'Xã Lục Nam',
      );
    }
  });

  it('stay open where the decision does not say which of two', () => {
    const commune = (code: string, name: string) => ({ code, name, type: 'Xã' });
    const twins = ['1 Lục Nam', '2 Hiệp Hòa', '3 Tân Yên', '4 Tân Yên'].map((line) =>
      commune(line.slice(0, 1), line.slice(2)),
    );
    const [old] = VOCABULARY.editions;
    const merged = { ...old!, id: '2026', levels: ['commune'] as const, areas: { commune: twins } };
    const known = lexiconOf({ ...VOCABULARY, editions: [old!, merged] });
    const text = 'tải lên ở Lục Nam, Hiệp Hòa và Tân Yên';
    const offered = sharedChoices(text, readWords(text, known).spans);
    expect(offered.map(({ edition, names, open }) => [edition, names, open])).toEqual([
      ['2024', 3, 3],
      ['2026', 2, 3],
    ]);
    const { isSure, spans } = readWords(offered[1]!.sentence, known);
    expect(isSure).toBe(false);
    expect(spans.filter(({ is }) => is === 'ambiguous')).toHaveLength(1);
  });

  it('are asked one by one where nothing is shared', () => {
    expect(sharedIn('tải lên ở Lục Nam')).toEqual([]);
    expect(sharedIn('độ trễ trên 100 ms ở Lục Nam, MobiFone dưới 40')).toEqual([]);
  });
});
