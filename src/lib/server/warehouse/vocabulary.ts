import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IssuingBody } from '#lib/domain/issuing-body.ts';
import type { OperatorKind } from '#lib/domain/operator.ts';
import type { ReportingUnitKind } from '#lib/domain/tally.ts';
import type { GradesFile } from '#lib/domain/cases/verification/evidence-grade.ts';
import type { WorkingCalendar } from '#lib/domain/cases/deadlines/working-calendar.ts';
import { textKey } from '#lib/domain/text-key.ts';
import type { Writer } from '../db/database.ts';
import { loadReferenceProfiles, type ProfilesFile } from './reference-profiles.ts';
import { loadStandards } from './standards.ts';
import type { DeclaredFile, DocumentsFile, GatesFile, StandardsFile } from './standards-files.ts';
import * as sql from './vocabulary.sql.ts';

interface OperatorsFile {
  readonly operators: readonly {
    readonly code: string;
    readonly name: string;
    readonly kind: OperatorKind;
    readonly host?: string;
    readonly networks: readonly string[];
    readonly aliases: readonly string[];
  }[];
}

interface ReportingUnitsFile {
  readonly issuingBodies: readonly IssuingBody[];
  readonly units: readonly {
    readonly code: string;
    readonly name: string;
    readonly kind: ReportingUnitKind;
    readonly district?: string;
    readonly aliases: readonly string[];
    /** Dates of the office, `validTo` excluded; absent: always, until further notice. */
    readonly validFrom?: string;
    readonly validTo?: string;
    /** Code of the one office that took over. */
    readonly successor?: string;
  }[];
}

/** Loads operators, standards, reporting units and profiles from the reference folder. Idempotent. */
export async function loadVocabulary(writer: Writer, folder: string): Promise<void> {
  const read = <T>(name: string, file = name) =>
    JSON.parse(readFileSync(join(folder, name, `${file}.json`), 'utf8')) as T;
  await loadOperators(writer, read<OperatorsFile>('operators'));
  await loadStandards(writer, {
    documents: read<DocumentsFile>('standards', 'documents').documents,
    gates: read<GatesFile>('standards', 'gates').gates,
    common: read<StandardsFile>('standards'),
    declared: read<DeclaredFile>('standards', 'declared'),
  });
  await loadReportingUnits(writer, read<ReportingUnitsFile>('reporting-units'));
  await loadReferenceProfiles(writer, read<ProfilesFile>('profiles'));
  await writer.run(sql.clearWorkingCalendar, {});
  await writer.run(sql.putWorkingCalendar, {
    calendar: JSON.stringify(read<WorkingCalendar>('holidays')),
  });
  await writer.run(sql.clearEvidenceRules, {});
  await writer.run(sql.putEvidenceRules, {
    rules: JSON.stringify(read<GradesFile>('standards', 'evidence-grades')),
  });
}

/** Of several meanings of one spelling the last counts. */
const entries = <Value extends object>(byKey: ReadonlyMap<string, Value>): string =>
  JSON.stringify([...byKey].map(([key, value]) => ({ key, ...value })));

async function loadOperators(writer: Writer, file: OperatorsFile): Promise<void> {
  const aliasesOf = new Map<string, { operatorId: number }>();
  const networksOf = new Map<string, { operatorId: number }>();
  for (const [position, { code, name, kind, host, networks, aliases }] of file.operators.entries()) {
    const [row] = await writer.query(sql.putOperator, { code, name, kind, hostCode: host ?? null, position });
    for (const alias of [code, name, ...aliases]) aliasesOf.set(textKey(alias), row!);
    for (const network of networks) networksOf.set(network, row!);
  }
  await writer.run(sql.putOperatorAliases, { aliases: entries(aliasesOf) });
  await writer.run(sql.putOperatorNetworks, { networks: entries(networksOf) });
}

async function loadReportingUnits(writer: Writer, file: ReportingUnitsFile): Promise<void> {
  await writer.run(sql.clearReportingUnitAliases, {});
  await writer.run(sql.clearReportingUnits, {});
  const units = file.units.map(({ code, name, kind, ...unit }) => ({
    ...{ code, name, kind },
    districtCode: unit.district ?? null,
    validFrom: unit.validFrom ?? null,
    validTo: unit.validTo ?? null,
    successor: unit.successor ?? null,
  }));
  await writer.run(sql.addReportingUnits, { units: JSON.stringify(units) });
  // One spelling may name several offices, each in its time.
  const aliases = file.units.flatMap(({ code, name, aliases: spellings }) =>
    [...new Set([code, name, ...spellings].map(textKey))].map((key) => ({ key, code })),
  );
  await writer.run(sql.addReportingUnitAliases, { aliases: JSON.stringify(aliases) });
  await writer.run(sql.clearIssuingBodies, {});
  for (const body of file.issuingBodies) await writer.run(sql.addIssuingBody, { ...body });
}
