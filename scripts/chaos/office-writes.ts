import { shippedLetters } from '#lib/server/documents/letters/shipped-letters.ts';
import type { RunningServer } from '../../tests/support/run-server.ts';
import { read } from './fault.ts';
import { BY, openCase, post, shows, type Write } from './writes.ts';

const QUESTIONS = '/api/v1/questions';
const QUESTION = { title: 'câu đầu', sql: 'select 1', values: {}, by: 'chaos' };
/** The first question of a server has this id. */
const FIRST = `${QUESTIONS}/1`;
const saveFirst = (server: RunningServer) => post(server, QUESTIONS, QUESTION);

const LETTER = '/api/v1/letters/report';
/** The shipped text of the report with a line of its own. */
function letterChange(round: number): object {
  const { report } = shippedLetters('data/reference').templates;
  const template = { ...report, contact: `Đầu mối ${round}: {issuer}` };
  return { by: 'chaos', note: `sửa ${round}`, seen: 0, template };
}

const KEYS = '/api/v1/packs/keys';
interface Keys {
  readonly keys: readonly { readonly usedUntil: string | null }[];
}
/** A case whose pack is signed with the first key. */
async function signFirst(server: RunningServer): Promise<void> {
  await openCase(server);
  await post(server, `/api/v1/cases/1/pack?${BY}`);
}

const ANNEXES = '/api/v1/cases/1/annexes';
const addAnnex = (server: RunningServer, round: number) =>
  post(server, ANNEXES, { ...QUESTION, sql: `select ${round + 100} as n`, title: `phụ lục ${round}` });

/** Saved questions, results in cases, texts of letters and signing keys: what an office keeps for itself. */
export const OFFICE_WRITES: readonly Write[] = [
  {
    kind: 'question',
    operation: 'saveQuestion',
    send: (server, _, round) => post(server, QUESTIONS, { ...QUESTION, title: `câu ${round}` }),
    // A head without its version cannot be asked.
    missing: async (server, _, round) =>
      !(await shows(server, QUESTIONS, `"câu ${round}"`)) || !(await shows(server, FIRST, '"version":1')),
  },
  {
    kind: 'version of a question',
    operation: 'saveQuestionVersion',
    prepare: saveFirst,
    send: (server, _, round) =>
      post(server, `${FIRST}/versions`, { ...QUESTION, sql: `select ${round + 100}` }),
    missing: async (server, _, round) => !(await shows(server, FIRST, `"sql":"select ${round + 100}"`)),
  },
  {
    kind: 'question renamed',
    operation: 'changeQuestion',
    prepare: saveFirst,
    send: (server, _, round) => post(server, FIRST, { title: `tên ${round}`, pinned: true }),
    missing: async (server, _, round) => !(await shows(server, FIRST, `"title":"tên ${round}"`)),
  },
  {
    kind: 'result in a case',
    operation: 'addCaseAnnex',
    prepare: (server) => openCase(server),
    send: (server, _, round) => addAnnex(server, round),
    // One that is listed can be read.
    missing: async (server, _, round) =>
      !(await shows(server, ANNEXES, `"phụ lục ${round}"`)) ||
      !(await shows(server, `${ANNEXES}/1.json`, `"rows":[{"n":${round + 100}}]`)),
  },
  {
    kind: 'result withdrawn',
    operation: 'withdrawCaseAnnex',
    prepare: async (server) => {
      await openCase(server);
      await addAnnex(server, 0);
    },
    send: (server, _, round) =>
      post(server, `${ANNEXES}/1/withdrawal`, { by: 'chaos', note: `nhầm ${round}` }),
    missing: async (server, _, round) => !(await shows(server, ANNEXES, `"note":"nhầm ${round}"`)),
  },
  {
    kind: 'letter text',
    operation: 'changeLetterText',
    send: (server, _, round) => post(server, LETTER, letterChange(round)),
    missing: async (server, _, round) => !(await shows(server, LETTER, `Đầu mối ${round}`)),
  },
  {
    kind: 'signing key',
    operation: 'rotateSigningKey',
    prepare: signFirst,
    send: (server) => post(server, `${KEYS}?${BY}`),
    // Both are listed, and only one is in use.
    missing: async (server) => {
      const { keys } = await read<Keys>(server, KEYS);
      return keys.map(({ usedUntil }) => usedUntil === null).join() !== 'true,false';
    },
  },
];
