import { formatMonth } from '#lib/domain/format.ts';
import { addMonths, type LocalMonth } from '#lib/domain/local-date.ts';
import { namedIn, reportsMonth, type ReportingUnit } from '#lib/domain/tally.ts';
import { seededRandom } from './random.ts';

/** What is simulated: units and months of reports. */
export interface TallyPlan {
  readonly seed: number;
  readonly units: readonly ReportingUnit[];
  readonly firstMonth: LocalMonth;
  readonly months: number;
}

/** One simulated report. */
export interface SimulatedTally {
  readonly unit: ReportingUnit;
  readonly month: LocalMonth;
  readonly installs: number;
  readonly accesses: number;
  readonly installsCumulative: number;
  readonly accessesCumulative: number;
}

/** Share of units without a report in a month. */
const SILENT_SHARE = 0.12;
const INSTALLS_BELOW = { district: 900, commune: 90, department: 60, press: 90 } as const;

/** The reports of a plan, month by month; cumulative figures include reported months only. */
export function simulateTallies({ seed, units, firstMonth, months }: TallyPlan): SimulatedTally[] {
  const random = seededRandom(seed);
  const sums = new Map<string, { installs: number; accesses: number }>();
  const tallies: SimulatedTally[] = [];
  for (let i = 0; i < months; i++) {
    const month = addMonths(firstMonth, i);
    for (const unit of units.filter((one) => reportsMonth(one, month))) {
      if (random.next() < SILENT_SHARE) continue;
      const installs = 5 + random.integer(INSTALLS_BELOW[unit.kind]);
      const accesses = Math.round(installs * (1.5 + 2 * random.next()));
      const before = sums.get(unit.code) ?? { installs: 0, accesses: 0 };
      const sum = { installs: before.installs + installs, accesses: before.accesses + accesses };
      sums.set(unit.code, sum);
      tallies.push({
        unit: namedIn(unit, month),
        month,
        installs,
        accesses,
        installsCumulative: sum.installs,
        accessesCumulative: sum.accesses,
      });
    }
  }
  return tallies;
}

/** One month's reports as the letter's form in CSV: title line, header, one line per unit. */
export function renderTallyForm(tallies: readonly SimulatedTally[], month: LocalMonth): string {
  const header = [
    'Đơn vị',
    'Người cài đặt trong tháng',
    'Lượt truy cập trong tháng',
    'Người cài đặt lũy kế',
    'Lượt truy cập lũy kế',
    'Ghi chú',
  ];
  const lines = tallies
    .filter((tally) => tally.month === month)
    .map((tally) =>
      [
        `"${tally.unit.name}"`,
        tally.installs,
        tally.accesses,
        tally.installsCumulative,
        tally.accessesCumulative,
        '',
      ].join(','),
    );
  const title = `"BIỂU TỔNG HỢP số liệu cài đặt và sử dụng công cụ i-Speed Tháng ${formatMonth(month)}",,,,,`;
  return [title, header.join(','), ...lines, ''].join('\n');
}
