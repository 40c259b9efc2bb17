import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { LoadProgress } from '#lib/domain/batch.ts';
import { loadFiles } from '#lib/server/ingest/load-files.ts';
import type { FileOutcome } from '#lib/server/ingest/load-parts.ts';
import type { LoadOptions } from '#lib/server/ingest/read/load-options.ts';
import { exported, faultOf, rowsOf, sharedWarehouse, writeFile } from './support.ts';

const shared = sharedWarehouse();
const A = '13/06/2024 08:00:01;Viettel;4G;38,2;11;20;106,2;21,3;a';
const B = '14/06/2024 08:00:01;Viettel;4G;39,2;12;21;106,3;21,4;b';

async function loadAll(
  name: string,
  content: Uint8Array | string,
  options: Partial<LoadOptions> = {},
  onProgress: (progress: LoadProgress, name: string) => void = () => undefined,
): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  const source = { path: writeFile(name, content), name };
  for await (const outcome of loadFiles(shared(), source, { loadedBy: 'test', ...options }, onProgress)) {
    outcomes.push(outcome);
  }
  return outcomes;
}

/** What became of each file: rows accepted, or the fault's code. */
const summaryOf = (outcomes: readonly FileOutcome[]) =>
  outcomes.map((outcome) => [
    outcome.name,
    'report' in outcome ? outcome.report.batch.accepted : outcome.fault.code,
  ]);

const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );

