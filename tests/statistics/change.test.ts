import { describe, expect, it } from 'vitest';
import {
  basePeriod,
  CHANGES,
  coversFewDays,
  isCompared,
  judgeChange,
  type AreaChange,
} from '#lib/domain/change.ts';
import { formatMbpsDifference } from '#lib/domain/format.ts';
import { changeLabel, changeSentence } from '#lib/messages/change.ts';
import { bothFixedInterval, fixedInShort, fixedSentence } from '#lib/messages/composition.ts';
import { ownDates, parsePeriod, periodKey } from '#lib/domain/period.ts';

const bases = (key: string) =>
  (['previous', 'year_ago'] as const).map((base) => {
    const period = basePeriod(parsePeriod(key), base);
    return period && periodKey(period);
  });

describe('the period compared with', () => {
  it.each([
    ['month:2024-01', 'month:2023-12', 'month:2023-01'],
    ['report:2024-07', 'report:2024-06', 'report:2023-07'],
    ['quarter:2024-Q1', 'quarter:2023-Q4', 'quarter:2023-Q1'],
    ['2024-06-13..2024-07-13', '2024-05-14..2024-06-13', '2023-06-13..2023-07-13'],
    ['2024-02-29..2024-03-07', '2024-02-22..2024-02-29', '2023-03-01..2023-03-07'],
  ])('of %s is %s, and a year ago %s', (key, previous, yearAgo) => {
    expect(bases(key)).toEqual([previous, yearAgo]);
  });

  it('of twelve months is the twelve before, and no other', () => {
    expect(bases('rolling:2024-06')).toEqual(['rolling:2023-06', null]);
  });

  it('never shares a date with it, however long the dates chosen', () => {
    const long = ownDates('2023-01-01', '2024-06-01');
    expect(basePeriod(long, 'previous')!.to).toBe(long.from);
    expect(basePeriod(long, 'year_ago')).toBeNull();
  });

  it('may end on the day it begins', () => {
    expect(bases('2023-06-13..2024-06-13')[1]).toBe('2022-06-13..2023-06-13');
    expect(bases('2023-06-13..2024-06-14')[1]).toBeNull();
  });
});

describe('a change', () => {
  const enough = { tests: 300, failedTests: 0 };
  const judge = (lower: number | null, upper: number | null, then = enough, now = enough) =>
    judgeChange({ difference: 0, lower, upper }, [then, now], 300);

  it('is called better or worse only when its whole interval is', () => {
    expect([judge(1, 9), judge(-9, -1)]).toEqual(['better', 'worse']);
    expect([judge(0, 9), judge(-9, 9), judge(-9, 0)]).toEqual(Array(3).fill('unclear'));
  });

  it('is not judged without both bounds, whatever the other says', () => {
    expect([judge(null, -1), judge(null, 9), judge(1, null), judge(-9, null)]).toEqual(
      Array(4).fill('too_few'),
    );
  });

  it('is a comparison unless one of the periods has too few tests or none', () => {
    expect(CHANGES.filter(isCompared)).toEqual(['better', 'worse', 'unclear']);
  });

  it('is not judged on too few tests, nor on none, in either period', () => {
    const few = { tests: 299, failedTests: 20 };
    const none = { tests: 0, failedTests: 0 };
    expect([judge(-9, -1, few), judge(-9, -1, enough, few), judge(null, null)]).toEqual(
      Array(3).fill('too_few'),
    );
    expect([judge(-9, -1, none), judge(-9, -1, enough, none)]).toEqual(Array(2).fill('untested'));
  });
});

/** At fixed shares the difference is the plain one. */
const SAME = { difference: 4000, lower: 1000, upper: 7000, covered: 1 };

