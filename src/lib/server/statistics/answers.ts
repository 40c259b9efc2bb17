import { areaStatisticsAnswer } from './area-statistics-answer.ts';
import { changeAnswer } from './change-answer.ts';
import { estimateAnswer } from './estimate-answer.ts';
import { gapAnswer, gapCellAnswer } from './gap-answer.ts';
import { quotaAnswer } from './quota-answer.ts';
import { testAnswer } from './test-answer.ts';

/** Every table of figures that can be asked for, by its name in addresses and on the command line. */
export const ANSWERS = {
  areas: areaStatisticsAnswer,
  changes: changeAnswer,
  estimates: estimateAnswer,
  gaps: gapAnswer,
  'gap-cells': gapCellAnswer,
  quotas: quotaAnswer,
  tests: testAnswer,
} as const;
export type AnswerName = keyof typeof ANSWERS;
export const ANSWER_NAMES = Object.keys(ANSWERS) as AnswerName[];