describe('a zip', () => {
  it('loads each file in it as a batch of its own and reports each', async () => {
    const workbook = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [
            ['Ngày đo', 'Download Mbps', 'Huyện'],
            ['13/06/2024', 7, 'Lục Nam'],
          ],
        },
      ],
    });
    const steps: string[] = [];
    const outcomes = await loadAll(
      'tháng 6.zip',
      zip({
        'một.csv': exported(A),
        'thư mục/hai.csv': exported(B),
        '__MACOSX/._một.csv': 'x',
        'đo.xlsx': workbook,
        'ảnh.csv': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0),
        'trống.csv': '',
        'trong.zip': zip({ 'a.csv': exported(A) }),
        'lại.csv': exported(A),
      }),
      {},
      (_progress, name) => steps.push(name),
    );
    expect(summaryOf(outcomes)).toEqual([
      ['tháng 6.zip/một.csv', 1],
      ['tháng 6.zip/thư mục/hai.csv', 1],
      ['tháng 6.zip/đo.xlsx', 1],
      ['tháng 6.zip/ảnh.csv', 'file_is_not_data'],
      ['tháng 6.zip/trống.csv', 'file_empty'],
      ['tháng 6.zip/trong.zip', 'archive_nested'],
      ['tháng 6.zip/lại.csv', 1],
    ]);
    const last = outcomes.at(-1)!;
    expect('report' in last && last.report.outcome).toBe('unchanged');
    expect((await rowsOf(shared())).map(({ batch }) => batch)).toHaveLength(3);
    expect(steps).toContain('tháng 6.zip/một.csv');
  });

  it('never lets a name in it choose where anything is written', async () => {
    const before = readdirSync('/').length;
    const outcomes = await loadAll(
      'paths.zip',
      zip({ '../../../../evil.csv': exported(A), '/abs.csv': exported(B) }),
    );
    expect(summaryOf(outcomes)).toEqual([
      ['paths.zip/../../../../evil.csv', 1],
      ['paths.zip//abs.csv', 1],
    ]);
    expect(readdirSync('/')).toHaveLength(before);
  });

  it('made to fill the disk is stopped, by what it says of itself and by what it does', async () => {
    const bomb = zip({ 'good.csv': exported(A), 'bomb.csv': new Uint8Array(90_000_000) });
    expect((await faultOf(loadAll('bomb.zip', bomb))).code).toBe('archive_too_large');
    expect(await rowsOf(shared())).toEqual([]);
    const outcomes = faultOf(loadAll('liar.zip', withSizes(bomb, 'bomb.csv', 1000)));
    expect((await outcomes).code).toBe('archive_too_large');
  });

  it('whose file is not what it says it is refuses that file only', async () => {
    const damaged = withSizes(zip({ 'a.csv': exported(A), 'b.csv': exported(B) }), 'a.csv', 10);
    expect(summaryOf(await loadAll('sizes.zip', damaged))).toEqual([
      ['sizes.zip/a.csv', 'file_damaged'],
      ['sizes.zip/b.csv', 1],
    ]);
  });

  it.each([
    ['cut off', zip({ 'a.csv': exported(A, B) }).slice(0, 150), 'file_damaged'],
    ['empty', zip({}), 'archive_empty'],
    ['of folders only', zip({ 'a/': new Uint8Array() }), 'archive_empty'],
    [
      'that is a presentation',
      zip({ '[Content_Types].xml': '<x/>', 'ppt/presentation.xml': '<x/>' }),
      'file_is_not_data',
    ],
  ])('%s is refused with a sentence', async (_name, content, code) => {
    expect((await faultOf(loadAll('x.zip', content))).code).toBe(code);
  });

  it('that is a workbook made to fill the memory is refused before it is opened', async () => {
    const sheet = 'xl/worksheets/sheet1.xml';
    const bomb = withSizes(zip({ [sheet]: '<worksheet/>' }), sheet, 2_000_000_000);
    expect((await faultOf(loadAll('bomb.xlsx', bomb))).code).toBe('workbook_too_large');
  });

  it('with a password is refused with a sentence', async () => {
    const locked = Buffer.from(zip({ 'a.csv': exported(A) }));
    locked.writeUInt16LE(1, entryOf(locked, 'a.csv') + 8);
    expect(summaryOf(await loadAll('locked.zip', locked))).toEqual([['locked.zip/a.csv', 'archive_locked']]);
  });

  it.each([
    ['packed in a way of its own', 12, 'archive_method_unknown'],
    ['locked by AES', 99, 'archive_locked'],
  ])('with a file %s refuses that file only', async (_name, method, code) => {
    const archive = Buffer.from(zip({ 'a.csv': exported(A), 'b.csv': exported(B) }));
    archive.writeUInt16LE(method, entryOf(archive, 'a.csv') + 10);
    expect(summaryOf(await loadAll('m.zip', archive))).toEqual([
      ['m.zip/a.csv', code],
      ['m.zip/b.csv', 1],
    ]);
  });

  it('reads files that were put in as they are, and refuses empty ones', async () => {
    const stored = zipSync({ 'a.csv': strToU8(exported(A)), 'b.csv': new Uint8Array() }, { level: 0 });
    expect(summaryOf(await loadAll('stored.zip', stored))).toEqual([
      ['stored.zip/a.csv', 1],
      ['stored.zip/b.csv', 'file_empty'],
    ]);
  });

  it('of the large kind is read, and refused where its directory is not where it says', async () => {
    const large = largeZip({ 'a.csv': exported(A) });
    expect(summaryOf(await loadAll('large.zip', large))).toEqual([['large.zip/a.csv', 1]]);
    const record = large.length - END_BYTES - LOCATOR_BYTES - RECORD_64_BYTES;
    const unsigned = Buffer.from(large);
    unsigned.writeUInt32LE(0, record);
    const beyond = Buffer.from(large);
    beyond.writeBigUInt64LE(BigInt(large.length - 10), large.length - END_BYTES - LOCATOR_BYTES + 8);
    const bloated = Buffer.from(large);
    bloated.writeBigUInt64LE(9_000_000n, record + 40);
    expect([
      (await faultOf(loadAll('unsigned.zip', unsigned))).code,
      (await faultOf(loadAll('beyond.zip', beyond))).code,
      (await faultOf(loadAll('bloated.zip', bloated))).code,
    ]).toEqual(['file_damaged', 'file_damaged', 'archive_too_large']);
  });

  it('of more files than a person can look through is refused whole', async () => {
    const many = zip(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.csv`, 'x'])));
    expect((await faultOf(loadAll('many.zip', many))).code).toBe('archive_too_large');
  });

  it.each([
    ['with bytes after its end', (archive: Buffer) => Buffer.concat([archive, Buffer.from('\r\n')]), 1],
    ['one of whose files is strongly encrypted', flagged(0x41), 'archive_locked'],
    ['that declares more about a file than is there', withExtraOf(200), 1],
  ])('%s loads as much as can be read', async (_name, change, first) => {
    const extra = { 0x1234: Uint8Array.of(1, 2, 3, 4) };
    const archive = zipSync({ 'a.csv': [strToU8(exported(A)), { extra }], 'b.csv': strToU8(exported(B)) });
    expect(summaryOf(await loadAll('x.zip', change(Buffer.from(archive))))).toEqual([
      ['x.zip/a.csv', first],
      ['x.zip/b.csv', 1],
    ]);
  });

  it('stops when it is called off; files loaded before stay', async () => {
    const stop = new AbortController();
    const path = writeFile('off.zip', zip({ 'a.csv': exported(A), 'b.csv': exported(B) }));
    const fault = await faultOf(
      (async () => {
        const options = { loadedBy: 'test', signal: stop.signal };
        for await (const outcome of loadFiles(shared(), { path, name: 'off.zip' }, options)) {
          expect(outcome.name).toBe('off.zip/a.csv');
          stop.abort();
        }
      })(),
    );
    expect(fault.code).toBe('load_cancelled');
    expect(await rowsOf(shared())).toHaveLength(1);
  });
});

describe('gzip', () => {
  it('is opened on the way', async () => {
    expect(summaryOf(await loadAll('a.csv.gz', gzipSync(exported(A, B))))).toEqual([['a.csv.gz', 2]]);
  });

  it.each([
    ['cut off', gzipSync(exported(A, B)).subarray(0, 60), 'file_damaged'],
    ['over a zip', gzipSync(zip({ 'a.csv': exported(A) })), 'archive_nested'],
    ['made to fill the disk', gzipSync(new Uint8Array(90_000_000)), 'archive_too_large'],
  ])('%s is refused with a sentence', async (_name, content, code) => {
    expect((await faultOf(loadAll('x.gz', content))).code).toBe(code);
    expect(await rowsOf(shared())).toEqual([]);
  });
});

describe('a file that only has the name of a table', () => {
  it.each([
    ['a PDF', '%PDF-1.7\n', 'file_is_not_data'],
    ['a picture', Buffer.from('ffd8ffe000104a464946', 'hex'), 'file_is_not_data'],
    ['a RAR archive', 'Rar!\x1a\x07\x00', 'file_is_not_data'],
    [
      'a Word document of old',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('WordDocument', 'utf16le')]),
      'document_of_old',
    ],
    [
      'bytes of no kind',
      Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 37) % 256)),
      'file_kind_unknown',
    ],
    ['an image of XML', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'file_is_not_data'],
  ])('%s is refused with a sentence', async (_name, content, code) => {
    expect((await faultOf(loadAll('số liệu.csv', content))).code).toBe(code);
  });
});

/** Where the central directory describes a file. */
function entryOf(archive: Uint8Array, name: string): number {
  return Buffer.from(archive).lastIndexOf(Buffer.from(name)) - 46;
}

const [END_BYTES, LOCATOR_BYTES, RECORD_64_BYTES] = [22, 20, 56];

/** A zip that says where its directory is in 64 bits, as those above 4 GB do. */
function largeZip(files: Record<string, string>): Buffer {
  const small = Buffer.from(zip(files));
  const end = small.subarray(small.length - END_BYTES);
  const record = Buffer.alloc(RECORD_64_BYTES);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40);
  record.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48);
  const locator = Buffer.alloc(LOCATOR_BYTES);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(small.length - END_BYTES), 8);
  end.writeUInt32LE(0xffffffff, 12);
  end.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([small.subarray(0, small.length - END_BYTES), record, locator, end]);
}

/** The archive with another unpacked size for a file in its central directory. */
function withSizes(archive: Uint8Array, name: string, bytes: number): Buffer {
  const changed = Buffer.from(archive);
  changed.writeUInt32LE(bytes, entryOf(changed, name) + 24);
  return changed;
}

/** The archive with other flags for a.csv in its central directory. */
function flagged(flags: number): (archive: Buffer) => Buffer {
  return (archive) => {
    archive.writeUInt16LE(flags, entryOf(archive, 'a.csv') + 8);
    return archive;
  };
}

/** The archive with so many bytes declared in the extra field of a.csv in its central directory. */
function withExtraOf(bytes: number): (archive: Buffer) => Buffer {
  return (archive) => {
    archive.writeUInt16LE(bytes, entryOf(archive, 'a.csv') + 46 + 'a.csv'.length + 2);
    return archive;
  };
}
