import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GradesFile } from '#lib/domain/cases/verification/evidence-grade.ts';
import type { SettingContents } from '#lib/domain/settings/setting.ts';
import { textKey } from '#lib/domain/text-key.ts';
import type { Writer } from '../db/database.ts';
import { fillReportingUnits } from '../reporting-units/fill-units.ts';
import { loadReferenceProfiles, type ProfilesFile } from './reference-profiles.ts';
import { officeContent, readSettingVersions } from './settings/setting-versions.ts';
import { SHIPPED_AS_FILES, shippedSettings, type ShippedName } from './settings/shipped-settings.ts';
import { loadStandards } from './standards.ts';
import * as sql from './vocabulary.sql.ts';

/** Loads operators, standards, reporting units and profiles: of what an office can change its own version, else the reference folder's. Idempotent. */
export async function loadVocabulary(writer: Writer, folder: string): Promise<void> {
  const read = <T>(name: string, file = name) =>
    JSON.parse(readFileSync(join(folder, name, `${file}.json`), 'utf8')) as T;
  await loadSettings(writer, folder);
  await fillReportingUnits(writer, folder);
  await loadReferenceProfiles(writer, read<ProfilesFile>('profiles'));
  await writer.run(sql.clearEvidenceRules, {});
  await writer.run(sql.putEvidenceRules, {
    rules: JSON.stringify(read<GradesFile>('standards', 'evidence-grades')),
  });
}

/** Loads each setting with a file: what the office set last, else what the folder ships. Idempotent. */
export async function loadSettings(writer: Writer, folder: string): Promise<void> {
  const shipped = shippedSettings(folder);
  const versions = await readSettingVersions(writer);
  for (const name of SHIPPED_AS_FILES)
    await loadSetting(writer, name, officeContent(versions, name) ?? shipped[name]);
}

const LOADERS: {
  readonly [Name in ShippedName]: (writer: Writer, content: SettingContents[Name]) => Promise<void>;
} = {
  standards: loadStandards,
  operators: loadOperators,
  issuing_bodies: loadIssuingBodies,
  holidays: loadWorkingCalendar,
};

/** Puts a setting in the place of the one that figures and documents were made by. */
export const loadSetting = <Name extends ShippedName>(
  writer: Writer,
  name: Name,
  content: SettingContents[Name],
): Promise<void> => LOADERS[name](writer, content);

/** Of several meanings of one spelling the last counts. */
const entries = <Value extends object>(byKey: ReadonlyMap<string, Value>): string =>
  JSON.stringify([...byKey].map(([key, value]) => ({ key, ...value })));

async function loadOperators(writer: Writer, file: SettingContents['operators']): Promise<void> {
  const codes = JSON.stringify(file.operators.map(({ code }) => code));
  await writer.run(sql.unlistOperators, { codes });
  await writer.run(sql.clearOperatorAliases, {});
  await writer.run(sql.clearOperatorNetworks, {});
  const aliasesOf = new Map<string, { operatorId: number }>();
  const networksOf = new Map<string, { operatorId: number }>();
  for (const [position, { code, name, kind, host, networks, aliases }] of file.operators.entries()) {
    const [row] = await writer.query(sql.putOperator, { code, name, kind, hostCode: host, position });
    for (const alias of [code, name, ...aliases]) aliasesOf.set(textKey(alias), row!);
    for (const network of networks) networksOf.set(network, row!);
  }
  await writer.run(sql.putOperatorAliases, { aliases: entries(aliasesOf) });
  await writer.run(sql.putOperatorNetworks, { networks: entries(networksOf) });
}

async function loadIssuingBodies(
  writer: Writer,
  { issuingBodies }: SettingContents['issuing_bodies'],
): Promise<void> {
  await writer.run(sql.clearIssuingBodies, {});
  for (const body of issuingBodies) await writer.run(sql.addIssuingBody, { ...body });
}

async function loadWorkingCalendar(writer: Writer, calendar: SettingContents['holidays']): Promise<void> {
  await writer.run(sql.clearWorkingCalendar, {});
  await writer.run(sql.putWorkingCalendar, { calendar: JSON.stringify(calendar) });
}
