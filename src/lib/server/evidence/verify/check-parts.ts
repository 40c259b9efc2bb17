import type { KeyObject } from 'node:crypto';
import type { PackFinding } from '#lib/domain/packs/pack-check.ts';
import type { ReadPart } from '../container/zip.ts';
import { isManifestSigned, readManifest, sha256 } from '../parts/manifest.ts';
import { AREA_PARTS, GAP_PARTS, OPERATOR_PARTS, PART_NAMES, type PartName } from '../parts/part.ts';

/** The parts of a pack by name, as far as they could be read. */
export type PartsFound = ReadonlyMap<PartName, Buffer>;

const NOT_LISTED: readonly PartName[] = ['manifest-sha256.txt', 'manifest-sha256.txt.sig'];

export const finding = (
  damage: PackFinding['damage'],
  part: string | null = null,
  item: string | null = null,
): PackFinding => ({ damage, part, item });

/** The parts that a pack of this scope has: those of areas or of gap areas only where it speaks of some. */
function partsRequired(scope: Buffer | undefined, hasTests: boolean): ReadonlySet<PartName> {
  const { areas, gaps } = readScope(scope);
  const missing = [
    ...(hasSome(areas) ? [] : AREA_PARTS),
    ...(hasSome(gaps) ? [] : GAP_PARTS),
    ...(hasTests ? [] : OPERATOR_PARTS),
  ];
  return new Set(PART_NAMES.filter((name) => !missing.includes(name)));
}

const hasSome = (list: unknown) => Array.isArray(list) && list.length > 0;

/** What a scope.json names, as far as it can be read; a missing one is a finding of its own. */
function readScope(scope: Buffer | undefined): { readonly areas?: unknown; readonly gaps?: unknown } {
  try {
    return (JSON.parse(scope?.toString('utf8') ?? '{}') ?? {}) as object;
  } catch {
    return {};
  }
}

/** Compares the parts with the manifest, and the manifest with its signature. */
export function checkParts(
  read: readonly ReadPart[],
  key: KeyObject | null,
): { readonly parts: PartsFound; readonly findings: readonly PackFinding[] } {
  const findings: PackFinding[] = [];
  const parts = new Map<PartName, Buffer>();
  for (const { name, bytes } of read) {
    const known = PART_NAMES.find((part) => part === name);
    if (known === undefined || bytes === null || parts.has(known)) findings.push(finding('part', name));
    else parts.set(known, bytes);
  }
  const manifest = parts.get('manifest-sha256.txt');
  const hashes = manifest && readManifest(manifest);
  const hasTests = OPERATOR_PARTS.some((name) => hashes?.has(name) || parts.has(name));
  const required = partsRequired(parts.get('scope.json'), hasTests);
  for (const name of PART_NAMES) {
    if (required.has(name) !== read.some((part) => part.name === name)) findings.push(finding('part', name));
  }
  const signature = parts.get('manifest-sha256.txt.sig');
  if (manifest && !hashes) findings.push(finding('part', 'manifest-sha256.txt'));
  if (key && manifest && signature && !isManifestSigned(manifest, signature, key)) {
    // One of the two was changed; which one does not show.
    findings.push(finding('part', 'manifest-sha256.txt'), finding('part', 'manifest-sha256.txt.sig'));
  }
  if (hashes) {
    for (const [name, bytes] of parts) {
      if (!NOT_LISTED.includes(name) && hashes.get(name) !== sha256(bytes)) {
        findings.push(finding('part', name));
      }
    }
    for (const name of hashes.keys()) {
      if (!PART_NAMES.some((part) => part === name)) findings.push(finding('part', name));
    }
  }
  return { parts, findings };
}
