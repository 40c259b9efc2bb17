import { LEVELS, type Level } from '#lib/domain/area.ts';
import { formatDate } from '#lib/domain/format.ts';
import { gateOf, type Gate } from '#lib/domain/standards/gate.ts';
import type { SourceDocument } from '#lib/domain/standards/source-document.ts';
import { isReadEnough, type Standard, type StandardLevel } from '#lib/domain/standard.ts';
import type { Database, Writer } from '../db/database.ts';
import {
  declaredStandards,
  type GateEntry,
  type StandardEntry,
  type StandardsFile,
  type StandardsSetting,
} from '#lib/domain/standards/standards-files.ts';
import * as sql from './standards.sql.ts';

/** Documents, gates and standards in place of those held. Throws when a name does not exist. */
export async function loadStandards(writer: Writer, setting: StandardsSetting): Promise<void> {
  const { standards, gates } = standardsIn(setting);
  for (const clear of [sql.clearDocuments, sql.clearGates, sql.clearStandards]) await writer.run(clear, {});
  for (const document of setting.documents) await writer.run(sql.addDocument, documentRow(document));
  for (const [position, gate] of gates.entries()) await writer.run(sql.addGate, gateRow(gate, position));
  for (const [position, standard] of standards.entries())
    await writer.run(sql.addStandard, standardRow(standard, position));
}

/** The standards, switched off ones too, and the gates that follow from what a setting says. Throws when a name does not exist. */
export function standardsIn(setting: StandardsSetting): StandardsInForce {
  const byId = new Map(setting.documents.map((document) => [document.id, document]));
  const gates = setting.gates.map((gate) => ({
    ...gate,
    minimum: minimumByLevel(gate.minimum),
    documents: gate.documents.map((id) => documentNamed(byId, id)),
  }));
  const entries = [...setting.standards, ...declaredStandards(setting.declared)];
  return { standards: entries.map((entry) => standardOf(entry, { byId, gates, setting })), gates };
}

/** What figures are judged by. */
export interface StandardsInForce {
  readonly standards: readonly Standard[];
  readonly gates: readonly Gate[];
}

const minimumByLevel = (minimum: GateEntry['minimum']): Gate['minimum'] =>
  typeof minimum === 'number' ? { province: minimum, district: minimum, commune: minimum } : minimum;

function documentNamed(byId: ReadonlyMap<string, SourceDocument>, id: string): SourceDocument {
  const document = byId.get(id);
  if (!document) throw new Error(`no document has the id ${id}`);
  return document;
}

/** Documents as they are cited in one line: "Quyết định 36/QĐ-TTg ngày 11/1/2024; ...". */
const citation = (documents: readonly SourceDocument[]) =>
  documents
    .map(({ number, issuedOn }) => (issuedOn === null ? number : `${number} ngày ${formatDate(issuedOn)}`))
    .join('; ');

const documentRow = ({ issuer, readBy, note, ...document }: SourceDocument) => ({
  ...document,
  issuerVi: issuer.vi,
  issuerEn: issuer.en,
  readByVi: readBy?.vi ?? null,
  readByEn: readBy?.en ?? null,
  noteVi: note.vi,
  noteEn: note.en,
});

const idsOf = (documents: readonly SourceDocument[]) => documents.map(({ id }) => id).join(',');

const gateRow = ({ minimum, reason, standards, documents, ...gate }: Gate, position: number) => ({
  ...gate,
  standards: standards?.join(',') ?? null,
  minimumProvince: minimum.province,
  minimumDistrict: minimum.district,
  minimumCommune: minimum.commune,
  documents: idsOf(documents),
  reasonVi: reason.vi,
  reasonEn: reason.en,
  position,
});

interface Surroundings {
  readonly byId: ReadonlyMap<string, SourceDocument>;
  readonly gates: readonly Gate[];
  readonly setting: Pick<StandardsFile, 'decidingMeans'>;
}

function standardOf(entry: StandardEntry, { byId, gates, setting }: Surroundings): Standard {
  const documents = entry.documents.map((id) => documentNamed(byId, id));
  const gate = gateOf(gates, 'tests', 'verdict', entry.id);
  if (!gate || new Set(LEVELS.map((level) => gate.minimum[level])).size > 1) {
    throw new Error(`${entry.id} needs one minimum of tests for a verdict at every level`);
  }
  return {
    ...entry,
    share: entry.share ?? null,
    operator: entry.operator ?? null,
    enabled: entry.enabled && isReadEnough({ kind: entry.kind, documents }),
    decidingMeanReason: entry.decidingMean && setting.decidingMeans[entry.decidingMean],
    minimumTests: gate.minimum.district,
    documents,
    source: citation(documents),
    minimumTestsSource: gate.reason.vi,
  };
}

function standardRow(
  { name, validity, levels, documents, decidingMeanReason: reason, ...standard }: Standard,
  position: number,
) {
  return {
    ...standard,
    levels: levels.join(','),
    decidingMeanReasonVi: reason?.vi ?? null,
    decidingMeanReasonEn: reason?.en ?? null,
    nameVi: name.vi,
    nameEn: name.en,
    documents: idsOf(documents),
    validityVi: validity.vi,
    validityEn: validity.en,
    position,
  };
}

/** The standards, switched off ones too, and the gates, in the files' order. */
export async function readStandards(db: Pick<Database, 'query'>): Promise<StandardsInForce> {
  const [documentRows, standardRows, gateRows] = await Promise.all([
    db.query(sql.documents, {}),
    db.query(sql.standards, {}),
    db.query(sql.gates, {}),
  ]);
  const byId = new Map(
    documentRows.map(({ issuerVi, issuerEn, readByVi, readByEn, noteVi, noteEn, ...document }) => [
      document.id,
      {
        ...document,
        issuer: { vi: issuerVi, en: issuerEn },
        readBy: readByVi === null || readByEn === null ? null : { vi: readByVi, en: readByEn },
        note: { vi: noteVi, en: noteEn },
      },
    ]),
  );
  const documentsOf = (ids: string) => split(ids).map((id) => documentNamed(byId, id));
  return {
    standards: standardRows.map(
      ({ nameVi, nameEn, validityVi, validityEn, levels, documents, ...standard }) => {
        const { decidingMeanReasonVi: vi, decidingMeanReasonEn: en, ...rest } = standard;
        return {
          ...rest,
          levels: split(levels) as StandardLevel[],
          decidingMeanReason: vi === null || en === null ? null : { vi, en },
          name: { vi: nameVi, en: nameEn },
          documents: documentsOf(documents),
          validity: { vi: validityVi, en: validityEn },
        };
      },
    ),
    gates: gateRows.map(({ province, district, commune, standards, reasonVi, reasonEn, ...gate }) => ({
      ...gate,
      standards: standards === null ? null : split(standards),
      minimum: { province, district, commune } satisfies Record<Level, number>,
      documents: documentsOf(gate.documents),
      reason: { vi: reasonVi, en: reasonEn },
    })),
  };
}

const split = (list: string) => (list === '' ? [] : list.split(','));
