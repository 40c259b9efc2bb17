import { setTimeout as sleep } from 'node:timers/promises';
import { COMMENT_BYTES } from '#lib/server/evidence/container/signature.ts';
import { ROW_COLUMNS } from '#lib/server/evidence/pack-rows.ts';
import type { Attack } from './attack.ts';
import { codesIn, type Answer, type AttackClient } from './attack-client.ts';
import { deflateRepeated, plainPart, zipOf, type ZipPart } from './bombs.ts';
import { parquetOf } from './parquet-attacks.ts';
import { all, broken, held, type Verdict } from './verdict.ts';

const [MB, GB] = [1_000_000, 1_000_000_000];
/** By then the first files are being checked. */
const GONE_AFTER_MS = 3000;
const HEADER = `${ROW_COLUMNS.join(',')}\r\n`;
const ROW =
  '1,0123456789abcdef,216,2024-06-13,4,8,40000,,,4G,viettel,,0123456789abcdef,,106.40,21.30,,,false\r\n';

const check = (client: AttackClient, body: Buffer, signal?: AbortSignal): Promise<Answer> =>
  client.call('/api/v1/packs/verify', {
    ...{ method: 'POST', body, headers: { 'content-type': 'application/octet-stream' } },
    ...(signal ? { signal } : {}),
  });

/** Held when a file is said to be no intact pack, or is refused. */
function notIntact(answer: Answer): Verdict {
  const said = `${answer.status} ${codesIn(answer).join(' ') || answer.text.slice(0, 60)}`;
  const isRefused = codesIn(answer).some((code) => code.startsWith('pack_'));
  return (answer.status === 200 && answer.text.includes('"isIntact":false')) || isRefused
    ? held(said)
    : broken(said);
}

/** An attack that drops files one after another. */
const drops = (name: string, quick: boolean, files: () => Promise<Buffer[]> | Buffer[]): Attack => ({
  name: `pack to check: ${name}`,
  quick,
  prepare: async () => {
    const dropped = await files();
    return async (client) => {
      const verdicts: Verdict[] = [];
      for (const file of dropped) verdicts.push(notIntact(await check(client, file)));
      return all(...verdicts);
    };
  },
});

/** A ZIP with a comment as long as that of a pack. */
function pack(...parts: readonly ZipPart[]): Buffer {
  const zip = zipOf(parts);
  zip.writeUInt16LE(COMMENT_BYTES, zip.length - 2);
  return Buffer.concat([zip, Buffer.alloc(COMMENT_BYTES, 'A')]);
}

const repeated = (name: string, before: string, piece: string, bytes: number, after = ''): ZipPart => ({
  ...deflateRepeated(before, piece, bytes, after),
  name,
});

interface PdfShape {
  /** Objects of the file, one after another. */
  readonly objects: readonly (string | Buffer)[];
  /** How often its table lists each of them. */
  readonly listed?: number;
  readonly startxref?: number;
}

