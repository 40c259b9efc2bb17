import type { QueryValue } from './query.ts';

/** Gives a value the first free `$name`: `operator`, `operator_2`. Returns the name with its `$`. */
export type PutValue = (name: string, value: QueryValue) => string;
