import { createJson, readJson, type Operations } from './operation.ts';
import { ID, listOf, objectOf, ref } from './schema.ts';

/** The texts of letters, which an office changes. */
export const LETTER_OPERATIONS: Operations = [
  readJson(ref('LetterTexts'), {
    id: 'listLetterTexts',
    path: '/api/v1/letters',
    parameters: ['lettersOn'],
    refusals: [400],
  }),
  readJson(listOf(ref('LetterTextVersion')), {
    id: 'readLetterText',
    path: '/api/v1/letters/{text}',
    parameters: ['letterText'],
    refusals: [404],
  }),
  createJson(objectOf({ version: ID }), ref('NewLetterText'), {
    id: 'changeLetterText',
    path: '/api/v1/letters/{text}',
    parameters: ['letterText'],
    refusals: [400, 404, 409, 422],
  }),
];
