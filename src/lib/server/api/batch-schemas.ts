import type {
  Batch,
  BatchEvent,
  LoadProgress,
  LoadReport,
  Notice,
  RejectionCount,
  RowCell,
  RowOrigin,
  UnknownDevices,
} from '#lib/domain/batch.ts';
import {
  MEASUREMENT_FIELDS,
  PERSONAL_KINDS,
  SPEED_UNITS,
  type ColumnMapping,
  type ColumnSource,
  type PersonalColumn,
} from '#lib/domain/column-mapping.ts';
import type { DroppedColumn, FilePrivacy, MaskedCount } from '#lib/domain/personal/file-privacy.ts';
import { QUALITY_RULES, type RuleCount } from '#lib/domain/quality-rule.ts';
import {
  COUNT,
  DATE,
  DETAILS,
  FLAG,
  ID,
  INSTANT,
  listOf,
  mapOf,
  NUMBER,
  nullable,
  objectOf,
  oneOfWords,
  ref,
  SHARE,
  TEXT,
  type Schema,
} from './schema.ts';

const RULE = oneOfWords(QUALITY_RULES.map(({ code }) => code));
const EXAMPLE = objectOf<RejectionCount['examples'][number]>({ rowNumber: COUNT, value: nullable(TEXT) });

/** What loading files, looking at them and taking them back answers. */
export const BATCH_SCHEMAS: Readonly<Record<string, Schema>> = {
  Batch: objectOf<Batch>({
    id: ID,
    kind: oneOfWords(['measurement', 'tally'] satisfies Batch['kind'][]),
    fileName: TEXT,
    fileSha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    sheet: nullable(TEXT),
    fileBytes: COUNT,
    loadedBy: TEXT,
    loadedAt: INSTANT,
    mapping: nullable(ref('ColumnMapping')),
    read: COUNT,
    accepted: COUNT,
    rejected: COUNT,
    duplicates: COUNT,
    unplaced: COUNT,
    firstOn: nullable(DATE),
    lastOn: nullable(DATE),
    state: oneOfWords(['loaded', 'undone'] satisfies Batch['state'][]),
    undoneAt: nullable(INSTANT),
    simulated: FLAG,
  }),
  ColumnMapping: objectOf<ColumnMapping>(
    {
      columns: mapOf(MEASUREMENT_FIELDS, ref('ColumnSource')),
      constants: mapOf(MEASUREMENT_FIELDS, TEXT),
      kept: listOf(TEXT),
      personal: listOf(objectOf<PersonalColumn>({ column: TEXT, kind: oneOfWords(PERSONAL_KINDS) })),
      group: TEXT,
      aggregated: TEXT,
      profile: TEXT,
    },
    ['kept', 'personal', 'group', 'aggregated', 'profile'],
  ),
  ColumnSource: objectOf<ColumnSource>(
    {
      column: TEXT,
      unit: oneOfWords(SPEED_UNITS),
      zone: { type: 'string', pattern: '^(UTC|[+-][0-9]{2}:[0-9]{2})$' },
    },
    ['unit', 'zone'],
  ),
  LoadReport: objectOf<LoadReport>({
    outcome: oneOfWords(['loaded', 'unchanged'] satisfies LoadReport['outcome'][]),
    batch: ref('Batch'),
    rejections: listOf(ref('RejectionCount')),
    rules: listOf(ref('RuleCount')),
    notices: listOf(ref('Notice')),
    privacy: ref('FilePrivacy'),
  }),
  FilePrivacy: objectOf<FilePrivacy>({
    dropped: listOf(objectOf<DroppedColumn>({ column: TEXT, kind: nullable(oneOfWords(PERSONAL_KINDS)) })),
    masked: listOf(objectOf<MaskedCount>({ column: TEXT, kind: oneOfWords(PERSONAL_KINDS), cells: COUNT })),
    kept: listOf(TEXT),
  }),
  RejectionCount: objectOf<RejectionCount>({
    code: TEXT,
    column: nullable(TEXT),
    rows: COUNT,
    examples: listOf(EXAMPLE),
  }),
  RuleCount: objectOf<RuleCount>({
    code: RULE,
    action: oneOfWords(['reject', 'flag', 'off'] satisfies RuleCount['action'][]),
    rows: COUNT,
    examples: listOf(EXAMPLE),
  }),
  Notice: objectOf<Notice>({ code: TEXT, details: DETAILS }),
  BatchEvent: objectOf<BatchEvent>({
    event: oneOfWords([
      'undone',
      'put_back',
      'reloaded',
      'rule_off',
      'rule_on',
      'stated',
      'operator_file',
    ] satisfies BatchEvent['event'][]),
    rule: nullable(TEXT),
    by: TEXT,
    at: INSTANT,
  }),
  BatchRules: objectOf({ rules: listOf(ref('RuleCount')), history: listOf(ref('BatchEvent')) }),
  UnknownDevices: objectOf<UnknownDevices>({ testsWithoutDevice: COUNT, testsPerPerson: nullable(COUNT) }),
  RowOrigin: objectOf<RowOrigin>({
    batch: ref('Batch'),
    rowNumber: ID,
    fate: oneOfWords(['accepted', 'duplicate', 'rejected', 'undone', 'absent'] satisfies RowOrigin['fate'][]),
    cells: nullable(listOf(objectOf<RowCell>({ column: TEXT, value: nullable(TEXT), withheld: FLAG }))),
  }),
  LoadProgress: objectOf<LoadProgress>({
    stage: oneOfWords([
      'receive',
      'queue',
      'read',
      'duplicates',
      'write',
      'done',
    ] satisfies LoadProgress['stage'][]),
    fraction: nullable(SHARE),
    rows: nullable(COUNT),
    bytes: nullable(COUNT),
    secondsLeft: nullable(NUMBER),
    waitingFor: nullable(TEXT),
  }),
  LoadLine: {
    anyOf: [
      objectOf({ file: TEXT, progress: ref('LoadProgress') }),
      objectOf({ file: TEXT, report: ref('LoadReport') }),
      objectOf({ file: TEXT, fault: ref('Error') }),
      objectOf({ files: COUNT }),
      objectOf({ fault: ref('Error') }),
    ],
  },
};
