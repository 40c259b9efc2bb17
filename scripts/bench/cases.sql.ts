import { statement } from '#lib/server/db/statement.ts';

type Size = { readonly cases: number };

/** As many invented cases, of four operators. */
export const addCases = statement<never, Size>()`
  insert into evidence_case
  select i, ['viettel', 'vinaphone', 'mobifone', 'vietnamobile'][1 + i % 4], '4g-mean-40', '2024', 'district', 'bench',
    json_object('operatorName', 'Bench', 'simulated', true), date '2024-01-01' + (i % 300)::integer, 'bench',
    timestamp '2024-01-01'
  from range(1, $cases + 1) as made(i)
`;

/** Three places for each case. */
export const addPlaces = statement<never, Size>()`
  insert into case_place
  select i, place, 'area:' || (i * 3 + place), 'Bench', 10000
  from range(1, $cases + 1) as made(i), range(1, 4) as placed(place)
`;

/** A letter for each case, and an answer for every other one. */
export const addEntries = statement<never, Size>()`
  insert into case_entry
  select i, 1, 'sent', date '2024-01-01' + (i % 300)::integer, i || '/BCVT', null,
    json_object('deadline', (date '2024-02-01' + (i % 900)::integer)::varchar, 'plan', null), 'bench',
    timestamp '2024-01-01'
  from range(1, $cases + 1) as made(i)
  union all
  select i, 2, 'answered', date '2024-01-15' + (i % 300)::integer, null, null,
    '{"answers":[{"place":1,"status":"planned","promised":{"from":"2026-01-01","to":"2026-04-01"},"countsFrom":null}]}'::json,
    'bench', timestamp '2024-01-15'
  from range(1, $cases + 1) as made(i) where i % 2 = 0
`;

/** A further entry of a case. */
export const addReceipt = statement<never, { readonly case: number }>()`
  insert into case_entry values ($case, 9, 'received', date '2024-12-01', null, null, 'null'::json, 'bench',
    timestamp '2024-12-01')
`;
