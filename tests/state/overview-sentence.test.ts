import { describe, expect, it } from 'vitest';
import { countVerdicts, type Verdict } from '#lib/domain/verdict.ts';
import { overviewMessages } from '#lib/messages/overview.ts';

const verdicts = (counts: Partial<Record<Verdict, number>>) =>
  countVerdicts(
    Object.entries(counts).flatMap(([verdict, count]) => Array<Verdict>(count).fill(verdict as Verdict)),
  );
const say = (locale: 'vi' | 'en', counts: Partial<Record<Verdict, number>>, only: string | null = null) =>
  overviewMessages[locale].sentence({
    period: 'Kỳ 13/6–12/7/2024',
    level: 'district',
    counts: verdicts(counts),
    only,
  });

describe('the sentence a leader reads aloud', () => {
  it('counts every verdict that occurs', () => {
    expect(say('vi', { met: 4, not_met: 2, undecided: 3, too_few: 1 })).toBe(
      'Kỳ 13/6–12/7/2024: 4 trong 10 huyện đạt, 2 chưa đạt, 3 chưa kết luận, 1 chưa đủ mẫu',
    );
  });

  it('leaves out counts of zero, the first too', () => {
    expect(say('vi', { not_met: 9, untested: 1 })).toBe(
      'Kỳ 13/6–12/7/2024: 9 trong 10 huyện chưa đạt, 1 chưa đo',
    );
  });

  it('says "all" when they are all alike', () => {
    expect(say('vi', { met: 10 })).toBe('Kỳ 13/6–12/7/2024: cả 10 huyện đạt');
  });

  it('names the area when there is only one', () => {
    expect(say('vi', { undecided: 1 }, 'Tỉnh Bắc Giang')).toBe(
      'Kỳ 13/6–12/7/2024: Tỉnh Bắc Giang chưa kết luận',
    );
  });

  it('agrees in number in English', () => {
    expect(say('en', { met: 1, undecided: 2, too_few: 1 })).toBe(
      'Kỳ 13/6–12/7/2024: 1 of 4 districts meets the limit, 2 are undecided, 1 has too few tests',
    );
  });
});
