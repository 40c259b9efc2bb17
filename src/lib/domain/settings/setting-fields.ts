import { LEVELS } from '../area.ts';
import { CALENDAR_STATUSES } from '../cases/deadlines/working-calendar.ts';
import { DECIDING_MEANS, JUDGED_METRICS, STANDARD_KINDS, STANDARD_LEVELS } from '../standard.ts';
import { BASES_OF_GATES, GATE_EFFECTS } from '../standards/gate.ts';
import { READINGS } from '../standards/source-document.ts';
import { ASPECTS } from '../sufficiency.ts';
import { TECHNOLOGIES } from '../technology.ts';
import type { SettingName } from './setting.ts';

/** Of what else a field names some by their keys. */
export type NamedList = 'documents' | 'standards' | 'operators' | 'origins';

/**
 * What stands in a field of a setting, and what may. `optional` fields are null where they are empty. `scale`: how many of the
 * stored unit make one that is shown (kbit/s in a Mbps).
 */
export type SettingField =
  | { readonly kind: 'text'; readonly longest: number; readonly optional?: true; readonly code?: true }
  | { readonly kind: 'words'; readonly longest: number; readonly optional?: true }
  | {
      readonly kind: 'number';
      readonly least: number;
      readonly most: number;
      readonly scale?: number;
      readonly fraction?: true;
      readonly optional?: true;
    }
  | { readonly kind: 'date'; readonly optional?: true }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly of: readonly string[]; readonly optional?: true }
  | { readonly kind: 'choices'; readonly of: readonly string[]; readonly least: number }
  | { readonly kind: 'named'; readonly of: NamedList; readonly optional?: true }
  | {
      readonly kind: 'many named';
      readonly of: NamedList;
      readonly least: number;
      /** Null stands for every one that no other names. */
      readonly optional?: true;
    }
  | { readonly kind: 'spellings' }
  | { readonly kind: 'dates' }
  | { readonly kind: 'group'; readonly fields: SettingFields }
  | {
      readonly kind: 'list';
      readonly fields: SettingFields;
      /** The field that names an item; null where only its place does. */
      readonly key: string | null;
      readonly least: number;
    };

/** The fields of a record, in the order in which they are shown. */
export type SettingFields = Readonly<Record<string, SettingField>>;

const LONGEST_NAME = 200;
const LONGEST_TEXT = 1000;
const LONGEST_CODE = 40;
const MOST_KBPS = 10_000_000;
const KBPS_PER_MBPS = 1000;
const MOST_MINIMUM = 1_000_000;
const MOST_DAYS = 36_500;

const code = { kind: 'text', longest: LONGEST_CODE, code: true } as const;
const name = { kind: 'text', longest: LONGEST_NAME } as const;
const words = { kind: 'words', longest: LONGEST_TEXT } as const;
const speed = { kind: 'number', least: 1, most: MOST_KBPS, scale: KBPS_PER_MBPS } as const;
const date = { kind: 'date', optional: true } as const;
const share = { kind: 'number', least: 0.01, most: 1, scale: 0.01, fraction: true } as const;
const documents = { kind: 'many named', of: 'documents', least: 1 } as const;
const validity = { validFrom: date, validTo: date, seenUntil: date, validity: words } as const;
const minimum = { kind: 'number', least: 1, most: MOST_MINIMUM } as const;

const DOCUMENT = {
  id: code,
  number: name,
  issuer: words,
  issuedOn: date,
  reading: { kind: 'choice', of: READINGS },
  readBy: { kind: 'words', longest: LONGEST_NAME, optional: true },
  readOn: date,
  note: words,
} as const satisfies SettingFields;

