import { sqlPieces } from './sql-pieces.ts';

/** What a person gives for a `$name`: decides the form field that asks for it. */
export type ParameterType = 'date' | 'month' | 'number' | 'flag' | 'operator' | 'area' | 'text';

/** A `$name` of a query. */
export interface QueryParameter {
  readonly name: string;
  readonly type: ParameterType;
}

/** Types by a cast that follows the name: `$tu::date`. */
const BY_CAST: readonly (readonly [RegExp, ParameterType])[] = [
  [/^date$/, 'date'],
  [/^(?:tiny|small|u|hug|big)?int(?:eger)?$|^(?:double|float|real|decimal|numeric)$/, 'number'],
  [/^bool(?:ean)?$/, 'flag'],
];

/** Types by what a name says, Vietnamese without marks or English. */
const BY_NAME: readonly (readonly [RegExp, ParameterType])[] = [
  [/^(?:tu|den|tu_ngay|den_ngay|ngay|(?:base_)?from|(?:base_)?to|since|until|.*_on|.*_date)$/, 'date'],
  [/^(?:thang|ky|month|report_month|.*_thang|.*_month)$/, 'month'],
  [/^(?:nha_mang|(?:not_)?operator)(?:_\w+)?$/, 'operator'],
  [/^(?:khu_vuc|huyen|xa|tinh|(?:not_)?area|district|commune|province)(?:_\w+)?$/, 'area'],
  [/^(?:so|it_nhat|nhieu_nhat|nguong|gio|limit|threshold|min|max|top|hour|weekday)(?:_\w+)?$/, 'number'],
];

/** The `$names` of a query in order of their first use. A cast decides the type, else the name, else it is text. */
export function parametersOf(sql: string): readonly QueryParameter[] {
  const found = new Map<string, ParameterType>();
  for (const { kind, from, to } of sqlPieces(sql)) {
    if (kind !== 'parameter') continue;
    const name = sql.slice(from + 1, to);
    const cast = /^\s*::\s*(\w+)/.exec(sql.slice(to))?.[1]?.toLowerCase();
    const byCast = cast === undefined ? undefined : typeIn(BY_CAST, cast);
    if (byCast !== undefined || !found.has(name)) {
      found.set(name, byCast ?? typeIn(BY_NAME, name.toLowerCase()) ?? 'text');
    }
  }
  return [...found].map(([name, type]) => ({ name, type }));
}

const typeIn = (types: readonly (readonly [RegExp, ParameterType])[], word: string) =>
  types.find(([pattern]) => pattern.test(word))?.[1];
