/** A generator of random numbers that a seed repeats (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A fraction, 0 included and 1 excluded. */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.roll() * limit);
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!;
  }

  shuffle<T>(values: readonly T[]): T[] {
    const rest = [...values];
    return values.map(() => rest.splice(this.below(rest.length), 1)[0]!);
  }
}

/** Columns as exports name them, each with how a good value is made. */
const COLUMNS: readonly (readonly [headers: readonly string[], value: (dice: Dice) => string])[] = [
  [
    ['Thời gian đo', 'Date', 'thoi gian'],
    (dice) => `${1 + dice.below(28)}/0${1 + dice.below(7)}/2024 08:05:0${dice.below(10)}`,
  ],
  [['Tốc độ tải xuống (Mbps)', 'Download (Mbps)'], (dice) => (dice.below(90_000) / 1000).toFixed(2)],
  [['Tốc độ tải lên (Mbps)', 'Upload (Mbps)'], (dice) => (dice.below(40_000) / 1000).toFixed(2)],
  [['Ping (ms)', 'Latency (ms)'], (dice) => String(1 + dice.below(90))],
  [['Kinh độ', 'Longitude'], (dice) => (106 + dice.roll()).toFixed(5)],
  [['Vĩ độ', 'Latitude'], (dice) => (21.1 + dice.roll() / 2).toFixed(5)],
  [['Nhà mạng', 'Operator'], (dice) => dice.pick(['Viettel', 'VinaPhone', 'MobiFone'])],
  [['Công nghệ', 'Technology'], (dice) => dice.pick(['4G', '5G', 'Wi-Fi'])],
  [['Mã thiết bị', 'Device'], (dice) => `d${dice.below(500)}`],
  [['Huyện', 'District'], (dice) => dice.pick(['Lục Nam', 'Yên Thế', 'Hiệp Hòa'])],
];

/** A sheet of cells: header first. */
export type Cells = string[][];

/** A good file of some columns in some order. */
export function goodCells(dice: Dice): Cells {
  const chosen = COLUMNS.filter((_, i) => i < 2 || i === 4 || i === 5 || dice.roll() < 0.45);
  const columns = dice.shuffle(chosen);
  const header = columns.map(([headers]) => dice.pick(headers));
  const rows = Array.from({ length: 1 + dice.below(30) }, () => columns.map(([, value]) => value(dice)));
  return [header, ...rows];
}

const WRONG = [
  ...['', ' ', '-', 'N/A', 'null', 'NaN', 'inf', '-inf', '1e999', '-1', '0', '99999999999999999999', '96..1'],
  ...['4,0 Mbps', '350 kbps', '1 234 567,8', '0x10', '٣٤', '½', '1_000', 'true', '02//07/2026', '31/02/2024'],
  ...['1718240701', '45456.5', '9999999999999999', '294247-01-10 04:00:54', 'infinity', 'epoch', '24:00'],
  ...[`21°17'30″B`, '7PH87QW5+2F', '=1+1', "'; drop table batch; --", '$secret', '{"a": 1}', '<b>x</b>'],
  ...['\u0000', '\ufeff', '\u202e', '\ud800', '😀', 'Đ'.repeat(50), 'tệp', '9999999999999 Gbps', '\\N', '%d'],
];

/** Damages that leave every row a row: what is read can be counted beforehand. */
export const CELL_DAMAGES: Readonly<Record<string, (cells: Cells, dice: Dice) => Cells>> = {
  wrongTypes: (cells, dice) =>
    cells.map((row, i) =>
      i === 0 ? row : row.map((cell) => (dice.roll() < 0.15 ? plainCell(dice.pick(WRONG)) : cell)),
    ),
  hugeCell: (cells, dice) => {
    const [row, column] = [1 + dice.below(cells.length - 1), dice.below(cells[0]!.length)];
    const huge = dice.pick(['9', 'a', 'é', '9,', ' ']).repeat(1 + dice.below(60_000));
    return cells.map((line, i) =>
      i === row ? line.map((cell, j) => (j === column ? `x${huge}` : cell)) : line,
    );
  },
  emptyColumn: (cells, dice) => {
    const column = dice.below(cells[0]!.length);
    return cells.map((row, i) => (i === 0 ? row : row.map((cell, j) => (j === column ? '' : cell))));
  },
  swappedColumns: (cells, dice) => {
    const [a, b] = [dice.below(cells[0]!.length), dice.below(cells[0]!.length)];
    return cells.map((row, i) =>
      i === 0 ? row : row.map((cell, j) => (j === a ? row[b]! : j === b ? row[a]! : cell)),
    );
  },
  asPeopleWrite: (cells, dice) => asPeopleWrite(cells, dice),
  oneCellPosition: (cells) => withPairs(cells),
  sideBySide: (cells, dice) => sideBySide(cells, dice),
  otherUnits: (cells, dice) => inOtherUnits(cells, dice),
  foreignColumn: (cells) => withForeignColumn(cells),
  repeatedRows: (cells, dice) => [...cells, ...cells.slice(1, 2 + dice.below(cells.length - 1))],
};

