import type { Notice } from '#lib/domain/batch.ts';
import type { ColumnMapping } from '#lib/domain/column-mapping.ts';
import { maskDetails } from '#lib/domain/personal/mask-details.ts';
import type { LeftOut } from '#lib/domain/personal/file-privacy.ts';
import { REJECTION_CODES } from '#lib/domain/rejection.ts';
import type { Writer } from '../db/database.ts';
import type { FileIdentity } from './read/file-facts.ts';
import type { LoadOptions } from './read/load-options.ts';
import type { NewOperator } from './stage/resolve-words.ts';
import type { FileFindings } from './rules/marks.sql.ts';
import { rawKeyOf } from './raw/raw-file.ts';
import { recordRules } from './rules/record-rules.ts';
import type { Staged } from './stage/stage.ts';
import { recordLeftOut } from './personal/file-privacy.ts';
import { placeRows } from './stage/place-rows.ts';
import { insertUnlistedOperator } from './stage/words.sql.ts';
import * as sql from './write.sql.ts';

/** A file of measurements or of reference values with its staged rows. */
export interface PreparedBatch {
  readonly fileName: string;
  /** The sheet of a workbook that has several. */
  readonly sheet: string | null;
  readonly facts: FileIdentity;
  readonly options: LoadOptions;
  readonly now: string;
  readonly mapping: ColumnMapping;
  readonly staged: Staged;
  readonly duplicates: number;
  readonly findings: FileFindings;
  readonly newOperators: readonly NewOperator[];
  readonly notices: readonly Notice[];
  readonly privacy: LeftOut;
  /** The batch that is loaded again; its previous rows must have been removed. */
  readonly replaces?: number;
}

/** Most names listed in a notice. */
const MAX_NAMES = 10;

/** Writes the staged rows and their batch; must run in a transaction. Returns the batch's id. */
export async function writeBatch(writer: Writer, batch: PreparedBatch): Promise<number> {
  const id = batch.replaces ?? (await writer.query(sql.nextBatchId, {}))[0]!.id;
  for (const operator of batch.newOperators) await writer.run(insertUnlistedOperator, { ...operator });
  const { placing, unknown, outside } = await placeRows(writer, batch.mapping);
  const { reference } = batch.mapping;
  if (reference) await writer.run(sql.insertReferenceValues(placing), { batch: id });
  else await writer.run(sql.insertMeasurements(placing, batch.findings, batch.duplicates > 0), { batch: id });
  if (batch.duplicates > 0) await writer.run(sql.insertDuplicates(placing, batch.findings), { batch: id });
  await writer.run(sql.insertRejections(columnNames(batch.mapping)), {
    batch: id,
  });
  if (!reference) await recordRules(writer, id, batch.findings.off);

  const [totals] = await writer.query(sql.writtenTotals, { batch: id });
  const { accepted, rejected, duplicates, unplaced } = totals!;
  if (batch.staged.read !== accepted + rejected + duplicates) {
    throw new Error(
      `rows lost: ${batch.staged.read} read, ${accepted} + ${rejected} + ${duplicates} written`,
    );
  }
  const notices = [...batch.notices, ...placeNotices(unplaced, unknown, outside)];
  const { fileName, sheet, facts, options, now, mapping, staged } = batch;
  const outcome = {
    ...{ id, mapping: JSON.stringify(mapping), read: staged.read, accepted, rejected, duplicates, unplaced },
    ...{
      firstOn: staged.firstOn,
      lastOn: staged.lastOn,
      notices: JSON.stringify(notices.map(withMaskedDetails)),
    },
  };
  if (batch.replaces === undefined) {
    const { loadedBy, simulated = false } = options;
    const kind = reference ? 'reference' : 'measurement';
    const origin = { kind, fileName, sha256: facts.sha256, bytes: facts.bytes, sheet };
    const rawKey = rawKeyOf(facts.sha256, sheet);
    await writer.run(sql.insertBatch, { ...outcome, ...origin, rawKey, loadedBy, now, simulated });
    await recordLeftOut(writer, id, batch.privacy);
  } else {
    await writer.run(sql.updateBatch, outcome);
  }
  return id;
}

const withMaskedDetails = ({ code, details }: Notice): Notice => ({ code, details: maskDetails(details) });

function placeNotices(unplaced: number, unknown: readonly string[], outside: readonly string[]): Notice[] {
  const notices: Notice[] = [];
  if (unplaced > 0) notices.push({ code: 'rows_unplaced', details: { rows: unplaced } });
  for (const [code, names] of [
    ['place_names_unknown', unknown],
    ['place_names_outside', outside],
  ] as const) {
    if (names.length > 0) {
      notices.push({ code, details: { count: names.length, names: names.slice(0, MAX_NAMES) } });
    }
  }
  return notices;
}

/** By rejection code, the name of the file's column that caused it. */
function columnNames({ columns }: ColumnMapping): ReadonlyMap<string, string> {
  const date = columns.tested_at ?? columns.tested_on;
  const position = [columns.longitude, columns.latitude].flatMap((source) => source?.column ?? []).join(', ');
  const places = [columns.district, columns.commune].flatMap((source) => source?.column ?? []).join(', ');
  const columnFor = (code: string): string | undefined => {
    if (code.startsWith('date_')) return date?.column;
    if (code.startsWith('position_') || code === 'null_island') return position || undefined;
    if (code.startsWith('place_')) return places || position || undefined;
    const field = code.split('_')[0] as keyof ColumnMapping['columns'];
    return columns[field]?.column;
  };
  return new Map(
    REJECTION_CODES.flatMap((code) => {
      const name = columnFor(code);
      return name === undefined ? [] : [[code, name] as const];
    }),
  );
}
