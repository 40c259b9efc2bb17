import {
  isSpeed,
  type ColumnSource,
  type MeasurementField,
  type SpeedUnit,
} from '#lib/domain/column-mapping.ts';
import { LIKELY } from '#lib/domain/mapping-guess.ts';
import type { MeasurementPreview } from '#lib/domain/preview.ts';
import type { FileOptions } from './send-file.ts';

/** Keeps a column in the stored copy without a field. */
export const KEPT = 'kept';
/** What a person chooses for a column. */
export type ColumnChoice = MeasurementField | typeof KEPT | '';

/** What a person is choosing for a file: a field for each column, the units, values for every row. */
export interface MappingDraft {
  /** By column number; '' leaves the column out, `KEPT` keeps it in the stored copy. */
  readonly fields: readonly ColumnChoice[];
  readonly units: Readonly<Record<'download' | 'upload', SpeedUnit | ''>>;
  readonly constants: Readonly<Partial<Record<MeasurementField, string>>>;
  /** Sheets to load in this way; empty: as the program chooses. */
  readonly sheets: readonly string[];
  /** 0: the file has none. */
  readonly headerRow: number | null;
  /** The zone of times that state none, as a person says; null: as the file does, or Việt Nam's. '' is asked. */
  readonly zone: string | null;
  /** The zone of plane coordinates; null when positions are in degrees. '' is asked. */
  readonly grid: string | null;
  /** What the rows of averages are taken as: '' until chosen; null for a file of single tests. */
  readonly aggregates: 'as_tests' | 'reference' | '' | null;
  /** Name and source of reference values; '' for the file's name. */
  readonly referenceName: string;
}

const SPEEDS = ['download', 'upload'] as const;
/** Fields with a time of day, and with a coordinate. */
const TIMES: readonly MeasurementField[] = ['tested_at', 'tested_time'];
const POSITION: readonly MeasurementField[] = ['longitude', 'latitude'];

/** What the mapping still lacks. */
export type Need = 'tests' | 'download' | 'unit' | 'date' | 'zone' | 'place' | 'grid';

/** The draft that a preview proposes. A unit that the values contradict is left for the person to state, and a column that they contradict is left out. */
export function draftOf(
  preview: MeasurementPreview,
  stated: Pick<FileOptions, 'sheets' | 'headerRow' | 'aggregates' | 'referenceName'>,
): MappingDraft {
  const fieldAt = new Map(
    Object.entries(preview.indexes).map(([field, index]) => [index, field as MeasurementField]),
  );
  const unlike = preview.questions
    .filter(({ code }) => code === 'column_unlike')
    .map(({ details }) => details.field);
  const meaning = (index: number) => {
    const field = fieldAt.get(index);
    return field && !unlike.includes(field) ? field : undefined;
  };
  const doubted = preview.questions
    .filter(({ code }) => code === 'unit_doubtful')
    .map(({ details }) => details.field);
  const { kept = [] } = preview.mapping;
  const asked = (code: string) => preview.questions.find((question) => question.code === code);
  const plane = asked('position_in_metres')?.details;
  const ofPlane = (index: number): MeasurementField | undefined => {
    const name = nameOf(preview.headers, index);
    return name === plane?.easting ? 'longitude' : name === plane?.northing ? 'latitude' : undefined;
  };
  const unit = (field: 'download' | 'upload') =>
    doubted.includes(field) ? '' : (preview.mapping.columns[field]?.unit ?? '');
  return {
    fields: preview.headers.map(
      (_, index) =>
        ofPlane(index) ?? meaning(index) ?? (kept.includes(nameOf(preview.headers, index)) ? KEPT : ''),
    ),
    units: { download: unit('download'), upload: unit('upload') },
    constants: preview.mapping.constants,
    sheets: stated.sheets ?? (preview.likeSheets.length > 0 ? [preview.sheet!, ...preview.likeSheets] : []),
    headerRow: stated.headerRow ?? preview.headerAssumed,
    zone: asked('zone_unsure') ? '' : null,
    grid: plane ? '' : (preview.mapping.columns.longitude?.grid ?? null),
    aggregates: preview.mapping.aggregated === undefined ? null : (stated.aggregates ?? ''),
    referenceName: stated.referenceName ?? '',
  };
}

