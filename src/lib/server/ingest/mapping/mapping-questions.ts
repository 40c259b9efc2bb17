import { isSpeed, type ColumnMapping, type MeasurementField } from '#lib/domain/column-mapping.ts';
import { Fault } from '#lib/domain/fault.ts';
import { SURE } from '#lib/domain/mapping-guess.ts';
import { doubtOf } from './doubtful-columns.ts';
import { columnName, namedColumns } from './column-name.ts';
import { impossibleIn, tiedWith } from './guess-mapping.ts';
import type { AppliedProfile, MappedColumns } from './mapped-columns.ts';
import { findPlanePositions } from './plane-positions.ts';
import { findUnreadPositions } from './position-forms.ts';
import { zoneQuestion } from './zone-doubt.ts';

/** Fields that locate a measurement. */
const PLACES: readonly MeasurementField[] = ['longitude', 'latitude', 'district', 'commune', 'address'];
/** Fields whose column is doubted even when its header is known; of required ones a person is asked anyway. */
const DOUBTED_BY_HEADER: readonly MeasurementField[] = ['upload', 'latency', 'jitter', 'technology'];
const SPEEDS: readonly MeasurementField[] = ['download', 'upload'];

interface Decided {
  readonly named: ColumnMapping['columns'];
  readonly profile: AppliedProfile | null;
}

/** What must a person decide before this mapping can be used? As faults, the most important first. Throws a Fault for outlines of areas. */
export function mappingQuestions(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  mapped: MappedColumns,
  given: Decided,
): Fault[] {
  const { indexes, mapping } = mapped;
  const has = (field: MeasurementField) =>
    indexes[field] !== undefined || mapping.constants[field] !== undefined;
  const hidden = new Set(mapped.guess.personal.map(({ index }) => index));
  const named = namedColumns(headers, sample, hidden);
  const question = (code: string, details: Fault['details']) => new Fault(code, details, 422);
  const questions = ambiguities(headers, mapped, given);
  if (!has('download')) {
    const form = outlinesIn(headers, sample);
    // No answer about columns makes tests of borders.
    if (form !== null) throw question('file_is_outlines', { form });
    questions.push(question('download_column_missing', named));
  }
  if (!has('tested_at') && !has('tested_on')) questions.push(question('date_column_missing', named));
  questions.push(
    ...unsureColumns(headers, mapped, given),
    ...unlikeColumns(headers, sample, mapped, given),
    ...unitQuestions(headers, mapped, given),
  );
  if (mapped.positions === 'unsure') {
    const [longitude, latitude] = [indexes.longitude!, indexes.latitude!].map((i) => columnName(headers, i));
    questions.push(question('positions_unsure', { longitude: longitude!, latitude: latitude! }));
  }
  const zone = given.profile === null ? zoneQuestion(headers, sample, indexes, mapping.columns) : null;
  if (zone) questions.push(zone);
  const unread = planePositions(headers, sample, mapped) ?? unreadPositions(headers, sample, mapped);
  if (unread) questions.push(unread);
  else if (!PLACES.some(has)) questions.push(question('place_column_missing', named));
  return questions;
}

/** What kind of outlines do the features of a map have, if none is a point? */
function outlinesIn(headers: readonly string[], sample: readonly (readonly string[])[]): string | null {
  const index = headers.indexOf('geometry');
  const kinds = index < 0 ? [] : sample.map((row) => row[index] ?? '');
  return kinds.length > 0 && kinds.every((kind) => /^(?:Multi)?(?:Polygon|LineString)$/.test(kind))
    ? kinds[0]!
    : null;
}