/** How people write what a column has, by a word of its header; of some cells only. */
const SPELLINGS: readonly (readonly [RegExp, (cell: string, dice: Dice) => string])[] = [
  [
    /Thời gian|Date|thoi gian/,
    (cell, dice) => {
      const [date, time = '00:00:00'] = cell.split(' ');
      const [hour, minute] = time.split(':');
      const [day, month, year] = date!.split('/');
      return dice.pick([
        `${date} ${hour}h${minute}`,
        `${hour} giờ ${minute} phút, ${date}`,
        `${hour}:${minute} sáng ${date}`,
        `Thứ Năm, ${day} tháng ${month}, ${year}`,
        `${year}-${month}-${day!.padStart(2, '0')} ${time} GMT+7`,
      ]);
    },
  ],
  [/Mbps/, (cell, dice) => dice.pick([`${cell} Mbps`, `="${cell}"`, `${cell}\u200b`, `${cell} Mbit/giây`])],
  [/Ping|Latency|tải lên|Upload/, (cell, dice) => dice.pick([cell, cell, 'Rooted', `${cell} ms`, '-1'])],
  [/Huyện|District/, (cell, dice) => dice.pick([cell, 'Lôc Nam', 'Yªn ThÕ', 'HiÖp Hßa', 'Lá»¥c Nam'])],
];

function asPeopleWrite(cells: Cells, dice: Dice): Cells {
  const [header, ...rows] = cells;
  const zone = dice.pick(['', '', ' (UTC)', ' (GMT+9)']);
  const names = header!.map((name) => (/Thời gian|Date/.test(name) ? name + zone : name));
  const spell = (cell: string, column: number) =>
    SPELLINGS.find(([name]) => name.test(header![column]!))?.[1](cell, dice) ?? cell;
  return [names, ...rows.map((row) => row.map((cell, i) => (dice.roll() < 0.5 ? spell(cell, i) : cell)))];
}

/** Units of speed as headers write them, each with how many of it are 1 Mbps. */
const UNITS: readonly (readonly [string, number])[] = [
  ...([
    ['kbps', 1000],
    ['bps', 1e6],
    ['Gbps', 0.001],
  ] as const),
  ...([
    ['kB/s', 125],
    ['B/s', 125_000],
    ['bytes per second', 125_000],
  ] as const),
];

/** Speeds in another unit, which their headers or their cells state. */
function inOtherUnits(cells: Cells, dice: Dice): Cells {
  const [unit, factor] = dice.pick(UNITS);
  const inCells = dice.roll() < 0.3;
  const columns = cells[0]!.map((name) => name.includes('(Mbps)'));
  return cells.map((row, i) =>
    row.map((cell, j) => {
      if (!columns[j]) return cell;
      if (i === 0) return cell.replace(' (Mbps)', inCells ? '' : ` (${unit})`);
      return String(Number((Number(cell) * factor).toFixed(6))) + (inCells ? ` ${unit}` : '');
    }),
  );
}

/** Letters of TCVN3 as a program for Unicode shows them. */
const IN_TCVN3: Readonly<Record<string, string>> = {
  ...{ 'Lục Nam': 'Lôc Nam', 'Yên Thế': 'Yªn ThÕ', 'Hiệp Hòa': 'HiÖp Hßa', Huyện: 'HuyÖn' },
};

/** A whole column in another encoding than those beside it. */
const withForeignColumn = (cells: Cells): Cells =>
  cells.map((row) => row.map((cell) => IN_TCVN3[cell] ?? cell));