const STANDARD = {
  id: code,
  name: words,
  enabled: { kind: 'flag' },
  limit: speed,
  kind: { kind: 'choice', of: STANDARD_KINDS },
  metric: { kind: 'choice', of: JUDGED_METRICS },
  technology: { kind: 'choice', of: TECHNOLOGIES },
  statistic: { kind: 'choice', of: ['mean', 'share'] },
  share: { ...share, optional: true },
  decidingMean: { kind: 'choice', of: DECIDING_MEANS, optional: true },
  levels: { kind: 'choices', of: STANDARD_LEVELS, least: 1 },
  documents,
  ...validity,
  dueYear: { kind: 'number', least: 2000, most: 2100, optional: true },
} as const satisfies SettingFields;

const GATE = {
  aspect: { kind: 'choice', of: ASPECTS },
  effect: { kind: 'choice', of: GATE_EFFECTS },
  standards: { kind: 'many named', of: 'standards', least: 1, optional: true },
  minimum: { kind: 'group', fields: Object.fromEntries(LEVELS.map((level) => [level, minimum])) },
  period: { kind: 'choice', of: ['month', 'whole'] },
  basis: { kind: 'choice', of: BASES_OF_GATES },
  documents: { kind: 'many named', of: 'documents', least: 0 },
  reason: words,
} as const satisfies SettingFields;

const DECLARED = {
  enabled: { kind: 'flag' },
  declared: {
    kind: 'list',
    key: 'operator',
    least: 0,
    fields: {
      operator: { kind: 'named', of: 'operators' },
      meanKbps: speed,
      shareKbps: speed,
      uploadKbps: speed,
    },
  },
  share,
  kind: { kind: 'choice', of: STANDARD_KINDS },
  technology: { kind: 'choice', of: TECHNOLOGIES },
  decidingMean: { kind: 'choice', of: DECIDING_MEANS },
  levels: { kind: 'choices', of: STANDARD_LEVELS, least: 1 },
  documents,
  ...validity,
  name: { kind: 'group', fields: { mean: words, share: words, upload: words } },
} as const satisfies SettingFields;

/** What each setting is made of. */
export const SETTING_FIELDS: Readonly<Record<SettingName, SettingFields>> = {
  standards: {
    standards: { kind: 'list', fields: STANDARD, key: 'id', least: 1 },
    gates: { kind: 'list', fields: GATE, key: null, least: 1 },
    declared: { kind: 'group', fields: DECLARED },
    documents: { kind: 'list', fields: DOCUMENT, key: 'id', least: 1 },
    decidingMeans: { kind: 'group', fields: { device: words, measurement: words } },
  },
  operators: {
    operators: {
      kind: 'list',
      key: 'code',
      least: 1,
      fields: {
        code,
        name,
        aliases: { kind: 'spellings' },
        kind: { kind: 'choice', of: ['mno', 'mvno'] },
        host: { kind: 'named', of: 'operators', optional: true },
        networks: { kind: 'spellings' },
      },
    },
  },
  issuing_bodies: {
    issuingBodies: {
      kind: 'list',
      key: null,
      least: 1,
      fields: {
        name,
        superior: name,
        symbol: name,
        office: { ...name, optional: true },
        place: name,
        signatory: name,
        validFrom: date,
        validTo: date,
      },
    },
  },
  holidays: {
    years: {
      kind: 'list',
      key: 'year',
      least: 0,
      fields: {
        year: { kind: 'number', least: 2000, most: 2100 },
        status: { kind: 'choice', of: CALENDAR_STATUSES },
        daysOff: { kind: 'list', key: 'on', least: 0, fields: { on: { kind: 'date' }, name: words } },
        workedWeekends: { kind: 'dates' },
        documents: { kind: 'list', key: 'number', least: 0, fields: DOCUMENT },
      },
    },
  },
  retention: {
    rawDays: { kind: 'number', least: 0, most: MOST_DAYS },
    positionDays: { kind: 'number', least: 1, most: MOST_DAYS },
    logDays: { kind: 'number', least: 1, most: MOST_DAYS },
  },
  address: { origin: { kind: 'named', of: 'origins', optional: true } },
};
