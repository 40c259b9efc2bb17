import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OperatorKind } from '#lib/domain/operator.ts';
import type { GradesFile } from '#lib/domain/cases/verification/evidence-grade.ts';
import type { WorkingCalendar } from '#lib/domain/cases/deadlines/working-calendar.ts';
import { textKey } from '#lib/domain/text-key.ts';
import type { Writer } from '../db/database.ts';
import { fillReportingUnits } from '../reporting-units/fill-units.ts';
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
  await fillReportingUnits(writer, folder);
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
