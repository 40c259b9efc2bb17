import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Grant } from '#lib/domain/access/role.ts';
import { readScopeOf, type ReadScope } from '#lib/domain/access/read-scope.ts';
import { addAnnotation } from '#lib/server/statistics/annotations.ts';
import { makeLinks } from '#lib/server/tallies/report-links.ts';
import { allTables, cutsFor } from '#lib/server/warehouse/reader-views.sql.ts';
import { identifier, statement } from '#lib/server/db/statement.ts';
import { AWAITED } from '../api/api-world.ts';
import { openPlantedWorld, OPERATORS, UNITS, type PlantedWorld } from './planted-world.ts';

let world: PlantedWorld;
beforeAll(async () => {
  world = await openPlantedWorld();
});
afterAll(() => world.close());

const VIETTEL: ReadScope = { kind: 'operator', operator: 'viettel' };

it('every table that is not cut to what is theirs is empty for them, also one that is new', async () => {
  const { warehouse } = world;
  const tables = (await warehouse.db.query(allTables, {})).map(({ name }) => name);
  expect(tables.length).toBeGreaterThan(55);
  for (const scope of [VIETTEL, readScopeOf({ role: 'unit', unit: 'y-te' })!]) {
    const cuts = cutsFor(scope);
    expect(Object.keys(cuts).filter((name) => !tables.includes(name))).toEqual([]);
    const { db } = await warehouse.readAs(scope);
    for (const table of tables.filter((name) => !(name in cuts))) {
      const count = statement<{ rows: number }>()`select count(*) as rows from ${identifier(table)}`;
      expect([table, (await db.query(count, {}))[0]!.rows]).toEqual([table, 0]);
    }
  }
});

it('shows of each table only rows of their own code, also of tables that no route of theirs reads from', async () => {
  const { warehouse } = world;
  // What an operator declared to everybody is a standard of that operator.
  const named = statement<{ table: string; column: string }>()`
    select table_name as "table", column_name as "column" from duckdb_columns()
    where database_name = current_database() and schema_name = current_schema() and not internal
      and column_name in ('operator_code', 'unit_code') and table_name <> 'standard'`;
  const columns = await warehouse.db.query(named, {});
  const met: string[] = [];
  for (const scope of [VIETTEL, readScopeOf({ role: 'unit', unit: 'y-te' })!]) {
    const { db } = await warehouse.readAs(scope);
    const own: Readonly<Record<string, string>> =
      scope.kind === 'operator' ? { operator_code: scope.operator } : { unit_code: scope.unit };
    for (const { table, column } of columns.filter((found) => found.column in own)) {
      const codes = statement<{ code: string }>()`
        select distinct ${identifier(column)} as code from ${identifier(table)} where ${identifier(column)} is not null`;
      const [seen, all] = [await db.query(codes, {}), await warehouse.db.query(codes, {})];
      expect([table, seen.filter(({ code }) => code !== own[column])]).toEqual([table, []]);
      if (seen.length > 0 && all.length > 1) met.push(table);
    }
  }
  // Of these there are rows of one's own, and of others.
  expect(met).toEqual(expect.arrayContaining(['evidence_case', 'tally', 'tally_acceptance']));
});

it('changes nothing for them, and knows no operator or unit that there is not', async () => {
  const { warehouse } = world;
  const own = await warehouse.readAs(VIETTEL);
  const note = { on: '2024-06-20', text: 'x', unit: null, operator: 'viettel', by: 'An' };
  await expect(addAnnotation(own, note)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(warehouse.readAs({ kind: 'operator', operator: 'nobody' })).rejects.toMatchObject({
    code: 'not_allowed',
  });
  await expect(warehouse.readAs({ kind: 'unit', unit: "y-te' or true" })).rejects.toMatchObject({
    code: 'not_allowed',
  });
  expect(await warehouse.readAs({ ...VIETTEL })).toBe(own);
});

/** Tables whose rows each operator or unit has apart. */
const APART = {
  operator: [
    ...['measurement', 'duplicate_measurement', 'operator', 'annotation', 'evidence_case', 'case_place'],
    ...['case_entry', 'case_file', 'evidence_pack'],
  ],
  unit: ['tally', 'tally_acceptance', 'report_link', 'reporting_unit'],
} as const;
/** What all may see, and files and places that two may have tests of. */
const TOGETHER = [
  ...['area', 'area_unit', 'edition', 'evidence_rules', 'gate', 'grid_block', 'grid_cell', 'issuing_body'],
  ...['layer', 'place_unit', 'province_name', 'source_document', 'standard', 'unit', 'warehouse_state'],
  ...['working_calendar', 'letter_text', 'shipped_letter_text', 'batch', 'batch_statement', 'place'],
  ...['operator', 'reporting_unit', 'setting_version'],
];

it('shows two operators, and two units, no row in common of any table that each has apart', async () => {
  const { warehouse } = world;
  const changer = { accountId: null, administers: true, isUsed: () => true };
  for (const { code } of UNITS)
    await makeLinks(warehouse, { month: AWAITED, units: [code], by: 'An' }, 'http://x', changer);
  const plant = statement<never, { case: number }>();
  await warehouse.change({
    commit: async (writer) => {
      for (const { code } of OPERATORS) {
        const of = { case: world.cases[code]! };
        await writer.run(
          plant`insert into case_entry
          values ($case, 90, 'note', date '2024-07-01', null, null, '{}', 'An', now()::timestamp)`,
          of,
        );
        await writer.run(
          plant`insert into case_file values ($case, 90, 'form', 'x', $case::varchar, 1, 'x'::blob)`,
          of,
        );
      }
    },
  });
  for (const [role, codes] of [
    ['operator', OPERATORS],
    ['unit', UNITS],
  ] as const) {
    const scopes = codes.map(({ code }) => readScopeOf({ role, [role]: code } as Grant)!);
    const apart: readonly string[] = APART[role];
    // A table that is cut from now on has to be put into one of the two lists.
    const cut = Object.keys(cutsFor(scopes[0]!));
    expect(cut.filter((table) => !apart.includes(table) && !TOGETHER.includes(table))).toEqual([]);
    for (const table of apart) {
      const rows = statement<{
        hash: string;
      }>()`select hash(t)::varchar as hash from ${identifier(table)} as t`;
      const [one, two] = await Promise.all(
        scopes.map(async (scope) =>
          (await (await warehouse.readAs(scope)).db.query(rows, {})).map(({ hash }) => hash),
        ),
      );
      expect([table, one!.filter((row) => two!.includes(row))]).toEqual([table, []]);
      if (table !== 'duplicate_measurement')
        expect([table, one!.length > 0, two!.length > 0]).toEqual([table, true, true]);
    }
  }
});
