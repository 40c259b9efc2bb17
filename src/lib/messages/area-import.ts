import type { Level } from '#lib/domain/area.ts';
import type { AreaImportReport } from '#lib/domain/area-import.ts';
import { formatCount, type Locale } from '#lib/domain/format.ts';

interface AreaImportMessages {
  levels: Record<Level, (units: string) => string>;
  done: (report: AreaImportReport, levels: string) => string;
  converted: (from: string) => string;
  repaired: (unit: string, closed: number, positions: number, rings: number) => string;
  overlap: (first: string, second: string) => string;
  overlapAdvice: string;
  noMeasurements: string;
  placed: (placed: string, all: string) => string;
}

const MESSAGES: Record<Locale, AreaImportMessages> = {
  vi: {
    levels: {
      province: (units) => `${units} địa bàn cấp tỉnh`,
      district: (units) => `${units} địa bàn cấp huyện`,
      commune: (units) => `${units} địa bàn cấp xã`,
    },
    done: ({ fileName, edition, replaced }, levels) =>
      `${fileName}: đã nhập ${levels} vào bộ địa giới «${edition}»${replaced ? ', thay lần nhập trước' : ''}.`,
    converted: (from) => `Tọa độ đã được chuyển từ ${from} sang WGS 84.`,
    repaired: (unit, closed, positions, rings) =>
      `Đã sửa ranh giới «${unit}»: ${[
        closed && `khép ${closed} vòng`,
        positions && `bỏ ${positions} điểm trùng`,
        rings && `bỏ ${rings} vòng không có diện tích`,
      ]
        .filter(Boolean)
        .join(', ')}.`,
    overlap: (first, second) => `«${first}» và «${second}» chồng lên nhau: lượt đo ở đó tính cho «${first}».`,
    overlapAdvice: 'Nếu không đúng, hãy sửa tệp rồi nhập lại.',
    noMeasurements: 'Kho chưa có lượt đo nào để gắn lại.',
    placed: (placed, all) => `Đã gắn lại lượt đo: ${placed} trong ${all} lượt nằm trong các địa bàn này.`,
  },
  en: {
    levels: {
      province: (units) => `${units} at province level`,
      district: (units) => `${units} at district level`,
      commune: (units) => `${units} at commune level`,
    },
    done: ({ fileName, edition, replaced }, levels) =>
      `${fileName}: imported areas (${levels}) into the edition “${edition}”${replaced ? ', replacing the earlier import' : ''}.`,
    converted: (from) => `Positions were converted from ${from} to WGS 84.`,
    repaired: (unit, closed, positions, rings) =>
      `Repaired the outline of “${unit}”: ${[
        closed && `rings closed: ${closed}`,
        positions && `repeated positions dropped: ${positions}`,
        rings && `empty rings dropped: ${rings}`,
      ]
        .filter(Boolean)
        .join(', ')}.`,
    overlap: (first, second) =>
      `“${first}” and “${second}” overlap: tests in the shared part count for “${first}”.`,
    overlapAdvice: 'If that is wrong, correct the file and import it again.',
    noMeasurements: 'The warehouse has no measurements to tag again.',
    placed: (placed, all) => `Measurements were tagged again: ${placed} of ${all} lie in these areas.`,
  },
};

/** What an import did, in sentences, one a line. */
export function areaImportLines(report: AreaImportReport, locale: Locale): string[] {
  const words = MESSAGES[locale];
  const levels = report.levels.map(({ level, units }) => words.levels[level](formatCount(units, locale)));
  const placed = words.placed(
    formatCount(report.measurementsPlaced, locale),
    formatCount(report.measurements, locale),
  );
  return [
    words.done(report, levels.join(', ')),
    ...(report.convertedFrom === null ? [] : [words.converted(report.convertedFrom)]),
    ...report.repairs.map(({ unit, ringsClosed, positionsDropped, ringsDropped }) =>
      words.repaired(unit, ringsClosed, positionsDropped, ringsDropped),
    ),
    ...report.overlaps.map(([first, second]) => words.overlap(first, second)),
    ...(report.overlaps.length > 0 ? [words.overlapAdvice] : []),
    report.measurements === 0 ? words.noMeasurements : placed,
  ];
}
