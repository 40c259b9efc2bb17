import { shippedLetters } from '#lib/server/documents/letters/shipped-letters.ts';
import type { Calls } from './figure-calls.ts';

const { templates, grounds } = shippedLetters('data/reference');
const REPORT = { ...templates.report, contact: 'Đầu mối: {issuer}' };
const CHANGE = { by: 'An', note: 'thêm đầu mối', seen: 0, template: REPORT };
const LIST = grounds.slice(1).map((ground) => ({ ...ground, readOn: null }));
const report = { text: 'report' };
const ABSENT = { params: { text: 'threat' }, status: 404 };

/** Calls of the operations on the texts of letters. */
export const LETTER_CALLS = {
  listLetterTexts: {
    answered: () => [{}, { query: { on: '2024-07-01' } }],
    refused: [{ query: { on: 'soon' }, status: 400 }],
  },
  readLetterText: {
    answered: () => [{ params: report }, { params: { text: 'grounds' } }],
    refused: [ABSENT],
  },
  changeLetterText: {
    answered: () => [
      { params: report, json: CHANGE },
      { params: report, json: { by: 'An', seen: 1, shipped: true } },
      { params: { text: 'grounds' }, json: { by: 'An', seen: 0, grounds: LIST } },
    ],
    refused: [
      { ...ABSENT, json: CHANGE },
      { params: report, json: { ...CHANGE, by: '' }, status: 400 },
      { params: report, json: { ...CHANGE, seen: 9 }, status: 409 },
      { params: report, json: { ...CHANGE, template: { ...REPORT, body: '40 Mbps' } }, status: 422 },
    ],
  },
} as const satisfies Record<string, Calls>;
