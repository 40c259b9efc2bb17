import type { OperationId } from '#lib/messages/api/operation-words.ts';
import { sourceAsked } from '#lib/server/evidence/ask-for-pack.ts';
import { makePack, type MadePack } from '#lib/server/evidence/packs.ts';
import type { PackFormat } from '#lib/domain/packs/pack-record.ts';
import type { ApiWorld } from './api-world.ts';
import type { Calls } from './figure-calls.ts';

const SCOPE = { edition: '2024', level: 'district', period: 'rolling:2024-06', areas: '216' };
const BINARY = { 'content-type': 'application/octet-stream' };

const made = async ({ warehouse }: ApiWorld, format: PackFormat = 'zip'): Promise<MadePack> => {
  const source = await sourceAsked(warehouse, new URLSearchParams(SCOPE));
  return makePack(warehouse, source, { format, by: 'An' });
};

/** Calls of the operations on evidence packs. */
export const PACK_CALLS = {
  listPacks: {
    answered: async (world) => {
      await made(world);
      return [{}];
    },
    refused: [],
  },
  readPackList: {
    answered: async (world) => {
      await made(world);
      return [{ params: { format: 'csv' } }, { params: { format: 'xlsx' } }];
    },
    refused: [{ params: { format: 'pdf' }, status: 400 }],
  },
  makePack: {
    answered: () => [{ query: { ...SCOPE, by: 'An' } }],
    refused: [
      { query: { ...SCOPE, areas: '' }, status: 400 },
      { query: { ...SCOPE, areas: 'nowhere' }, status: 404 },
      { query: { ...SCOPE, areas: '', gaps: '88415c8c3bfffff-3' }, status: 404 },
    ],
  },
  readPackFile: {
    answered: async (world) => {
      const { record } = await made(world);
      await made(world, 'pdf');
      return [{ params: { code: record.code } }, { params: { code: record.code }, query: { format: 'pdf' } }];
    },
    refused: [
      { params: { code: 'x' }, status: 404 },
      { params: { code: 'x' }, query: { format: 'docx' }, status: 400 },
    ],
  },
  checkPack: {
    answered: async (world) => {
      const { bytes } = await made(world);
      return [
        { headers: BINARY, body: new Uint8Array(bytes) },
        { headers: BINARY, body: new Uint8Array(bytes.subarray(1)) },
      ];
    },
    refused: [
      { headers: BINARY, query: { key: 'none' }, body: 'x', status: 400 },
      { headers: { 'content-type': 'text/plain' }, body: 'x', status: 415 },
      { headers: { ...BINARY, 'content-length': '1e10' }, status: 413 },
    ],
  },
  listSigningKeys: {
    answered: async (world) => {
      await made(world);
      return [{}];
    },
    refused: [],
  },
  rotateSigningKey: {
    answered: () => [{ query: { by: 'An' } }, {}],
    refused: [],
  },
} as const satisfies Partial<Record<OperationId, Calls>>;
