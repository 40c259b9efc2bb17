import { fragment, identifier, literal, statement, type Fragment } from '../../db/statement.ts';

/** What the staging of a file is told; the last three are limits of quality rules that reject. */
export interface StageVariables {
  readonly secret: string;
  /** The first and last plausible date. */
  readonly earliest: string;
  readonly today: string;
  /** Degrees around 0, 0 in which positions are rejected. */
  readonly nullIsland: number;
}

const nameOf = (variable: keyof StageVariables): string => `stage_${variable}`;

/** The value of a variable. */
export const stageVariable = (variable: keyof StageVariables): Fragment =>
  fragment`getvariable(${literal(nameOf(variable))})`;

/**
 * Sets a variable of the connection. Not a parameter of the statement: its plan takes longer than to read a small file, and
 * with parameters it is planned twice.
 */
export const setStageVariable = (variable: keyof StageVariables) =>
  statement<never, { value: string | number }>()`set variable ${identifier(nameOf(variable))} = $value`;

/** The connection forgets the secret. */
export const forgetSecret = statement()`reset variable ${identifier(nameOf('secret'))}`;
