import { normaliseText } from '#lib/domain/personal/plain-text.ts';
import type { Dice } from '../fuzz/damage.ts';

/** A personal value as someone may write it, and what of it must never come out. */
export interface Spelling {
  readonly text: string;
  /** Digits in a row, or for e-mail and plates letters and digits, as `squeezed` leaves them. */
  readonly core: string;
}

const digits = (dice: Dice, count: number) => Array.from({ length: count }, () => dice.below(10)).join('');
const WIDE = '０１２３４５６７８９';
const ARABIC = '٠١٢٣٤٥٦٧٨٩';
const MARKS = [' ', '.', '-', ' - ', '. ', '\u00a0', '\u2009', '–', '_', '·', '\u200b'];
const WORDS = [
  'gọi',
  'sđt',
  'ĐT:',
  'liên hệ anh Nam',
  'zalo',
  'số máy',
  'contact',
  'tel.',
  'hotline=',
  '(chủ nhà)',
  'CCCD',
];
const TAILS = ['', '.', ' khi tới', ', trời mưa', ';', ' (vợ)', ' – tối', '/nhà riêng', '!', ' 4G yếu'];

/** Splits digits into groups of two to four, and joins them with one mark. */
function grouped(dice: Dice, number: string, mark = dice.pick(MARKS)): string {
  const parts: string[] = [];
  for (let rest = number; rest !== '';) {
    const size = rest.length <= 4 ? rest.length : Math.min(2 + dice.below(3), rest.length - 2);
    parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return parts.join(mark);
}

const inDigits = (text: string, zero: string) => text.replace(/\d/g, (digit) => [...zero][Number(digit)]!);

function mobile(dice: Dice): Spelling {
  const number = dice.pick(['3', '5', '7', '8', '9']) + digits(dice, 8);
  const threes = `${number.slice(0, 3)}|${number.slice(3, 6)}|${number.slice(6)}`;
  const text = dice.pick([
    () => `0${number}`,
    () => number,
    () => threes.replaceAll('|', dice.pick(MARKS)),
    () => `0${threes.replaceAll('|', dice.pick(MARKS))}`,
    () => grouped(dice, `0${number}`),
    () => `+84${grouped(dice, number)}`,
    () => `+84 ${number}`,
    () => `84${number}`,
    () => `(+84)${dice.pick(['', ' ', ' (0)', '.'])}${grouped(dice, number)}`,
    () => `0084${number}`,
    () => `84 ${grouped(dice, number, dice.pick([' ', '-']))}`,
    () => `${number}.0`,
    () => `84${number}.0`,
    () => inDigits(`0${number}`, WIDE),
    () => inDigits(number, dice.pick([WIDE, ARABIC])),
    () => `0${number.slice(0, 3)}/${number.slice(3, 6)}/${number.slice(6)}`,
    () => threes.replaceAll('|', ','),
    () => `${number[0]}.${number.slice(1)}E${dice.pick(['8', '+8', '+08', '08'])}`,
    () => `8.4${number}E${dice.pick(['10', '+10'])}`,
  ])();
  return { text, core: number };
}

function landline(dice: Dice): Spelling {
  const number = `${dice.pick(['204', '222', '24', '28', '236'])}${digits(dice, 8)}`.slice(0, 10);
  const text = dice.pick([
    () => `0${number}`,
    () => `(0${number.slice(0, 3)}) ${number.slice(3)}`,
    () => `0${number.slice(0, 3)}.${number.slice(3)}`,
    () => `+84 ${number}`,
    () => number,
  ])();
  return { text, core: number };
}

const oldMobile = (dice: Dice): Spelling => {
  const number = dice.pick(['120', '122', '163', '168', '169', '188', '199']) + digits(dice, 7);
  return { text: dice.pick([`0${number}`, grouped(dice, `0${number}`, '.')]), core: number };
};

function citizen(dice: Dice): Spelling {
  const year = digits(dice, 2);
  const province = dice.pick(['001', '004', '008', '024', '027', '030', '040', '079', '096']);
  const sex = Number(year) > 26 ? dice.below(2) : dice.below(4);
  const number = `${province}${sex}${year}${digits(dice, 6)}`;
  const bare = number.replace(/^0+/, '');
  const text = dice.pick([
    number,
    grouped(dice, number, dice.pick([' ', '.', '-'])),
    inDigits(number, WIDE),
    bare,
    `${bare}.0`,
  ]);
  return { text, core: bare };
}

const oldIdentity = (dice: Dice): Spelling => {
  const number = `${dice.pick(['121', '122', '012', '013', '090', '331', '273'])}${digits(dice, 6)}`;
  const spaced = `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
  return { text: dice.pick([number, spaced, spaced.replaceAll(' ', '.')]), core: number };
};

/** The check digit of an IMEI (Luhn). */
function luhn(number: string): number {
  const sum = [...number].reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

function device(dice: Dice): Spelling {
  const body = `${dice.pick(['35', '86', '01', '99'])}${digits(dice, 12)}`;
  const imei = `${body}${luhn(body)}`;
  const imsi = `4520${1 + dice.below(8)}${digits(dice, 10)}`;
  const text = dice.pick([
    imei,
    `${imei.slice(0, 2)}-${imei.slice(2, 8)}-${imei.slice(8, 14)}-${imei.slice(14)}`,
    `${imei.slice(0, 8)} ${imei.slice(8, 14)} ${imei.slice(14)}`,
    `${imei.slice(0, 6)}/${imei.slice(6, 8)}/${imei.slice(8, 14)}/${imei.slice(14)}`,
    imsi,
    `${imei}.0`,
  ]);
  return { text, core: text === imsi ? imsi : imei };
}

function email(dice: Dice): Spelling {
  const name = dice.pick(['lan.nguyen', 'hung_tq', 'thuy+do', 'x.y.z', 'Pham.Nam']) + digits(dice, 3);
  const site = dice.pick(['gmail.com', 'bacgiang.gov.vn', 'vnpt.vn', 'mail.example.org']);
  const at = dice.pick(['@', ' @ ', '＠', '(at)', ' [at] ']);
  return { text: `${name}${at}${site}`, core: squeezed(name) };
}

function plate(dice: Dice): Spelling {
  const [province, series, number] = [
    dice.pick(['98', '99', '29', '14']),
    dice.pick(['A', 'C', 'LD', 'B']),
    digits(dice, 5),
  ];
  const [head, tail] = [number.slice(0, 3), number.slice(3)];
  const bike = `${dice.pick(['B', 'H', 'MĐ', 'AA'])}${1 + dice.below(9)}`;
  const written = dice.pick([
    `${province}${series}-${head}.${tail}`,
    `${province}${series} ${head}.${tail}`,
    `${province}${series}${number}`,
    `${province}-${bike} ${head}.${tail}`,
    `${province}${bike}-${number}`,
    `${province}${series.toLowerCase()}-${head}.${tail}`,
  ]);
  return { text: written, core: squeezed(written) };
}

const MAKERS = [mobile, mobile, mobile, landline, oldMobile, citizen, oldIdentity, device, email, plate];

/** Letters and digits only, digits of every script as plain ones. */
export const squeezed = (text: string): string =>
  normaliseText(text)
    .replace(/[^\p{L}\d]/gu, '')
    .toLowerCase();

/** A spelling alone. */
export const spelling = (dice: Dice): Spelling => dice.pick(MAKERS)(dice);

/** A spelling alone, or inside a sentence. */
export function sentence(dice: Dice): Spelling {
  const { text, core } = spelling(dice);
  if (dice.roll() < 0.4) return { text, core };
  return { text: `${dice.pick(WORDS)} ${text}${dice.pick(TAILS)}`, core };
}
