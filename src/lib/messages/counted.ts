/** A formatted count with its English noun: "1 test", "2 tests". */
export const counted = (count: string, one: string, many = `${one}s`): string =>
  `${count} ${count === '1' ? one : many}`;
