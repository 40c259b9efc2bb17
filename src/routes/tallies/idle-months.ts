import type { TallyBoard } from '#lib/server/tallies/board.ts';

/** For each month of a board, whether no unit is asked about it: nobody reported yet in its time, or it has not begun. */
export const idleMonths = ({ months, groups }: TallyBoard): readonly boolean[] =>
  months.map((_, month) =>
    groups.every(({ rows }) =>
      rows.every(({ states }) => states[month] === 'not_asked' || states[month] === 'not_begun'),
    ),
  );