/** A PDF as the compiler lays it out. */
function pdf({ objects, listed = 1, startxref }: PdfShape): Buffer {
  const pieces = [Buffer.from('%PDF-1.7\n'), ...objects.map((object) => Buffer.from(object as string))];
  let at = pieces[0]!.length;
  const offsets = pieces.slice(1).map(({ length }) => {
    at += length;
    return at - length;
  });
  const line = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n \n`;
  const table = offsets.map((offset) => line(offset).repeat(listed)).join('');
  const end = `startxref\n${startxref ?? at}\n%%EOF\n`;
  return Buffer.concat([...pieces, Buffer.from(`xref\n0 ${listed}\n${table}${end}`)]);
}

const fileOf = (number: number, name: string) =>
  `${number} 0 obj\n<< /Type /Filespec\n/F (${name}) /EF << /F ${number + 1} 0 R >> >>\nendobj\n`;

/** An embedded file that says these sizes. */
const stream = (number: number, packed: Buffer, size: number, length = packed.length): Buffer =>
  Buffer.concat([
    Buffer.from(
      `${number} 0 obj\n<< /Filter /FlateDecode /Length ${length} /Params << /Size ${size} >> >>\nstream\n`,
    ),
    ...[packed, Buffer.from('\nendstream\nendobj\n')],
  ]);

/** A stream of zlib whose checksum is wrong, which shows only at the end. */
const zlibOf = (bytes: number) =>
  Buffer.concat([Buffer.from('7801', 'hex'), deflateRepeated('', '\0', bytes).packed, Buffer.alloc(4)]);

/** Hostile files dropped where packs are checked. */
export const PACK_ATTACKS: readonly Attack[] = [
  drops('archives and PDFs that unpack to more than they say, or say too much', true, () => {
    const { packed } = deflateRepeated('', '\0', 4 * GB);
    const declared = (bytes: number) => pack({ name: 'rows.csv', packed, bytes });
    return [
      ...[declared(10), declared(249 * MB), declared(2 ** 32 - 1)],
      pdf({ objects: [fileOf(1, 'rows.csv'), stream(2, zlibOf(GB), 10)] }),
      pdf({ objects: [fileOf(1, 'rows.csv'), stream(2, zlibOf(GB), 249 * MB)] }),
    ];
  }),
  drops('parts of 240 MB that say so', false, () => [
    pack(repeated('rows.csv', HEADER, ROW, 240 * MB)),
    pack(repeated('rows.csv', HEADER, ',', 240 * MB)),
    pack(repeated('figures.json', '{"figures":', '[', 240 * MB)),
    pack(repeated('scope.json', '{"areas":[0', ',{"code":"216"}', 240 * MB, ']}')),
    pack(repeated('manifest-sha256.txt', '', `${'0'.repeat(64)}  rows.csv\n`, 240 * MB)),
  ]),
  drops('rows beside a Parquet of one row that is far larger', false, async () => {
    const large = await parquetOf(`select repeat('x', ${200 * MB}) as id`, ', compression zstd');
    const many = await parquetOf('select 1 as "row" from range(50000000)', ', compression zstd');
    const csv = plainPart('rows.csv', HEADER + ROW);
    return [large, many].map((bytes) => pack(csv, plainPart('rows.parquet', bytes)));
  }),
  drops('archives in archives, and of 65,535 parts', false, () => {
    let nested = pack(plainPart('rows.csv', HEADER));
    for (let depth = 0; depth < 50; depth++) nested = pack(plainPart('rows.csv', nested));
    const many = Array.from({ length: 65_535 }, (_, i) => plainPart(`${i}`, ''));
    return [nested, pack(...many)];
  }),
  drops('PDFs with huge tables, loops and wrong lengths', false, () => {
    const many = Array.from({ length: 30 }, (_, i) => [
      fileOf(2 * i + 1, `part-${i}`),
      stream(2 * i + 2, zlibOf(200 * MB), 200 * MB),
    ]);
    const wide = `1 0 obj\n<< /Type /Filespec\n/F (a) ${'>> '.repeat(600)}`;
    return [
      pdf({ objects: [fileOf(1, 'rows.csv')], listed: 1_000_000 }),
      pdf({ objects: [wide], listed: 200_000 }),
      pdf({ objects: [fileOf(1, 'rows.csv'), fileOf(2, 'rows.csv')] }),
      pdf({ objects: [fileOf(1, 'rows.csv')], startxref: 9_999_999_999 }),
      pdf({ objects: [fileOf(1, 'rows.csv')], startxref: 0 }),
      pdf({ objects: [fileOf(1, 'rows.csv'), stream(2, zlibOf(MB), MB, 10 * GB)] }),
      pdf({ objects: many.flat() }),
    ];
  }),
  drops('files cut anywhere, and nothing at all', false, () => {
    const zip = pack(repeated('rows.csv', HEADER, ROW, MB));
    const document = pdf({ objects: [fileOf(1, 'rows.csv'), stream(2, zlibOf(MB), MB)] });
    return [zip, document].flatMap((file) =>
      [0, 1, 5, 0.5, 0.99].map((part) =>
        file.subarray(0, Number.isInteger(part) ? part : Math.floor(part * file.length)),
      ),
    );
  }),
  {
    name: 'pack to check: twenty at once, and their senders gone',
    quick: false,
    prepare: () => {
      const file = pack(repeated('rows.csv', HEADER, ROW, 200 * MB));
      return async (client) => {
        const senders = Array.from({ length: 20 }, () => new AbortController());
        const asked = senders.map(({ signal }) => check(client, file, signal));
        await sleep(GONE_AFTER_MS);
        for (const sender of senders) sender.abort();
        await Promise.all(asked);
        return notIntact(await check(client, pack(plainPart('rows.csv', HEADER))));
      };
    },
  },
];
