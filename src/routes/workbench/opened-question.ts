import type { QuestionHead, QuestionVersion } from '#lib/domain/workbench/saved-question.ts';

/** The saved question that is on the page, in one of its versions. */
export interface OpenedQuestion {
  readonly head: QuestionHead;
  readonly version: QuestionVersion;
}
