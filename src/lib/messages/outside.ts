import type { Level } from '#lib/domain/area.ts';
import { formatCount, type Locale } from '#lib/domain/format.ts';
import type { TestsOutside } from '#lib/domain/statistic.ts';
import { counted } from './counted.ts';

const LEVELS: Record<Locale, Record<Level, string>> = {
  vi: { province: 'tỉnh', district: 'huyện', commune: 'xã' },
  en: { province: 'province', district: 'district', commune: 'commune' },
};

const vi = {
  lead: (tests: string, level: string): string =>
    `Ngoài ra có ${tests} lượt đo không thuộc ${level} nào ở trên`,
  named: (tests: string, level: string): string =>
    `${tests} chỉ ghi tên nơi đo, tên ấy không cho biết thuộc ${level} nào của bộ địa giới này`,
  positioned: (tests: string, level: string): string =>
    `${tests} có tọa độ trong địa bàn nhưng ngoài đường ranh của mọi ${level}`,
  unplaced: (tests: string): string => `${tests} ở ngoài mọi địa bàn hoặc tên còn chờ xác định`,
};

const en: typeof vi = {
  lead: (tests, level) => `A further ${counted(tests, 'test')} belong to no ${level} above`,
  named: (tests, level) => `${tests} give only a name, which does not tell the ${level} of these boundaries`,
  positioned: (tests, level) => `${tests} have a position in the area but outside every ${level}’s outline`,
  unplaced: (tests) => `${tests} lie outside every area, or their name waits for a decision`,
};

const messages: Record<Locale, typeof vi> = { vi, en };

/** How many measurements the sum over all areas of a level lacks, and why; null when it lacks none. */
export function outsideInWords(outside: TestsOutside, level: Level, locale: Locale): string | null {
  const { named, positioned, unplaced } = outside;
  const total = named + positioned + unplaced;
  if (total === 0) return null;
  const t = messages[locale];
  const [name, count] = [LEVELS[locale][level], (tests: number) => formatCount(tests, locale)];
  const reasons = [
    ...(named > 0 ? [t.named(count(named), name)] : []),
    ...(positioned > 0 ? [t.positioned(count(positioned), name)] : []),
    ...(unplaced > 0 ? [t.unplaced(count(unplaced))] : []),
  ];
  return `${t.lead(count(total), name)}: ${reasons.join('; ')}.`;
}
