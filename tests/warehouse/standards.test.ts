import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '#lib/domain/fault.ts';
import { gateOf, minimumsFor } from '#lib/domain/standards/gate.ts';
import { isReadEnough, type Standard } from '#lib/domain/standard.ts';
import { loadReference } from '#lib/server/reference.ts';
import { defaultStandard, judgingStandard } from '#lib/server/statistics/judging-standard.ts';
import { readCatalog, type Catalog } from '#lib/server/warehouse/catalog.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';

/** The catalog of the shipped reference data, or of a copy with one file changed. */
async function catalogOf(change?: { file: string; edit: (text: string) => string }): Promise<Catalog> {
  const folder = mkdtempSync(join(tmpdir(), 'i-speed-standards-'));
  const warehouse = await Warehouse.open({
    ...{ dataDir: null, threads: 1, memoryLimit: '512MB', deviceSecret: 'for tests' },
    clock: () => new Date('2024-07-20T00:00:00Z'),
  });
  try {
    cpSync('data/reference', folder, { recursive: true });
    const path = join(folder, 'standards', change?.file ?? 'standards.json');
    const text = readFileSync(path, 'utf8');
    const edited = change ? change.edit(text) : text;
    if (change && edited === text) throw new Error('nothing was changed');
    writeFileSync(path, edited);
    await loadReference(warehouse, folder);
    return await readCatalog(warehouse);
  } finally {
    await warehouse.close();
    rmSync(folder, { recursive: true });
  }
}

let catalog: Catalog;
beforeAll(async () => {
  catalog = await catalogOf();
});

const byId = (of: Catalog, id: string): Standard => of.standards.find((standard) => standard.id === id)!;

describe('every standard that is shipped', () => {
  it('has documents that are known, dates with their reason, and a mean that decides with its reason', () => {
    for (const {
      id,
      documents,
      validity,
      statistic,
      decidingMean,
      decidingMeanReason,
      levels,
    } of catalog.standards) {
      expect(documents.length, id).toBeGreaterThan(0);
      expect(levels.length, id).toBeGreaterThan(0);
      expect([validity.vi, validity.en].map(Boolean), id).toEqual([true, true]);
      expect([decidingMean !== null, decidingMeanReason !== null], id).toEqual([
        statistic === 'mean',
        statistic === 'mean',
      ]);
    }
  });

  it('is judged by only when its text was read: a regulation itself, any other at least in the press', () => {
    const on = catalog.standards.filter(({ enabled }) => enabled);
    expect(on.filter((standard) => !isReadEnough(standard) || standard.validFrom === null)).toEqual([]);
    expect(on.map(({ kind }) => kind)).not.toContain('mandatory_regulation');
    const off = catalog.standards.filter(({ enabled }) => !enabled).map(({ id }) => id);
    expect(off).toEqual(['5g-mean-100-qcvn', '5g-share-30', '5g-upload-mean-30']);
  });

  it('keeps its id', () => {
    const operators = ['viettel', 'vinaphone', 'mobifone', 'vietnamobile'];
    const declared = operators.flatMap((name) =>
      ['mean', 'share', 'upload'].map((statistic) => `4g-declared-${statistic}-${name}`),
    );
    expect(catalog.standards.map(({ id }) => id)).toEqual([
      ...['4g-mean-40', '5g-mean-100', '5g-mean-100-qcvn', '5g-share-30', '5g-upload-mean-30'],
      ...declared,
    ]);
  });

  it('on uploads has the values that the operators declared, and that QCVN 126 asks for', () => {
    const uploads = catalog.standards.filter(({ metric }) => metric === 'upload');
    expect(uploads.map(({ id, limit }) => [id, limit])).toEqual([
      ['5g-upload-mean-30', 30_000],
      ['4g-declared-upload-viettel', 10_000],
      ['4g-declared-upload-vinaphone', 8_000],
      ['4g-declared-upload-mobifone', 10_000],
      ['4g-declared-upload-vietnamobile', 128],
    ]);
    expect(new Set(uploads.slice(1).map(({ seenUntil }) => seenUntil))).toEqual(new Set(['2023-05-31']));
  });
});

