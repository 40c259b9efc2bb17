import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEVELS, type Level } from '#lib/domain/area.ts';
import type { IssuingBody } from '#lib/domain/issuing-body.ts';
import type { OperatorKind } from '#lib/domain/operator.ts';
import type { DecidingStatistic } from '#lib/domain/standard.ts';
import type { SufficiencyLimit } from '#lib/domain/sufficiency.ts';
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
    readonly statistic: DecidingStatistic;
    readonly limit: number;
    readonly share?: number;
    readonly minimumTests: number;
    readonly name: { readonly vi: string; readonly en: string };
    readonly source: string;
    readonly minimumTestsSource: string;
    readonly validFrom: string;
    readonly validTo: string | null;
  }[];
}

/**
 * Values each operator declared for its network, in kbit/s: a mean, and the speed that 95% of measurements must
 * reach.
 */
interface DeclaredFile {
  readonly technology: string;
  readonly share: number;
  readonly name: { readonly mean: StandardName; readonly share: StandardName };
  readonly source: string;
  readonly minimumTests: number;
  readonly minimumTestsSource: string;
  readonly validFrom: string;
  readonly declared: readonly {
    readonly operator: string;
    readonly meanKbps: number;
    readonly shareKbps: number;
  }[];
}

interface StandardName {
  readonly vi: string;
  readonly en: string;
}

interface SufficiencyFile {
  readonly limits: readonly {
    readonly aspect: SufficiencyLimit['aspect'];
    readonly minimum: Readonly<Record<Level, number>>;
    readonly source: string;
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
  }[];
}

/** Loads operators, standards, reporting units and profiles from the reference folder. Idempotent. */
export async function loadVocabulary(writer: Writer, folder: string): Promise<void> {
  const read = <T>(name: string, file = name) =>
    JSON.parse(readFileSync(join(folder, name, `${file}.json`), 'utf8')) as T;
  await loadOperators(writer, read<OperatorsFile>('operators'));
  await loadStandards(writer, read<StandardsFile>('standards'), read<DeclaredFile>('standards', 'declared'));
  await loadSufficiency(writer, read<SufficiencyFile>('standards', 'sufficiency'));
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

async function loadStandards(writer: Writer, file: StandardsFile, declared: DeclaredFile): Promise<void> {
  await writer.run(sql.clearStandards, {});
  const common = file.standards.map((standard) => ({ share: null, ...standard, operator: null }));
  for (const [position, { name, ...standard }] of [...common, ...declaredStandards(declared)].entries()) {
    await writer.run(sql.addStandard, { ...standard, nameVi: name.vi, nameEn: name.en, position });
  }
}

/**
 * Two standards for each operator: its declared mean, and the share of measurements at or above its declared speed.
 */
function declaredStandards({ declared, share, name, ...common }: DeclaredFile) {
  return declared.flatMap(({ operator, meanKbps, shareKbps }) => {
    const { technology, source, minimumTests, minimumTestsSource, validFrom } = common;
    const of = { technology, source, minimumTests, minimumTestsSource, validFrom, validTo: null, operator };
    const id = `${technology.toLowerCase()}-declared`;
    return [
      {
        ...of,
        id: `${id}-mean-${operator}`,
        metric: 'download',
        statistic: 'mean',
        limit: meanKbps,
        share: null,
        name: name.mean,
      },
      {
        ...of,
        id: `${id}-share-${operator}`,
        metric: 'download',
        statistic: 'share',
        limit: shareKbps,
        share,
        name: name.share,
      },
    ];
  });
}

async function loadSufficiency(writer: Writer, file: SufficiencyFile): Promise<void> {
  await writer.run(sql.clearSufficiencyLimits, {});
  for (const { aspect, minimum, source } of file.limits) {
    for (const level of LEVELS) {
      await writer.run(sql.addSufficiencyLimit, { aspect, level, minimum: minimum[level], source });
    }
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
  await writer.run(sql.clearIssuingBodies, {});
  for (const body of file.issuingBodies) await writer.run(sql.addIssuingBody, { ...body });
}
