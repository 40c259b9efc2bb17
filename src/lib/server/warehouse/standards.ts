import { LEVELS, type Level } from '#lib/domain/area.ts';
import { formatDate } from '#lib/domain/format.ts';
import { gateOf, type Gate } from '#lib/domain/standards/gate.ts';
import type { SourceDocument } from '#lib/domain/standards/source-document.ts';
import { isReadEnough, type Standard, type StandardLevel } from '#lib/domain/standard.ts';
import type { Database, Writer } from '../db/database.ts';
import {
  declaredStandards,
  type DeclaredFile,
  type DocumentsFile,
  type GateEntry,
  type GatesFile,
  type StandardEntry,
  type StandardsFile,
} from './standards-files.ts';
import * as sql from './standards.sql.ts';

/** What the files of the folder `standards` hold. */
export interface StandardsFolder {
  readonly documents: DocumentsFile['documents'];
  readonly gates: GatesFile['gates'];
  readonly common: StandardsFile;
  readonly declared: DeclaredFile;
}

/** Documents, gates and standards in place of those held. Throws when a name does not exist. */
export async function loadStandards(writer: Writer, folder: StandardsFolder): Promise<void> {
  const { documents, common, declared } = folder;
  for (const clear of [sql.clearDocuments, sql.clearGates, sql.clearStandards]) await writer.run(clear, {});
  for (const document of documents) await writer.run(sql.addDocument, documentRow(document));
  const byId = new Map(documents.map((document) => [document.id, document]));
  const gates = folder.gates.map((gate) => ({
    ...gate,
    minimum: minimumByLevel(gate.minimum),
    documents: gate.documents.map((id) => documentNamed(byId, id)),
  }));
  for (const [position, gate] of gates.entries()) await writer.run(sql.addGate, gateRow(gate, position));
  for (const [position, entry] of [...common.standards, ...declaredStandards(declared)].entries()) {
    await writer.run(sql.addStandard, standardRow(entry, { byId, gates, common, position }));
  }
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
  readonly common: StandardsFile;
  readonly position: number;
}

function standardRow(entry: StandardEntry, { byId, gates, common, position }: Surroundings) {
  const { name, validity, levels, ...standard } = entry;
  const documents = entry.documents.map((id) => documentNamed(byId, id));
  const reason = entry.decidingMean && common.decidingMeans[entry.decidingMean];
  const gate = gateOf(gates, 'tests', 'verdict', entry.id);
  if (!gate || new Set(LEVELS.map((level) => gate.minimum[level])).size > 1) {
    throw new Error(`${entry.id} needs one minimum of tests for a verdict at every level`);
  }
  return {
    ...standard,
    share: entry.share ?? null,
    operator: entry.operator ?? null,
    enabled: entry.enabled && isReadEnough({ kind: entry.kind, documents }),
    levels: levels.join(','),
    decidingMeanReasonVi: reason?.vi ?? null,
    decidingMeanReasonEn: reason?.en ?? null,
    minimumTests: gate.minimum.district,
    nameVi: name.vi,
    nameEn: name.en,
    documents: idsOf(documents),
    source: citation(documents),
    minimumTestsSource: gate.reason.vi,
    validityVi: validity.vi,
    validityEn: validity.en,
    position,
  };
}

/** The standards, switched off ones too, and the gates, in the files' order. */
export async function readStandards(
  db: Pick<Database, 'query'>,
): Promise<{ readonly standards: readonly Standard[]; readonly gates: readonly Gate[] }> {
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
