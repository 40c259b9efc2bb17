import {
  BOOLEAN,
  DOUBLE,
  DuckDBScalarFunction,
  INTEGER,
  LIST,
  STRUCT,
  UINTEGER,
  UTINYINT,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBStructVector,
  type DuckDBType,
  type DuckDBVector,
} from '@duckdb/node-api';
import type { IntervalValue } from '#lib/domain/workbench/catalog-view.ts';
import { rowsOf } from '../../db/results.ts';
import type { Statement } from '../../db/statement.ts';
import { areaLookup } from './area-lookup.ts';
import { differenceOfList } from './difference.ts';
import { deviceMeanOfList, meanOfList, medianOfList, shareOfList } from './intervals.ts';
import { judgeList } from './judged-list.ts';
import { judgingRules } from './judging-rules.ts';
import * as sql from './macros.sql.ts';
import { fieldsOf, rangeOf, type Fields, type Range } from './value-lists.ts';

const CLUSTERED = LIST(STRUCT({ v: DOUBLE, c: INTEGER, k: UTINYINT }));
const PAIRED = LIST(STRUCT({ v: DOUBLE, c: INTEGER, k: UTINYINT, n: UTINYINT }));
const JUDGED = LIST(STRUCT({ v: DOUBLE, c: INTEGER, s: UINTEGER, d: INTEGER, m: UTINYINT, p: UTINYINT }));
const INTERVAL = STRUCT({ value: DOUBLE, lower: DOUBLE, upper: DOUBLE, tests: INTEGER, devices: INTEGER });
const INTERVAL_FIELDS = ['value', 'lower', 'upper', 'tests', 'devices'] as const;

/**
 * Makes the functions of the house callable on a connection whose main database is a snapshot: scalar functions over
 * lists in this process, and temporary macros that collect the lists. Call it before the configuration is locked, once
 * for each database instance.
 */
export async function registerFunctions(connection: DuckDBConnection): Promise<void> {
  const rows = async <Row>({ text }: Statement<Row>) => rowsOf<Row>(await connection.runAndReadAll(text));
  const ruleOf = judgingRules(await rows(sql.standardRows));
  const layers = new Map((await rows(sql.topologies)).map(({ layer, topology }) => [layer, topology]));
  const areaAt = areaLookup(layers, await rows(sql.shapeRows));
  const functions = [
    interval('mean_of_list', meanOfList),
    interval('median_of_list', medianOfList),
    interval('share_of_list', shareOfList),
    interval('device_mean_of_list', deviceMeanOfList),
    interval('difference_of_list', differenceOfList, PAIRED),
    ...(['verdict', 'reason'] as const).map((part) =>
      ofRows(`${part}_of_list`, [JUDGED, VARCHAR, VARCHAR, BOOLEAN], (chunk) => {
        const [lists, standards, levels, failedAsZero] = columnsOf(chunk);
        const fields = fieldsOf(lists!);
        return (row) => {
          const rule = ruleOf(textAt(standards!, row), textAt(levels!, row));
          const isZero = failedAsZero!.getItem(row) === true;
          return judgeList(fields, rangeOf(lists!, row), rule, isZero)[part];
        };
      }),
    ),
    ofRows('area_of_position', [DOUBLE, DOUBLE, VARCHAR, VARCHAR], (chunk) => {
      const [longitudes, latitudes, editions, levels] = columnsOf(chunk);
      return (row) => {
        const [longitude, latitude] = [longitudes!.getItem(row), latitudes!.getItem(row)];
        if (typeof longitude !== 'number' || typeof latitude !== 'number') return null;
        return areaAt(longitude, latitude, textAt(editions!, row), textAt(levels!, row));
      };
    }),
  ];
  for (const entry of functions) connection.registerScalarFunction(entry);
  for (const { text } of sql.MACROS) await connection.run(text);
}

const columnsOf = (chunk: DuckDBDataChunk): readonly DuckDBVector[] =>
  Array.from({ length: chunk.columnCount }, (_, i) => chunk.getColumnVector(i));

const textAt = (texts: DuckDBVector, row: number): string => String(texts.getItem(row));

/** A function of a list that returns an interval. */
function interval(
  name: string,
  of: (fields: Fields, range: Range) => IntervalValue,
  list: DuckDBType = CLUSTERED,
): DuckDBScalarFunction {
  return DuckDBScalarFunction.create({
    name,
    parameterTypes: [list],
    returnType: INTERVAL,
    mainFunction: (_, chunk, output) => {
      const lists = chunk.getColumnVector(0);
      const fields = fieldsOf(lists);
      const parts = INTERVAL_FIELDS.map((_, i) => (output as DuckDBStructVector).entryVectorAt(i));
      for (let row = 0; row < chunk.rowCount; row++) {
        const value = of(fields, rangeOf(lists, row));
        for (let i = 0; i < parts.length; i++) parts[i]!.setItem(row, value[INTERVAL_FIELDS[i]!]);
      }
      output.flush();
    },
  });
}

/** A function that returns a text for each row of a chunk. */
function ofRows(
  name: string,
  parameterTypes: readonly DuckDBType[],
  of: (chunk: DuckDBDataChunk) => (row: number) => string | null,
): DuckDBScalarFunction {
  return DuckDBScalarFunction.create({
    name,
    parameterTypes,
    returnType: VARCHAR,
    mainFunction: (_, chunk, output) => {
      const textOf = of(chunk);
      for (let row = 0; row < chunk.rowCount; row++) output.setItem(row, textOf(row));
      output.flush();
    },
  });
}
