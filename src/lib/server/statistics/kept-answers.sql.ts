import { statement } from '../db/statement.ts';

/** The answer kept to a question. */
export const findAnswer = statement<{ answer: string }, { question: string }>()`
  select answer from kept_answer where question = $question
`;

/** Every question that an answer is kept to; the answers too that are no longer than so many characters. */
export const answersKept = statement<{ question: string; short: string | null }, { mostLength: number }>()`
  select question, case when length(answer) <= $mostLength then answer end as short from kept_answer
`;

/** Keeps an answer in place of an earlier one, if the data are still of the version it was computed from. */
export const insertAnswer = statement<
  never,
  { question: string; from: string; to: string; answer: string; now: string; version: number }
>()`
  insert into kept_answer
  select $question, $from::date, $to::date, $answer, $now::timestamp
  from warehouse_state
  where data_version = $version and $question not in (select question from kept_answer)
`;

/** Makes room: of more than so many answers, those kept longest go. */
export const dropOldestAnswers = statement<never, { most: number }>()`
  delete from kept_answer
  where question in (select question from kept_answer order by kept_at desc, question offset $most)
`;