/** The draft with columns that are likely, but not sure, to mean a field that no column means yet; itself when there is none. */
export function addLikely(draft: MappingDraft, { guess }: MeasurementPreview): MappingDraft {
  const likely = Object.values(guess.fields).filter(
    ({ field, index, confidence, tied }) =>
      confidence >= LIKELY && !tied && draft.fields[index] === '' && !isStated(draft, field),
  );
  return likely.reduce((so, { field, index }) => chooseField(so, index, field), draft);
}

/** Does the draft have this field already? A date counts by either of its fields. */
function isStated({ fields, constants }: MappingDraft, field: MeasurementField): boolean {
  const dates: readonly string[] = ['tested_at', 'tested_on'] satisfies MeasurementField[];
  const same = dates.includes(field) ? dates : [field];
  return same.some((one) => fields.includes(one as MeasurementField) || one in constants);
}

/** The draft with a column meaning a field; a column that meant it before is left out. */
export function chooseField(draft: MappingDraft, index: number, field: ColumnChoice): MappingDraft {
  const fields = draft.fields.map((one, i) =>
    i === index ? field : one === field && field !== KEPT ? '' : one,
  );
  return { ...draft, fields };
}

/** What must still be chosen before the file can be loaded. */
export function needsOf({ fields, units, constants, zone, grid, aggregates }: MappingDraft): Need[] {
  const has = (...names: MeasurementField[]) =>
    names.some((name) => fields.includes(name) || constants[name]);
  const needs: Need[] = [];
  if (aggregates === '') needs.push('tests');
  if (!has('download')) needs.push('download');
  if (SPEEDS.some((speed) => fields.includes(speed) && units[speed] === '')) needs.push('unit');
  if (!has('tested_at', 'tested_on')) needs.push('date');
  if (zone === '' && TIMES.some((field) => fields.includes(field))) needs.push('zone');
  if (grid === '' && POSITION.some((field) => fields.includes(field))) needs.push('grid');
  if (!has('longitude', 'latitude', 'district', 'commune', 'address')) needs.push('place');
  return needs;
}

/** The draft as options of a load: exactly what was chosen, and nothing guessed beside it. */
export function optionsOf(draft: MappingDraft, headers: readonly string[]): FileOptions {
  const columns: Partial<Record<MeasurementField, ColumnSource>> = {};
  const keep: string[] = [];
  draft.fields.forEach((field, index) => {
    if (field === KEPT) keep.push(nameOf(headers, index));
    if (field === '' || field === KEPT || draft.constants[field]) return;
    const column = nameOf(headers, index);
    columns[field] = { column, ...statedOf(draft, field) };
  });
  return {
    columns,
    constants: draft.constants,
    ...(keep.length > 0 ? { keep } : {}),
    only: true,
    ...(draft.sheets.length > 0 ? { sheets: draft.sheets } : {}),
    ...(draft.aggregates ? { aggregates: draft.aggregates } : {}),
    ...(draft.referenceName.trim() ? { referenceName: draft.referenceName.trim() } : {}),
    ...(draft.headerRow === null ? {} : { headerRow: draft.headerRow }),
  };
}

/** What a person stated of the column of a field: unit, zone or grid. */
function statedOf({ units, zone, grid }: MappingDraft, field: MeasurementField): Partial<ColumnSource> {
  if (isSpeed(field)) return units[field] ? { unit: units[field] } : {};
  if (TIMES.includes(field)) return zone ? { zone } : {};
  return POSITION.includes(field) && grid ? { grid } : {};
}

/** What a column is called in a request: its header, or `#3` where that is empty or stands more than once. */
function nameOf(headers: readonly string[], index: number): string {
  const header = headers[index]!;
  const unique = header !== '' && headers.indexOf(header) === headers.lastIndexOf(header);
  return unique ? header : `#${index + 1}`;
}
