import type { Dice } from '../fuzz/damage.ts';

const COMMUNES = ['Tân Mỹ', 'Hương Gián', 'Xuân Hương', 'Bảo Sơn', 'Phồn Xương', 'Đồng Cốc'];
const MODELS = [
  'iPhone 12 Pro Max',
  'SM-A525F',
  'Redmi Note 12',
  'OPPO A78 5G',
  'Pixel 7a',
  'CPH2481',
  'V2207',
];
const two = (number: number) => String(number).padStart(2, '0');

const speed = (dice: Dice) => 0.05 + dice.roll() ** 3 * 900;
const day = (dice: Dice) => [2019 + dice.below(8), 1 + dice.below(12), 1 + dice.below(28)] as const;
const clock = (dice: Dice) => `${two(dice.below(24))}:${two(dice.below(60))}:${two(dice.below(60))}`;

/** How measurement files write what they measure; no cell of any of these is personal. */
const MEASURED: readonly ((dice: Dice) => string)[] = [
  (dice) => String(speed(dice)),
  (dice) => speed(dice).toFixed(2).replace('.', ','),
  (dice) => String(Math.round(speed(dice) * 1000)),
  (dice) => String(speed(dice) * 1000),
  (dice) => `${speed(dice).toFixed(1)} Mbps`,
  (dice) => `${Math.round(speed(dice) * 1000)} kbit/s`,
  (dice) => String(dice.below(60_000) / 1000),
  (dice) => `${dice.below(400)} ms`,
  (dice) => String(105.5 + dice.roll() * 1.5),
  (dice) => (21 + dice.roll()).toFixed(7),
  (dice) => `${(21 + dice.roll()).toFixed(6)}, ${(106 + dice.roll()).toFixed(6)}`,
  (dice) => (21 + dice.roll() / 10).toFixed(10).replace('.', ','),
  (dice) => day(dice).map(two).join('-'),
  (dice) => `${day(dice).map(two).reverse().join('/')} ${clock(dice)}`,
  (dice) => `${day(dice).map(two).join('-')}T${clock(dice)}.${two(dice.below(99))}0Z`,
  (dice) => `${day(dice).map(two).join('-')} ${clock(dice)}+07:00`,
  (dice) => `${clock(dice)} ${day(dice).map(two).reverse().join('/')}`,
  (dice) => `${day(dice).map(two).join('')}${two(dice.below(24))}`,
  (dice) => day(dice).map(two).join(''),
  (dice) => String(1_560_000_000 + dice.below(340_000_000)),
  (dice) => String(1_560_000_000_000 + dice.below(340_000_000) * 1000 + dice.below(1000)),
  (dice) => String(43_600 + dice.below(3000) + dice.roll()),
  (dice) => dice.pick(['Viettel', 'VinaPhone', 'MobiFone', 'Vietnamobile', '45204', '452-01', '452 02']),
  (dice) => dice.pick(['4G', '5G', 'LTE', 'NR NSA', '3G/HSPA+', 'Wi-Fi']),
  (dice) => `Xã ${dice.pick(COMMUNES)}`,
  (dice) =>
    `Số ${1 + dice.below(999)}, thôn ${1 + dice.below(20)}, xã ${dice.pick(COMMUNES)}, huyện Lạng Giang`,
  (dice) => `QL37 km ${dice.below(90)}+${dice.below(999)}`,
  (dice) => `Ngõ ${dice.below(99)}/${dice.below(99)}/${dice.below(99)} đường Nguyễn Văn Cừ`,
  (dice) => dice.pick(MODELS),
  (dice) => String(-44 - dice.below(96)),
  (dice) => `${dice.below(504)}`,
  (dice) => String(38_000 + dice.below(2000)),
  (dice) => `trời mưa, đo ${1 + dice.below(9)} lần, ${speed(dice).toFixed(1)} Mbps`,
  (dice) => `đo lúc ${day(dice).map(two).reverse().join('/')} ${clock(dice)}`,
];

/** A cell that a measurement file may hold. */
export const measuredCell = (dice: Dice): string => dice.pick(MEASURED)(dice);
