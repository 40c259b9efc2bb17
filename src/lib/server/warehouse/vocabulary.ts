import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OperatorKind } from '#lib/domain/operator.ts';
import type { StatisticName } from '#lib/domain/standard.ts';
import type { ReportingUnitKind } from '#lib/domain/tally.ts';
import { textKey } from '#lib/domain/text-key.ts';
import type { Writer } from '../db/database.ts';
import { loadReferenceProfiles, type ProfilesFile } from './reference-profiles.ts';
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

interface StandardsFile {
  readonly standards: readonly {
    readonly id: string;
    readonly metric: string;
    readonly technology: string;
    readonly statistic: StatisticName;
    readonly limit: number;
    readonly minimumTests: number;
    readonly name: { readonly vi: string; readonly en: string };
    readonly source: string;
    readonly minimumTestsSource: string;
    readonly validFrom: string;
    readonly validTo: string | null;
  }[];
}

interface ReportingUnitsFile {
  readonly units: readonly {
    readonly code: string;
    readonly name: string;
    readonly kind: ReportingUnitKind;
    readonly district?: string;
    readonly aliases: readonly string[];
  }[];
}

/** Loads operators, standards, reporting units and profiles from the reference folder; loading again changes nothing. */
export async function loadVocabulary(writer: Writer, folder: string): Promise<void> {
  const read = <T>(name: string) => JSON.parse(readFileSync(join(folder, name, `${name}.json`), 'utf8')) as T;
  await loadOperators(writer, read<OperatorsFile>('operators'));
  await loadStandards(writer, read<StandardsFile>('standards'));
  await loadReportingUnits(writer, read<ReportingUnitsFile>('reporting-units'));
  await loadReferenceProfiles(writer, read<ProfilesFile>('profiles'));
}

async function loadOperators(writer: Writer, file: OperatorsFile): Promise<void> {
  for (const [position, { code, name, kind, host, networks, aliases }] of file.operators.entries()) {
    const [row] = await writer.query(sql.putOperator, { code, name, kind, hostCode: host ?? null, position });
    const { operatorId } = row!;
    for (const alias of [code, name, ...aliases]) {
      await writer.run(sql.putOperatorAlias, { aliasKey: textKey(alias), operatorId });
    }
    for (const networkCode of networks) await writer.run(sql.putOperatorNetwork, { networkCode, operatorId });
  }
}

async function loadStandards(writer: Writer, file: StandardsFile): Promise<void> {
  await writer.run(sql.clearStandards, {});
  for (const [position, { name, ...standard }] of file.standards.entries()) {
    await writer.run(sql.addStandard, { ...standard, nameVi: name.vi, nameEn: name.en, position });
  }
}

async function loadReportingUnits(writer: Writer, file: ReportingUnitsFile): Promise<void> {
  await writer.run(sql.clearReportingUnitAliases, {});
  await writer.run(sql.clearReportingUnits, {});
  for (const [position, { code, name, kind, district, aliases }] of file.units.entries()) {
    await writer.run(sql.addReportingUnit, { code, name, kind, districtCode: district ?? null, position });
    for (const alias of [code, name, ...aliases]) {
      await writer.run(sql.addReportingUnitAlias, { aliasKey: textKey(alias), code });
    }
  }
}