/** Columns of plane coordinates, if no other column locates the measurements. */
function planePositions(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  { indexes, mapping }: MappedColumns,
): Fault | null {
  if (mapping.columns.longitude?.grid) return null;
  const { longitude, latitude } = indexes;
  const isNamed = (['district', 'commune', 'address'] as const).some(
    (field) => indexes[field] !== undefined || mapping.constants[field] !== undefined,
  );
  const found = findPlanePositions(headers, sample, [longitude, latitude]);
  if (found === null || (isNamed && longitude === undefined && latitude === undefined)) return null;
  const [northing, easting] = [found.northing, found.easting].map((index) => columnName(headers, index));
  const details = { northing: northing!, easting: easting!, value: found.value };
  return new Fault('position_in_metres', details, 422);
}

/** A column of unsupported positions, if no other column locates the measurements. */
function unreadPositions(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  { indexes, mapping }: MappedColumns,
): Fault | null {
  if (mapping.columns.longitude?.part) return null;
  if (PLACES.some((field) => mapping.constants[field] !== undefined)) return null;
  const { longitude, latitude, district, commune, address, ...others } = indexes;
  const unread = findUnreadPositions(headers.length, sample, new Set(Object.values(others)));
  const better = [longitude, latitude, district, commune, address].some(
    (index) => index !== undefined && index !== unread?.index,
  );
  if (!unread || better) return null;
  const { index, form, value } = unread;
  return new Fault('position_column_unread', { column: columnName(headers, index), form, value }, 422);
}

/** Fields with several equally likely columns. */
function ambiguities(
  headers: readonly string[],
  { guess, indexes, mapping }: MappedColumns,
  given: Decided,
): Fault[] {
  return Object.values(guess.fields).flatMap((best) => {
    const { field } = best;
    const decided = given.named[field] ?? given.profile?.columns[field] ?? mapping.constants[field];
    if (decided || !best.tied || indexes[field] !== best.index) return [];
    const columns = [best, ...tiedWith(best)].map(({ index }) => headers[index] || `#${index + 1}`);
    return [new Fault('column_ambiguous', { field, columns }, 422)];
  });
}

/** Required fields whose column is not sure. */
function unsureColumns(
  headers: readonly string[],
  { guess, indexes }: MappedColumns,
  given: Decided,
): Fault[] {
  return (['download', 'tested_at', 'tested_on'] as const).flatMap((field) => {
    const best = guess.fields[field];
    if (!best || indexes[field] !== best.index || given.named[field] || given.profile?.columns[field])
      return [];
    if (best.confidence >= SURE || best.tied) return [];
    return [new Fault('mapping_needs_person', { field, column: columnName(headers, best.index) }, 422)];
  });
}

/** Columns most of whose values do not fit their field, although a header or a profile says so. */
function unlikeColumns(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  { indexes, stated, guess }: MappedColumns,
  { profile }: Decided,
): Fault[] {
  return (Object.entries(indexes) as [MeasurementField, number][]).flatMap(([field, index]) => {
    const byProfile = profile?.columns[field] !== undefined;
    if (stated.has(field) || !(byProfile || DOUBTED_BY_HEADER.includes(field))) return [];
    if (!byProfile && guess.fields[field]?.tied) return [];
    const doubt = doubtOf(
      field,
      sample.map((row) => row[index] ?? ''),
    );
    if (doubt === null) return [];
    return [new Fault('column_unlike', { field, column: columnName(headers, index), ...doubt }, 422)];
  });
}

function unitQuestions(
  headers: readonly string[],
  { guess, indexes, mapping }: MappedColumns,
  given: Decided,
): Fault[] {
  return SPEEDS.flatMap((field) => {
    const source = mapping.columns[field];
    const index = indexes[field];
    if (!source || index === undefined || !isSpeed(field)) return [];
    const column = columnName(headers, index);
    if (!source.unit) return [new Fault('unit_missing', { field, column }, 422)];
    const best = guess.fields[field];
    if (given.named[field]?.unit || best?.index !== index || !impossibleIn(source.unit, best.median))
      return [];
    const { likelyUnit: likely, median } = best;
    return [new Fault('unit_doubtful', { field, column, unit: source.unit, likely, median }, 422)];
  });
}
