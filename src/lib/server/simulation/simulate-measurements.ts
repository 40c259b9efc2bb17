import { addDays, daysBetween, type LocalDate } from '#lib/domain/local-date.ts';
import {
  pointSource,
  SIMULATED_OPERATORS,
  areaFactors,
  type SimulatedOperator,
  type SimulatedArea,
} from './province.ts';
import { seededRandom, type Random } from './random.ts';

/** What is simulated: number, dates, areas and defects of measurements. */
export interface SimulationPlan {
  readonly seed: number;
  readonly tests: number;
  readonly areas: readonly SimulatedArea[];
  readonly from: LocalDate;
  /** Excluded. */
  readonly to: LocalDate;
  /** Share of rows that a load must reject or skip. */
  readonly untidyShare: number;
  /** Share of measurements with a place name but no position. */
  readonly namedOnlyShare: number;
}

/** The header of the simulated export. */
export const SIMULATED_HEADER = [
  'Thời gian đo',
  'Nhà mạng',
  'Công nghệ',
  'Tốc độ tải xuống (Mbps)',
  'Tốc độ tải lên (Mbps)',
  'Ping (ms)',
  'Jitter (ms)',
  'Kinh độ',
  'Vĩ độ',
  'Huyện',
  'Xã',
  'Mã thiết bị',
] as const;

const TECHNOLOGIES = [
  { name: '4G', share: 0.9, speed: 1 },
  { name: '3G', share: 0.05, speed: 0.12 },
  { name: '5G', share: 0.02, speed: 6 },
  { name: 'WiFi', share: 0.03, speed: 1.8 },
] as const;

/** Standard deviation of the logarithm between devices in one place, and between measurements of one device. */
const DEVICE_SIGMA = 0.35;
const MEASUREMENT_SIGMA = 0.45;
const FAILED_SHARE = 0.015;
const NO_DEVICE_SHARE = 0.05;
const MEASUREMENTS_PER_DEVICE = 4;
/** Relative growth of speeds from the first to the last day. */
const GROWTH = 0.18;
/** Weight of each hour of the day, highest in the evening. */
const HOUR_WEIGHTS = [2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 9, 8, 8, 7, 8, 9, 9, 9, 10, 12, 13, 11, 7, 4];

interface SimulatedDevice {
  readonly id: string;
  readonly area: SimulatedArea;
  readonly operator: SimulatedOperator;
  readonly factor: number;
}

/**
 * The expected 4G download of an area and operator on a day, without failed measurements, in Mbps: the mean of the
 * distribution of `simulateMeasurements`, against which tests check estimates.
 */
export type TrueMean = (areaCode: string, operatorName: string, on: LocalDate) => number;

/** The expected downloads of a plan. */
export function trueMeanOf(plan: SimulationPlan): TrueMean {
  const factors = areaFactors(plan.areas, seededRandom(plan.seed));
  return (areaCode, operatorName, on) => {
    const operator = SIMULATED_OPERATORS.find((entry) => entry.name === operatorName)!;
    return operator.meanMbps * factors.get(areaCode)! * growthAt(plan, on);
  };
}

/** The rows of a simulated export, in order of time, as text cells under `SIMULATED_HEADER`. */
export function* simulateMeasurements(plan: SimulationPlan): Generator<string[]> {
  const trueMean = trueMeanOf(plan);
  const random = seededRandom(plan.seed + 1);
  const points = new Map(plan.areas.map((area) => [area.code, pointSource(area, random)]));
  const devices = simulateDevices(plan, random);
  const days = daysBetween(plan.from, plan.to);
  const hours = HOUR_WEIGHTS.map((weight, hour) => ({ weight, hour }));
  let last: string[] | null = null;
  for (let i = 0; i < plan.tests; i++) {
    const day = Math.min(days - 1, Math.floor(((i + random.next()) / plan.tests) * days));
    const on = addDays(plan.from, day);
    const device = devices[random.integer(devices.length)]!;
    const technology = random.pick(TECHNOLOGIES, (entry) => entry.share);
    const mean = trueMean(device.area.code, device.operator.name, on) * technology.speed;
    const download =
      random.next() < FAILED_SHARE ? 0 : mean * device.factor * random.factor(MEASUREMENT_SIGMA);
    const named = random.next() < plan.namedOnlyShare;
    const [longitude, latitude] = points.get(device.area.code)!();
    const row = [
      `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)} ${clockTime(random.pick(hours, (entry) => entry.weight).hour, random)}`,
      device.operator.name,
      technology.name,
      download.toFixed(2),
      (download * (0.3 + 0.2 * random.next())).toFixed(2),
      String(18 + random.integer(40)),
      (1 + random.next() * 9).toFixed(1),
      named ? '' : String(longitude),
      named ? '' : String(latitude),
      device.area.district,
      device.area.title,
      random.next() < NO_DEVICE_SHARE ? '' : device.id,
    ];
    yield last && random.next() < plan.untidyShare ? untidy(row, last, random) : row;
    last = row;
  }
}

function simulateDevices({ areas, tests }: SimulationPlan, random: Random): SimulatedDevice[] {
  return Array.from({ length: Math.max(1, Math.round(tests / MEASUREMENTS_PER_DEVICE)) }, (_, i) => ({
    id: `sim-${String(i).padStart(7, '0')}`,
    area: random.pick(areas, (area) => area.population),
    operator: random.pick(SIMULATED_OPERATORS, (entry) => entry.share),
    factor: random.factor(DEVICE_SIGMA),
  }));
}

function growthAt(plan: SimulationPlan, on: LocalDate): number {
  return 1 - GROWTH + (GROWTH * daysBetween(plan.from, on)) / daysBetween(plan.from, plan.to);
}

function clockTime(hour: number, random: Random): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(hour)}:${two(random.integer(60))}:${two(random.integer(60))}`;
}

/**
 * A typical defect of exports applied to the row: a repeat of the row before, a broken number, an empty date, an
 * unknown place.
 */
function untidy(row: string[], last: string[], random: Random): string[] {
  const spoilt = [...row];
  switch (random.integer(4)) {
    case 0:
      return last;
    case 1:
      spoilt[3] = '96..1';
      return spoilt;
    case 2:
      spoilt[0] = '';
      return spoilt;
    default:
      spoilt[7] = spoilt[8] = '';
      spoilt[9] = '';
      spoilt[10] = 'Xã Không Rõ';
      return spoilt;
  }
}