describe('a base tested on few of its days', () => {
  const base = { baseFrom: '2024-05-13', baseTo: '2024-06-13' };
  const row = {
    ...{ code: 'A', operator: null, base: 'previous' as const, ...base },
    ...{ tests: 900, baseTests: 400, sharedClusters: 0, downloadKbpsMean: 44_000 },
    ...{ baseDownloadKbpsMean: 40_000, downloadKbpsDifference: 4000 },
    ...{ downloadKbpsDifferenceLower: 1000, downloadKbpsDifferenceUpper: 7000, change: 'better' as const },
    ...{ atFixed: { operators: SAME, hours: SAME, both: SAME }, finding: 'holds' as const },
  };

  it('is one with tests on fewer than half of them, and on any', () => {
    expect([0, 1, 15, 16, 31].map((baseDays) => coversFewDays({ ...base, baseDays }))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('is none with tests on exactly half of them', () => {
    const june = { baseFrom: '2024-06-01', baseTo: '2024-07-01' };
    expect([14, 15].map((baseDays) => coversFewDays({ ...june, baseDays }))).toEqual([true, false]);
  });

  it('is said with the change', () => {
    expect(changeSentence({ ...row, baseDays: 5 }, 'vi')).toBe(
      'So với 13/5–12/6/2024: trung bình +4,0 Mbps (khoảng tin cậy 95% từ +1,0 đến +7,0), tốt hơn. Kỳ trước chỉ có 5 trong 31 ngày có đo.',
    );
    expect(changeSentence({ ...row, baseDays: 31 }, 'vi')).not.toContain('ngày có đo');
  });
});

describe('a change whose testers changed', () => {
  const fixed = (difference: number, half: number, covered = 1) => ({
    ...{ difference, lower: difference - half, upper: difference + half },
    covered,
  });
  const plain = { downloadKbpsDifference: 4000, downloadKbpsDifferenceLower: 1000 };
  const row = (of: Partial<AreaChange>): AreaChange => ({
    ...{ code: 'A', operator: null, base: 'previous', baseFrom: '2024-05-13', baseTo: '2024-06-13' },
    ...{ tests: 900, baseTests: 400, baseDays: 31, sharedClusters: 0, downloadKbpsMean: 44_000 },
    ...{ baseDownloadKbpsMean: 40_000, ...plain, downloadKbpsDifferenceUpper: 7000, change: 'better' },
    ...{ atFixed: { operators: SAME, hours: SAME, both: SAME }, finding: 'holds', ...of },
  });
  const changed = row({
    atFixed: { operators: fixed(300, 2500), hours: fixed(4100, 3000), both: fixed(400, 3000) },
    finding: 'testers',
  });
  const notShared = { difference: null, lower: null, upper: null, covered: 0.62 };

  it('is never shortened to better or worse', () => {
    expect(changeLabel(row({}), 'vi')).toBe('tốt hơn');
    expect(changeLabel(changed, 'vi')).toBe('do người đo');
    expect(changeLabel(row({ finding: 'unsettled' }), 'vi')).toBe('chưa rõ do đâu');
    expect(changeLabel(row({ change: 'unclear', finding: null }), 'vi')).toBe('chưa rõ');
  });

  it('says so, and what remains at fixed shares', () => {
    expect(changeSentence(changed, 'vi')).toBe(
      'So với 13/5–12/6/2024: trung bình +4,0 Mbps (khoảng tin cậy 95% từ +1,0 đến +7,0), nhưng phần lớn là do người đo thay đổi, không phải mạng. Giữ nguyên tỷ trọng nhà mạng: +0,3 (từ −2,2 đến +2,8); giữ nguyên giờ đo: +4,1 (từ +1,1 đến +7,1), tốt hơn; giữ nguyên cả hai: +0,4 (từ −2,6 đến +3,4).',
    );
    expect(fixedInShort(changed, 'vi')).toBe('cùng mạng, giờ: +0,4');
    expect(fixedInShort(row({}), 'vi')).toBeNull();
    expect(bothFixedInterval(changed, 'vi')).toBe('+0,4 (từ −2,6 đến +3,4)');
    expect(bothFixedInterval({ ...changed, change: 'too_few' }, 'vi')).toBe('–');
  });

  it('says that and why it could not be compared at fixed shares', () => {
    const open = row({
      atFixed: { operators: notShared, hours: { ...notShared, covered: 1 }, both: notShared },
      finding: 'unsettled',
    });
    expect(changeSentence(open, 'vi')).toContain('nhưng chưa rõ là do mạng hay do người đo thay đổi.');
    expect(changeSentence(open, 'vi')).toContain(
      'chưa so được, các nhóm đủ thiết bị ở cả hai kỳ chỉ có 62% lượt đo',
    );
    expect(changeSentence(open, 'vi')).toContain(
      'giữ nguyên giờ đo: chưa so được, phần lớn lượt đo không ghi',
    );
    expect(fixedInShort(open, 'vi')).toBe('chưa so được cùng mạng, giờ');
  });

  it('of one operator speaks of hours only', () => {
    const ofOne = row({ atFixed: { operators: SAME, hours: fixed(3000, 2000), both: fixed(3000, 3000) } });
    expect(fixedSentence(ofOne, 'en')).toBe('At fixed hours of the day: +3.0 (+1.0 to +5.0), better.');
    expect(fixedSentence(row({}), 'vi')).toBeNull();
  });
});

it('a difference is written with its sign, and none when it rounds to nothing', () => {
  expect([2140, -400, 20, -20, null].map((kbps) => formatMbpsDifference(kbps, 'vi'))).toEqual([
    '+2,1',
    '−0,4',
    '0,0',
    '0,0',
    '–',
  ]);
});