/** Longitude and latitude in one cell, where the file has both. */
function withPairs(cells: Cells): Cells {
  const header = cells[0]!;
  const [x, y] = [/Kinh|Long/, /Vĩ|Lat/].map((name) =>
    header.findIndex((one) => name.test(one) && !/\(ms/.test(one)),
  );
  if (x === undefined || y === undefined || x < 0 || y < 0) return cells;
  return cells.map((row, i) =>
    row.flatMap((cell, j) =>
      j === y ? [] : [j === x ? (i === 0 ? 'Tọa độ' : `${row[y]!}, ${cell}`) : cell],
    ),
  );
}

const SPEED = /tải xuống|Download|tải lên|Upload/;
const OPERATORS = ['Viettel', 'VinaPhone', 'MobiFone'];
/** A header of one operator's speed among several. */
const ofOperator = (header: string): boolean =>
  OPERATORS.some((operator) => header.startsWith(`${operator} `));

/** Operators side by side, each with its own speeds, or with none in some rows. */
function sideBySide(cells: Cells, dice: Dice): Cells {
  const header = cells[0]!;
  const operators = OPERATORS.slice(0, 2 + dice.below(2));
  const kept = header.flatMap((name, i) => (/Nhà mạng|Operator/.test(name) || SPEED.test(name) ? [] : [i]));
  const speeds = header.flatMap((name, i) => (SPEED.test(name) ? [i] : []));
  return cells.map((row, r) => [
    ...kept.map((i) => row[i]!),
    ...operators.flatMap((operator) => {
      const isMeasured = r < 2 || dice.roll() < 0.8;
      return speeds.map((i) => (r === 0 ? `${operator} ${row[i]!}` : isMeasured ? row[i]! : ''));
    }),
  ]);
}

/** How many tests cells hold: a row that has anything, or of operators side by side each that was measured in it. */
export function testsIn([header, ...rows]: Cells): number {
  const groups = OPERATORS.filter((operator) => header!.some((name) => name.startsWith(`${operator} `)));
  if (!header!.some(ofOperator)) return rows.filter((row) => row.some((cell) => cell.trim() !== '')).length;
  const measured = (row: string[], operator: string) =>
    row.some((cell, i) => header![i]!.startsWith(`${operator} `) && cell.trim() !== '');
  return rows.reduce((sum, row) => sum + groups.filter((operator) => measured(row, operator)).length, 0);
}

/** What stays one cell of one line, and is no empty line. */
const plainCell = (text: string): string => text.replace(/[\r\n\0]/g, '');

/** Damages of the text as a whole; how many rows it has after is mostly anybody's guess. */
export const TEXT_DAMAGES: Readonly<Record<string, (text: string, dice: Dice) => string>> = {
  cut: (text, dice) => text.slice(0, dice.below(text.length)),
  repeatedHeader: (text, dice) => {
    const lines = text.split('\n');
    lines.splice(1 + dice.below(lines.length), 0, lines[0]!);
    return lines.join('\n');
  },
  titles: (text, dice) => `${'BÁO CÁO ĐO KIỂM\n\n'.repeat(1 + dice.below(3))}${text}`,
  quotes: (text, dice) => sprinkle(text, dice, ['"', '""', '",', '"\n', "'"]),
  marks: (text, dice) =>
    sprinkle(text, dice, [',', ';', '\t', '|', '\r', '\n', '\r\n', '\n\n', '\u0000', '\u000b']),
  missingCells: (text, dice) =>
    text
      .split('\n')
      .map((line) => (dice.roll() < 0.2 ? line.slice(0, dice.below(line.length + 1)) : line))
      .join('\n'),
  mixedEnds: (text, dice) => text.replace(/\n/g, () => dice.pick(['\n', '\r\n', '\r'])),
  shuffledLines: (text, dice) => dice.shuffle(text.split('\n')).join('\n'),
  noHeader: (text) => text.split('\n').slice(1).join('\n'),
  doubled: (text) => text + text,
};

/** How many of so many rows there are after a damage that makes no guess of it; a header once more is a row. */
export const ROWS_AFTER: Readonly<Partial<Record<keyof typeof TEXT_DAMAGES, (rows: number) => number>>> = {
  titles: (rows) => rows,
  mixedEnds: (rows) => rows,
  doubled: (rows) => 2 * rows + 1,
};

function sprinkle(text: string, dice: Dice, marks: readonly string[]): string {
  const places = 1 + dice.below(6);
  let damaged = text;
  for (let i = 0; i < places; i++) {
    const at = dice.below(damaged.length + 1);
    damaged = damaged.slice(0, at) + dice.pick(marks) + damaged.slice(at);
  }
  return damaged;
}

/** Damages of the bytes, for text and for packed files alike. */
export const BYTE_DAMAGES: Readonly<Record<string, (bytes: Buffer, dice: Dice) => Buffer>> = {
  cut: (bytes, dice) => bytes.subarray(0, dice.below(bytes.length)),
  randomBytes: (bytes, dice) => {
    const damaged = Buffer.from(bytes);
    for (let i = 0; i < 1 + dice.below(20); i++) damaged[dice.below(damaged.length)] = dice.below(256);
    return damaged;
  },
  hole: (bytes, dice) => {
    const from = dice.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + dice.below(200))]);
  },
  noiseInserted: (bytes, dice) => {
    const at = dice.below(bytes.length);
    const noise = Buffer.from(Array.from({ length: 1 + dice.below(300) }, () => dice.below(256)));
    return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
  },
  zeros: (bytes, dice) => {
    const damaged = Buffer.from(bytes);
    const from = dice.below(bytes.length);
    return damaged.fill(0, from, Math.min(bytes.length, from + dice.below(100)));
  },
  foreignLetters: (bytes, dice) => {
    const at = dice.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from([0xd2, 0xe3, 0xf0, 0xa9]), bytes.subarray(at)]);
  },
  utf16: (bytes) =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString('utf8'), 'utf16le')]),
};

/** Cells as delimited text; a cell is quoted where it must be. */
export function writeText(cells: Cells, delimiter: string, lineEnd: string): string {
  const quoted = (cell: string) =>
    cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
  return cells.map((row) => row.map(quoted).join(delimiter) + lineEnd).join('');
}
