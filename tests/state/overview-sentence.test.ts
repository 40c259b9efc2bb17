import { describe, expect, it } from 'vitest';
import { CHANGES, type Change } from '#lib/domain/change.ts';
import { countVerdicts, type Verdict } from '#lib/domain/verdict.ts';
import { headlineMessages } from '#lib/messages/overview-headline.ts';

const verdicts = (counts: Partial<Record<Verdict, number>>) =>
  countVerdicts(
    Object.entries(counts).flatMap(([verdict, count]) => Array<Verdict>(count).fill(verdict as Verdict)),
  );
const say = (
  locale: 'vi' | 'en',
  counts: Partial<Record<Verdict, number>>,
  { failing = [], only = null }: { failing?: readonly string[]; only?: string | null } = {},
) =>
  headlineMessages[locale].sentence({
    ...{ level: 'district', limit: '40 Mbps', counts: verdicts(counts), failing, only },
  });
const WEAK = ['Yên Dũng', 'Lục Nam', 'Tân Yên'];

describe('the sentence a leader reads aloud', () => {
  it('names the limit and the places below it, then counts the others', () => {
    expect(say('vi', { met: 5, not_met: 3, undecided: 2 }, { failing: WEAK })).toBe(
      '3 huyện dưới 40 Mbps: Yên Dũng, Lục Nam, Tân Yên; 5 đạt, 2 chưa kết luận',
    );
    expect(say('en', { met: 1, not_met: 3, undecided: 2, too_few: 1 }, { failing: WEAK })).toBe(
      '3 districts below 40 Mbps: Yên Dũng, Lục Nam, Tân Yên; 1 meets it, 2 are undecided, 1 has too few tests',
    );
  });

  it('names five of many, and says how many others there are', () => {
    const failing = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    expect(say('vi', { met: 3, not_met: 7 }, { failing })).toBe(
      '7 huyện dưới 40 Mbps: A, B, C, D, E và 2 huyện khác; 3 đạt',
    );
    expect(say('vi', { met: 3, not_met: 6 }, { failing: failing.slice(0, 6) })).toBe(
      '6 huyện dưới 40 Mbps: A, B, C, D, E, F; 3 đạt',
    );
  });

  it('says "all" when they are all alike', () => {
    expect(say('vi', { met: 10 })).toBe('Cả 10 huyện đạt ngưỡng 40 Mbps');
    expect(say('vi', { not_met: 3 }, { failing: WEAK })).toBe(
      'Cả 3 huyện dưới 40 Mbps: Yên Dũng, Lục Nam, Tân Yên',
    );
    expect(say('vi', { too_few: 10 })).toBe('Cả 10 huyện chưa đủ mẫu');
  });

  it('does not call a place weak that is only undecided', () => {
    expect(say('vi', { met: 8, undecided: 2 })).toBe(
      'Chưa có huyện nào kết luận được là dưới 40 Mbps: 8 đạt, 2 chưa kết luận',
    );
  });

  it('names the area when there is only one', () => {
    expect(say('vi', { undecided: 1 }, { only: 'Tỉnh Bắc Giang' })).toBe(
      'Tỉnh Bắc Giang chưa kết luận được với ngưỡng 40 Mbps',
    );
    expect(say('vi', { not_met: 1 }, { only: 'Tỉnh Bắc Giang', failing: ['Bắc Giang'] })).toBe(
      'Tỉnh Bắc Giang dưới 40 Mbps',
    );
  });
});

describe('the line of what changed', () => {
  const changed = (
    counts: Partial<Record<Change, number>>,
    { worse = [], better = [] }: { worse?: readonly string[]; better?: readonly string[] } = {},
  ) =>
    headlineMessages.vi.changed({
      ...{ level: 'district', worse, better },
      counts: Object.fromEntries(CHANGES.map((change) => [change, counts[change] ?? 0])) as Record<
        Change,
        number
      >,
    });

  it('names what is clearly worse or better, and counts the rest', () => {
    expect(
      changed(
        { worse: 1, better: 1, unclear: 7, too_few: 1 },
        { worse: ['Lục Nam (−3,2)'], better: ['Việt Yên (+4,0)'] },
      ),
    ).toBe(
      'So với kỳ trước: 1 huyện kém hơn: Lục Nam (−3,2); 1 huyện tốt hơn: Việt Yên (+4,0); 7 huyện chưa rõ thay đổi; 1 huyện chưa so sánh được.',
    );
  });

  it('does not say that nothing changed where nothing could be compared', () => {
    expect(changed({ untested: 10 })).toMatch(/^Chưa so sánh được với kỳ trước/);
    expect(changed({ unclear: 10 })).toBe('So với kỳ trước: 10 huyện chưa rõ thay đổi.');
  });
});
