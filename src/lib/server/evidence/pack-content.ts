import { createPublicKey, type KeyObject } from 'node:crypto';
import { Fault } from '#lib/domain/fault.ts';
import { formatCount } from '#lib/domain/format.ts';
import { readmeText } from '#lib/messages/packs/readme.ts';
import { scopeLines } from '#lib/messages/packs/scope-words.ts';
import { VERSION } from '../version.ts';
import { fingerprintOf } from './container/signature.ts';
import { scopeFactsOf, type Evidence } from './evidence.ts';
import type { EvidenceGap } from './gaps/gap-evidence.ts';
import { gapContent } from './gaps/gap-content.ts';
import { operatorParts, operatorTestsOf } from './operator-tests/operator-parts.ts';
import { packKey, renameRows, rowsCsv, type PackRow } from './pack-rows.ts';
import { dataPackage } from './parts/data-package.ts';
import { itemsOf, type GapItems } from './parts/items.ts';
import { codeOf, manifestParts } from './parts/manifest.ts';
import { parquetOf } from './parts/parquet.ts';
import { jsonPart, PART_NAMES, textPart, type Part } from './parts/part.ts';
import { rulesOf, standardsOf } from './parts/rule-parts.ts';
import { readRowsSql, recomputeSql } from './parts/sql-parts.ts';
import { exclusionsCsv, figuresCsv, sensitivityCsv } from './parts/tables.ts';
import { recompute } from './recompute/recompute.ts';
import type { SensitivityRow } from './recompute/sensitivity.ts';

/** A pack before it becomes a file: the same for ZIP and PDF. */
export interface PackContent {
  /** The short code, see `codeOf`. */
  readonly code: string;
  readonly evidence: Evidence;
  readonly rows: readonly PackRow[];
  readonly sensitivity: readonly SensitivityRow[];
  /** Null where there is no gap area. */
  readonly gaps: GapItems | null;
  /** In the order of `PART_NAMES`, manifest and its signature last. */
  readonly parts: readonly Part[];
  /** Of everything in the pack. */
  readonly date: Date;
  readonly fingerprint: string;
}

/** The secrets of the office that a pack is made with. */
export interface PackSecrets {
  readonly deviceSecret: string;
  readonly signingKey: KeyObject;
}

/** scope.json: what the pack speaks of and where its rows came from; gap areas with devices by their names in the pack. */
export const scopeOfPack = (
  { scope, order, dataVersion, changedAt, simulated, ...evidence }: Evidence,
  gaps: readonly EvidenceGap[],
) => ({
  simulated,
  format: gaps.length === 0 ? 'i-speed-pack/1' : 'i-speed-pack/2',
  program: VERSION,
  dataVersion,
  changedAt,
  filter: scope.filter,
  order,
  edition: evidence.edition,
  areas: evidence.areas,
  ...(evidence.gaps ? { gaps, gapEdition: evidence.gaps.edition, gapLevel: evidence.gaps.level } : {}),
  operatorName: evidence.operatorName,
  batches: evidence.batches,
});

/** What scope.json says. */
export type PackScope = ReturnType<typeof scopeOfPack>;

/**
 * Makes a pack's parts. The same evidence and secrets give the same bytes. Throws a Fault when the figures do not follow from
 * the pack's own rows: nobody could check it then.
 */
export async function makeContent(
  evidence: Evidence,
  { deviceSecret, signingKey }: PackSecrets,
): Promise<PackContent> {
  const { scope, simulated, dataVersion, gaps } = evidence;
  const key = packKey(deviceSecret, scope, dataVersion);
  const rows = renameRows(evidence.rows, key);
  const { rule, minimums } = evidence;
  const again = recompute(rows, { filter: scope.filter, areas: scope.areas, rule, minimums });
  requireEqual(evidence.figures, again.figures);
  const ofGaps = gaps && gapContent(gaps, rows, { ...evidence, key });
  const { sensitivity } = again;
  const [rules, standards] = [rulesOf(evidence), standardsOf(evidence)];
  const operatorTests = evidence.operatorTests && operatorTestsOf(evidence.operatorTests, simulated);
  const csv = textPart('rows.csv', rowsCsv(rows));
  const described: Part[] = [
    textPart('README.md', readmeText(readmeFacts(evidence, rows.length, fingerprintOf(signingKey)))),
    jsonPart('scope.json', scopeOfPack(evidence, ofGaps?.areas ?? [])),
    csv,
    { name: 'rows.parquet', bytes: await parquetOf(csv.bytes) },
    ...(scope.areas.length === 0 ? [] : areaParts(evidence, sensitivity)),
    ...(ofGaps ? ofGaps.parts : []),
    textPart('exclusions.csv', exclusionsCsv(evidence.exclusions, simulated)),
    jsonPart('rules.json', rules),
    jsonPart('standards.json', standards),
    ...operatorParts(evidence, rows, key),
    textPart('read-rows.sql', readRowsSql(evidence)),
  ].sort(byOrder);
  const items = {
    ...{ figures: evidence.figures, sensitivity, rules, standards, operatorTests },
    gaps: ofGaps && ofGaps.items,
  };
  const parts: Part[] = [
    ...described,
    jsonPart('datapackage.json', dataPackage(evidence, described)),
    jsonPart('items.json', { simulated, items: itemsOf(items) }),
    textPart('public-key.pem', publicPem(signingKey)),
  ];
  const signed = manifestParts(parts, signingKey);
  return {
    code: codeOf(signed[0].bytes),
    ...{ evidence, rows, sensitivity, gaps: ofGaps && ofGaps.items },
    parts: [...parts, ...signed],
    date: new Date(evidence.changedAt),
    fingerprint: fingerprintOf(signingKey),
  };
}

function areaParts(evidence: Evidence, sensitivity: readonly SensitivityRow[]): readonly Part[] {
  const { figures, simulated } = evidence;
  return [
    textPart('figures.csv', figuresCsv(figures, evidence)),
    jsonPart('figures.json', { simulated, figures }),
    textPart('sensitivity.csv', sensitivityCsv(sensitivity, simulated)),
    jsonPart('sensitivity.json', { simulated, sensitivity }),
    textPart('recompute.sql', recomputeSql(evidence)),
  ];
}

const byOrder = (a: Part, b: Part) => orderOf(a) - orderOf(b);
const orderOf = (part: Part) => PART_NAMES.findIndex((name) => name === part.name);

/** A key's public half as PEM. */
export const publicPem = (key: KeyObject): string =>
  (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'pem' }).toString();

function requireEqual(figures: Evidence['figures'], again: Evidence['figures']): void {
  figures.forEach((row, i) => {
    if (JSON.stringify(row) !== JSON.stringify(again[i])) {
      throw new Fault('pack_not_reproduced', { code: row.code }, 500);
    }
  });
}

const readmeFacts = (evidence: Evidence, rows: number, fingerprint: string) => ({
  scope: { vi: scopeLines(scopeFactsOf(evidence), 'vi'), en: scopeLines(scopeFactsOf(evidence), 'en') },
  simulated: evidence.simulated,
  hasAreas: evidence.areas.length > 0,
  hasGaps: evidence.gaps !== null,
  rows: formatCount(rows, 'vi'),
  dataVersion: String(evidence.dataVersion),
  changedAt: evidence.changedAt,
  fingerprint,
  program: VERSION,
  hasOperatorTests: evidence.operatorTests !== null,
});
