import { COMPOSITIONS } from '#lib/domain/comparison/composition.ts';
import { formatShare, type Locale } from '#lib/domain/format.ts';
import { measuredRate } from '#lib/domain/measured-rate.ts';

const composition = (name: string) => measuredRate('composition', name);

/** Worlds of the simulation whose networks are the same in both periods while the testers are not. */
export const SHIFTS = ['Viettel 46 to 66%', 'fewer evenings', 'both shift'] as const;

/** “Viettel’s share from 46 to 66%: better in 50%, with the testers held fixed in 2%; ...”, as measured. */
export function shiftsMeasured(locale: Locale): string {
  const words = {
    vi: {
      worlds: ['tỷ trọng của Viettel từ 46 lên 66%', 'người đo buổi tối ít đi', 'cả hai cùng đổi'],
      of: (world: string, plain: string, fixed: string) =>
        `${world}: trung bình «tốt hơn» trong ${plain}, còn đứng vững khi giữ nguyên người đo trong ${fixed}`,
    },
    en: {
      worlds: ['Viettel’s share from 46 to 66%', 'fewer tests in the evening', 'both at once'],
      of: (world: string, plain: string, fixed: string) =>
        `${world}: the mean was “better” in ${plain}, and that stood with the testers held fixed in ${fixed}`,
    },
  }[locale];
  return SHIFTS.map((world, i) => {
    const [plain, fixed] = [composition(`${world}: better`), composition(`${world}: better, and it holds`)];
    return words.of(words.worlds[i]!, formatShare(plain, locale), formatShare(fixed, locale));
  }).join('; ');
}

/** What a real change of 10% keeps: how often it is called better, and how often that stands. */
export function growthMeasured(locale: Locale): readonly [plain: string, stands: string] {
  return [
    formatShare(composition('10% faster: better'), locale),
    formatShare(composition('10% faster: better, and it holds'), locale),
  ];
}

const WORLDS = [
  'same testers',
  'same testers, 300 tests',
  ...SHIFTS,
  'Viettel 46 to 66%, 300 tests',
  '10% faster',
  '10% faster, Viettel 46 to 66%',
];

/** The lowest and the highest share of intervals at fixed shares that held the true difference, over all worlds. */
export function fixedCoverage(locale: Locale): readonly [lowest: string, highest: string] {
  const rates = WORLDS.flatMap((world) =>
    COMPOSITIONS.map((fixed) => composition(`${world}: the interval at fixed ${fixed} holds the truth`)),
  );
  return [formatShare(Math.min(...rates), locale), formatShare(Math.max(...rates), locale)];
}

/** Numbers of monthly looks whose rates are stated. */
export const LOOKS = [1, 3, 6, 12] as const;

/** How often an area at exactly the limit was ever called met, or not met, after so many looks: “3%, 6%, 8%, 11%”. */
export function looksMeasured(verdict: 'met' | 'not_met', locale: Locale): string {
  return LOOKS.map((looks) =>
    formatShare(measuredRate('looking-often', `ever ${verdict} in ${looks} looks`), locale),
  ).join(', ');
}
