import { Fault } from '../fault.ts';
import type { LocalDate } from '../local-date.ts';
import { textKey } from '../text-key.ts';
import { standsOn, unitArea, type ReportingUnitKind, type UnitArea } from '../tally.ts';
import type { UnitRecord } from './unit-record.ts';

/** What the office can do to the list of reporting units: a further one, another name, its end, a check of its entry. */
export const UNIT_CHANGES = ['add', 'rename', 'end', 'confirm'] as const;
/** One of `UNIT_CHANGES`. */
export type UnitChangeKind = (typeof UNIT_CHANGES)[number];

/** Longest name of a unit, and of one spelling. */
export const LONGEST_UNIT_NAME = 120;
/** Most further spellings of one unit. */
export const MOST_SPELLINGS = 20;

/** A change that is asked for. */
export type UnitChange =
  | {
      readonly kind: 'add';
      readonly name: string;
      readonly unitKind: ReportingUnitKind;
      /** Null for departments and the press. */
      readonly area: UnitArea | null;
      readonly spellings: readonly string[];
      readonly from: LocalDate;
    }
  | { readonly kind: 'rename'; readonly code: string; readonly name: string; readonly from: LocalDate }
  | {
      readonly kind: 'end';
      readonly code: string;
      /** The first date on which it no longer exists. */
      readonly from: LocalDate;
      readonly successor: string | null;
    }
  | { readonly kind: 'confirm'; readonly code: string; readonly source: string };

/** The unit that a change is of before it, null for one that is added, and after it. */
export interface ChangedUnit {
  readonly before: UnitRecord | null;
  readonly after: UnitRecord;
}

const refuse = (problem: string, details: Record<string, string> = {}) =>
  new Fault(`unit_change_${problem}`, details, 422);

/**
 * What does a change make of the list? Throws a Fault when its dates contradict what is known of the unit, when another
 * unit has that name or area at the same time, and for a successor that does not exist then.
 */
export function changeUnit(units: readonly UnitRecord[], change: UnitChange): ChangedUnit {
  if (change.kind === 'add') return { before: null, after: added(units, change) };
  const before = units.find(({ code }) => code === change.code);
  if (!before) throw new Fault('reporting_unit_unknown', { value: change.code }, 404);
  const after =
    change.kind === 'rename'
      ? renamed(units, before, change)
      : change.kind === 'end'
        ? ended(units, before, change)
        : ({ ...before, verified: 'yes', source: change.source } as const);
  return { before, after };
}

function added(
  units: readonly UnitRecord[],
  { name, unitKind, area, spellings, from }: UnitChange & { readonly kind: 'add' },
): UnitRecord {
  const record: UnitRecord = {
    ...{ code: freeCode(units, name, area), name, kind: unitKind, formerNames: [] },
    districtCode: area?.level === 'district' ? area.code : null,
    communeCode: area?.level === 'commune' ? area.code : null,
    ...{ aliases: spellings, validFrom: from, validTo: null, successor: null },
    ...{ verified: 'yes', source: null },
  };
  refuseSameName(units, record, from);
  const areaOf = (unit: UnitRecord) => JSON.stringify(unitArea(unit));
  const holder = area && units.find((unit) => areaOf(unit) === areaOf(record) && overlaps(unit, record));
  if (holder) throw refuse('area_taken', { name: holder.name });
  return record;
}

function renamed(
  units: readonly UnitRecord[],
  unit: UnitRecord,
  { name, from }: UnitChange & { readonly kind: 'rename' },
): UnitRecord {
  if (unit.name === name) throw refuse('same_name', { name });
  refuseOutside(unit, from);
  const known = unit.formerNames.at(-1);
  if (known && from <= known.until) throw refuse('before_rename', { name: unit.name, since: known.until });
  const after = { ...unit, name, formerNames: [...unit.formerNames, { name: unit.name, until: from }] };
  refuseSameName(units, after, from);
  return { ...after, verified: 'yes', source: null };
}

function ended(
  units: readonly UnitRecord[],
  unit: UnitRecord,
  { from, successor }: UnitChange & { readonly kind: 'end' },
): UnitRecord {
  refuseOutside(unit, from);
  if (successor !== null) {
    const heir = units.find(({ code }) => code === successor);
    if (!heir) throw new Fault('reporting_unit_unknown', { value: successor }, 404);
    if (heir.code === unit.code || !standsOn(heir, from))
      throw refuse('successor_absent', { name: heir.name, on: from });
  }
  return { ...unit, validTo: from, successor };
}

/** Throws a Fault for a date on which a unit does not exist, or is only beginning. */
function refuseOutside(unit: UnitRecord, on: LocalDate): void {
  if (unit.validFrom !== null && on <= unit.validFrom)
    throw refuse('before_begin', { name: unit.name, from: unit.validFrom });
  if (unit.validTo !== null && on >= unit.validTo)
    throw refuse('after_end', { name: unit.name, to: unit.validTo });
}

function refuseSameName(units: readonly UnitRecord[], unit: UnitRecord, from: LocalDate): void {
  const holder = units.find(
    (other) =>
      other.code !== unit.code &&
      textKey(other.name) === textKey(unit.name) &&
      overlaps(other, { ...unit, validFrom: from }),
  );
  if (holder) throw refuse('name_taken', { name: holder.name });
}

type Span = Pick<UnitRecord, 'validFrom' | 'validTo'>;
const overlaps = (a: Span, b: Span) =>
  (a.validTo === null || (b.validFrom ?? '') < a.validTo) &&
  (b.validTo === null || (a.validFrom ?? '') < b.validTo);

/** Codes go into addresses and files: the UBND of an area by its code, others by their name. */
function freeCode(units: readonly UnitRecord[], name: string, area: UnitArea | null): string {
  const wanted = area ? `ubnd-${area.code}` : textKey(name).replaceAll(' ', '-').slice(0, 40) || 'don-vi';
  const taken = new Set(units.map(({ code }) => code));
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(code)) return code;
  }
}
