import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORDED_TABLES, recordTable } from '#lib/server/backup/records.sql.ts';
import type { Writer } from '#lib/server/db/database.ts';
import { DatabaseError } from '#lib/server/db/errors.ts';
import { fragment } from '#lib/server/db/statement.ts';
import { mapColumns } from '#lib/server/ingest/mapping/map-columns.ts';
import { createBusyDevices, createSharedPositions } from '#lib/server/ingest/rules/file-rules.sql.ts';
import { resolveRows } from '#lib/server/ingest/stage/words.sql.ts';
import { NO_SHEETS } from '#lib/server/ingest/read/open-file.ts';
import { readRows } from '#lib/server/ingest/stage/stage.ts';
import { Accounts } from '#lib/server/accounts/accounts.ts';
import { Warehouse } from '#lib/server/warehouse/warehouse.ts';

interface NamedText {
  readonly name: string;
  readonly text: string;
}

const modules = import.meta.glob<Record<string, unknown>>('/src/lib/server/**/*.sql.ts', { eager: true });

/** Statements on a snapshot, which is another database: tests/workbench and tests/open-data run each of them. */
const ON_SNAPSHOTS = /\/(workbench\/(functions|snapshot)\/(macros|snapshot)|open-data\/open-data)\.sql\.ts$/;

/** Statements on the file of accounts, which is another database with a schema of its own. */
const ON_ACCOUNTS = /\/accounts\/[\w-]+\.sql\.ts$/;

const statementsIn = (path: RegExp, others: readonly RegExp[] = []): readonly NamedText[] =>
  Object.entries(modules)
    .filter(([name]) => path.test(name) && !others.some((other) => other.test(name)))
    .flatMap(([name, exported]) =>
      Object.entries(exported).flatMap(([key, value]) =>
        [value]
          .flat()
          .filter(isStatement)
          .map(({ text }) => ({ name: `${name.replace('/src/lib/server/', '')} ${key}`, text })),
      ),
    );

/** Every statement a file exports. Those that a function builds are bound by the tests that run them. */
const STATEMENTS = statementsIn(/./, [ON_SNAPSHOTS, ON_ACCOUNTS]);

function isStatement(value: unknown): value is { readonly text: string } {
  return typeof value === 'object' && value !== null && 'text' in value && !('fragment' in value);
}

/** What `explain` does not take; the tests of backups run them. */
const CONTROLS_FILES = /^\s*(detach|checkpoint)\b/;

const CREATES_TEMPORARY = /^\s*create (or replace )?temp (table|view)/;

let warehouse: Warehouse;
let accounts: Accounts;

beforeAll(async () => {
  accounts = await Accounts.open({ dataDir: null, clock: () => new Date('2024-08-01T00:00:00Z') });
  warehouse = await Warehouse.open({
    dataDir: null,
    threads: 1,
    memoryLimit: '512MB',
    clock: () => new Date('2024-08-01T00:00:00Z'),
    deviceSecret: 'for tests',
  });
  await warehouse.db.write(async (writer) => {
    await stageOneRow(writer);
    await createTemporaryTables(writer);
    await writer.run({ text: `attach ':memory:' as records` }, {});
    for (const table of RECORDED_TABLES) await writer.run(recordTable(table), {});
  });
});
afterAll(() => Promise.all([warehouse.close(), accounts.close()]));

/** Makes the temporary tables that a load's statements read. */
async function stageOneRow(writer: Writer): Promise<void> {
  const headers = ['Ngày đo', 'Tốc độ tải xuống (Mbps)', 'Nhà mạng', 'Huyện'];
  const sample = [['2024-07-01', '40.5', 'Viettel', 'Lục Nam']];
  const table = {
    headers,
    sample,
    scan: fragment`(select '2024-07-01' as c0, '40.5' as c1, 'Viettel' as c2, 'Lục Nam' as c3)`,
    numbering: { kind: 'counted', first: 2 },
    numeric: new Set<number>(),
  } as const;
  const columns = mapColumns(headers, sample, {});
  await readRows(writer, warehouse, { ...NO_SHEETS, table, normalise: null, notices: [] }, columns, '', {});
  await writer.run(resolveRows({ operators: [], networks: [], technologies: [] }), {});
  await writer.run(createSharedPositions(1), {});
  await writer.run(createBusyDevices(1), {});
}

/** Runs what creates temporary tables, each as soon as the tables it reads are there. */
async function createTemporaryTables(writer: Writer): Promise<void> {
  let waiting = STATEMENTS.filter(({ text }) => CREATES_TEMPORARY.test(text));
  for (let before = Infinity; waiting.length > 0 && waiting.length < before;) {
    before = waiting.length;
    const refused: NamedText[] = [];
    for (const entry of waiting) {
      await writer.query(entry, emptyParameters(entry.text)).catch(() => refused.push(entry));
    }
    waiting = refused;
  }
}

/** Null for every parameter; an empty list for those read as JSON, which must be known to have a type. */
function emptyParameters(text: string): Record<string, string | null> {
  const json = new Set([...text.matchAll(/from_json\(\s*\$(\w+)/g)].map((match) => match[1]!));
  const names = [...text.matchAll(/\$([a-zA-Z]\w*)/g)].map((match) => match[1]!);
  return Object.fromEntries(names.map((name) => [name, json.has(name) ? '[]' : null]));
}

async function refusalOf(text: string): Promise<string | null> {
  try {
    await warehouse.db.write((writer) => writer.query({ text: `explain ${text}` }, emptyParameters(text)));
    return null;
  } catch (error) {
    return error instanceof DatabaseError ? error.message : String(error);
  }
}

describe('every statement binds against the schema', () => {
  it.each(STATEMENTS.filter(({ text }) => !CONTROLS_FILES.test(text)))('$name', async ({ text }) => {
    expect(await refusalOf(text)).toBeNull();
  });
});

describe('every statement on accounts binds against their schema', () => {
  it.each(statementsIn(ON_ACCOUNTS).filter(({ text }) => !CONTROLS_FILES.test(text)))(
    '$name',
    async ({ text }) => {
      const bound = accounts.db.write((writer) =>
        writer.query({ text: `explain ${text}` }, emptyParameters(text)),
      );
      await expect(bound).resolves.toBeDefined();
    },
  );
});
