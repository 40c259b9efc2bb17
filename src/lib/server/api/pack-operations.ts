import { PACK_DAMAGES, type PackCheck, type PackFinding } from '#lib/domain/packs/pack-check.ts';
import type { PackRecord, SigningKeyRecord } from '#lib/domain/packs/pack-record.ts';
import { CONTENT_TYPE } from '../exports/file-result.ts';
import { changeJson, FILE_TYPE, mediaType, readFile, readJson, type Operations } from './operation.ts';
import { FILTER_PARAMETERS } from './parameters.ts';
import {
  COUNT,
  FLAG,
  INSTANT,
  listOf,
  nullable,
  objectOf,
  oneOfWords,
  ref,
  TEXT,
  type Schema,
} from './schema.ts';

/** Making and checking evidence packs. */
export const PACK_OPERATIONS: Operations = [
  readJson(ref('Packs'), { id: 'listPacks', path: '/api/v1/packs' }),
  readFile(
    { 'text/csv': null, [mediaType(CONTENT_TYPE.xlsx)]: null },
    {
      id: 'readPackList',
      path: '/api/v1/packs/list.{format}',
      parameters: ['caseTableFormat', 'bom'],
      tagged: false,
      refusals: [400],
    },
  ),
  changeJson(ref('Pack'), {
    id: 'makePack',
    path: '/api/v1/packs',
    parameters: [...FILTER_PARAMETERS, 'packAreas', 'packGaps', 'packFormat', 'by'],
    status: 201,
    refusals: [400, 404, 413],
  }),
  readFile(
    { 'application/zip': null, 'application/pdf': null },
    {
      id: 'readPackFile',
      path: '/api/v1/packs/{code}/file',
      parameters: ['packCode', 'packFormat'],
      tagged: false,
      refusals: [400, 404],
    },
  ),
  changeJson(ref('PackCheck'), {
    id: 'checkPack',
    path: '/api/v1/packs/verify',
    parameters: ['packKey'],
    body: { [FILE_TYPE]: null },
    refusals: [400, 413, 415],
  }),
  readJson(ref('SigningKeys'), { id: 'listSigningKeys', path: '/api/v1/packs/keys' }),
  changeJson(ref('SigningKey'), {
    id: 'rotateSigningKey',
    path: '/api/v1/packs/keys',
    parameters: ['by'],
    status: 201,
  }),
];

const AREA = objectOf<PackRecord['areas'][number]>({ code: TEXT, title: TEXT });

const GAP = objectOf<PackRecord['gaps'][number]>({ gap: TEXT, title: TEXT });

/** Schemas of evidence packs. */
export const PACK_SCHEMAS: Readonly<Record<string, Schema>> = {
  Packs: objectOf({ packs: listOf(ref('Pack')) }),
  Pack: objectOf<PackRecord>({
    code: TEXT,
    filter: TEXT,
    areas: listOf(AREA),
    gaps: listOf(GAP),
    dataVersion: COUNT,
    simulated: FLAG,
    zipSha256: nullable(TEXT),
    pdfSha256: nullable(TEXT),
    fingerprint: TEXT,
    madeAt: INSTANT,
    madeBy: TEXT,
    replacedBy: nullable(TEXT),
  }),
  PackCheck: objectOf<PackCheck>({
    isIntact: FLAG,
    signer: oneOfWords(['given', 'other', 'unchecked', 'none']),
    fingerprint: nullable(TEXT),
    code: nullable(TEXT),
    simulated: FLAG,
    dataVersion: nullable(COUNT),
    rows: COUNT,
    figures: COUNT,
    gaps: COUNT,
    ways: COUNT,
    compared: COUNT,
    operatorRows: COUNT,
    findings: listOf(ref('PackFinding')),
  }),
  PackFinding: objectOf<PackFinding>({
    damage: oneOfWords(PACK_DAMAGES),
    part: nullable(TEXT),
    item: nullable(TEXT),
  }),
  SigningKeys: objectOf({ keys: listOf(ref('SigningKey')) }),
  SigningKey: objectOf<SigningKeyRecord>({
    fingerprint: TEXT,
    publicKey: TEXT,
    usedFrom: INSTANT,
    madeBy: TEXT,
    usedUntil: nullable(INSTANT),
  }),
};