describe('every number a verdict needs', () => {
  it('is a legal or a peer figure with a document somebody read, or called this program’s own choice', () => {
    for (const { aspect, basis, documents, reason } of catalog.gates) {
      expect([reason.vi, reason.en].map(Boolean), aspect).toEqual([true, true]);
      if (basis !== 'own') expect(documents[0]?.reading, aspect).not.toBe('not_read');
    }
    expect(catalog.gates.map(({ basis }) => basis).filter((basis) => basis === 'legal')).toHaveLength(1);
  });

  it('asks for tests and devices, and for 5691’s tests a month of the i-Speed targets alone', () => {
    const cites5691 = ({ id }: Standard) =>
      gateOf(catalog.gates, 'tests', 'light', id)?.documents.some(
        (document) => document.id === 'cv-5691-2024',
      );
    expect(catalog.standards.filter(cites5691).map(({ id }) => id)).toEqual(['4g-mean-40', '5g-mean-100']);
    for (const { id, minimumTests } of catalog.standards) {
      const minimums = minimumsFor(catalog.gates, id, 'commune', 1);
      expect(minimums.devices, id).toBe(gateOf(catalog.gates, 'devices', 'verdict', id)?.minimum.commune);
      expect([minimumTests, gateOf(catalog.gates, 'devices', 'verdict', id)?.minimum.commune], id).toEqual([
        300, 50,
      ]);
    }
  });
});

describe('every document', () => {
  it('says who read it and when, or that nobody did', () => {
    const documents = [...catalog.standards, ...catalog.gates].flatMap((of) => of.documents);
    expect(new Set(documents.map(({ id }) => id)).size).toBeGreaterThan(8);
    for (const { id, reading, readBy, readOn, note } of documents) {
      expect([readBy !== null, readOn !== null], id).toEqual(Array(2).fill(reading !== 'not_read'));
      expect([note.vi, note.en].map(Boolean), id).toEqual([true, true]);
    }
  });
});

describe('a standard that is switched off', () => {
  it('judges nothing', () => {
    expect(() => judgingStandard(catalog, '5g-mean-100-qcvn')).toThrow(Fault);
    expect(defaultStandard(catalog, '5G', '2024-07-01').id).toBe('5g-mean-100');
  });

  it('stays off when an office switches it on without having read a regulation', async () => {
    const switchOn = (text: string) => text.replaceAll('"enabled": false', '"enabled": true');
    const unread = await catalogOf({ file: 'standards.json', edit: switchOn });
    expect(byId(unread, '5g-share-30').enabled).toBe(false);
  });

  it('stays off when a regulation was read and nobody switched it on', async () => {
    const read = (text: string) => text.replaceAll('"press_wording"', '"read"');
    const unswitched = await catalogOf({ file: 'documents.json', edit: read });
    expect(
      [byId(unswitched, '5g-share-30'), byId(unswitched, '4g-mean-40')].map(({ enabled }) => enabled),
    ).toEqual([false, true]);
  });

  it('is off too when nothing but the number of its document is known', async () => {
    const unread = (text: string) => text.replaceAll('"press_wording"', '"not_read"');
    const target = await catalogOf({ file: 'documents.json', edit: unread });
    expect(byId(target, '4g-mean-40').enabled).toBe(false);
  });
});

describe('the files', () => {
  it.each([
    ['a standard names a document that there is not', 'standards.json', /"qd-1110-2024"/, '"none"'],
    [
      'tests for a verdict differ by level',
      'gates.json',
      /"minimum": 300/,
      '"minimum": { "commune": 1, "district": 2, "province": 2 }',
    ],
  ])('are refused when %s', async (_, file, from, to) => {
    await expect(catalogOf({ file, edit: (text) => text.replace(from, to) })).rejects.toThrow();
  });

  it('decide by every test for an office that writes so', async () => {
    const edit = (text: string) => text.replace('"decidingMean": "device"', '"decidingMean": "measurement"');
    const changed = byId(await catalogOf({ file: 'standards.json', edit }), '4g-mean-40');
    expect([changed.decidingMean, changed.decidingMeanReason?.vi]).toEqual([
      'measurement',
      'Mọi lượt đo tính như nhau.',
    ]);
  });
});
