import { createPublicKey, type KeyObject } from 'node:crypto';
import { tmpdir } from 'node:os';
import {
  MOST_FINDINGS,
  type PackCheck,
  type PackFinding,
  type PackSigner,
} from '#lib/domain/packs/pack-check.ts';
import {
  checkSignature,
  COMMENT_BYTES,
  fingerprintOf,
  isPdf,
  placeholder,
  SIGNATURE_CHARACTERS,
} from '../container/signature.ts';
import { readAttachments } from '../container/seal-pdf.ts';
import { BrokenZip, readZip, writeZip, type ReadPart } from '../container/zip.ts';
import { codeOf } from '../parts/manifest.ts';
import { PART_NAMES } from '../parts/part.ts';
import { checkFigures, type FigureCheck } from './check-figures.ts';
import { checkParts, finding, type PartsFound } from './check-parts.ts';

/** Ten times what a pack of the most rows unpacks to would be too much for the checker. */
const LIMITS = { mostParts: 2 * PART_NAMES.length, mostBytes: 250_000_000 } as const;

/**
 * Checks a pack, without a warehouse: every byte by the signature, every part by the manifest, every figure from the rows.
 * `given`: the public key as PEM that it must be signed with; null accepts the key that the pack names, and says so. Only for
 * a limited child: the file comes from outside. `within`: the folder for files meanwhile.
 */
export async function checkPack(
  file: Buffer,
  given: string | null,
  within: string = tmpdir(),
): Promise<PackCheck> {
  const { key, isIntact } = checkSignature(file);
  const signer = signerOf(key, given);
  const findings: PackFinding[] = [];
  if (signer === 'other') findings.push(finding('other_key'));
  const read = partsIn(file, findings);
  if (read === null) return report({ key, signer, findings, file });
  const checked = checkParts(read, key);
  const figures = await checkFigures(checked.parts, within);
  findings.push(...checked.findings, ...figures.findings);
  if (!isIntact) findings.push(finding(await damageOutsideParts(file, read, key, findings)));
  return report({ key, signer, findings, file, parts: checked.parts, figures });
}

function signerOf(key: KeyObject | null, given: string | null): PackSigner {
  if (key === null) return 'none';
  if (given === null) return 'unchecked';
  return createPublicKey(given).equals(key) ? 'given' : 'other';
}

function partsIn(file: Buffer, findings: PackFinding[]): readonly ReadPart[] | null {
  try {
    return isPdf(file) ? readAttachments(file, LIMITS) : readZip(file, COMMENT_BYTES, LIMITS);
  } catch (error) {
    findings.push(
      error instanceof BrokenZip && (isZip(file) || isPdf(file)) ? finding('container') : finding('no_pack'),
    );
    return null;
  }
}

const isZip = (file: Buffer) => file.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';

/**
 * Where is what the signature refuses, when no part is to blame? Parts that are whole give the archive again, which then
 * differs from this one in the signature alone, or elsewhere.
 */
async function damageOutsideParts(
  file: Buffer,
  read: readonly ReadPart[],
  key: KeyObject | null,
  findings: readonly PackFinding[],
): Promise<'signature' | 'container'> {
  if (key === null || findings.some(({ damage }) => damage !== 'other_key')) return 'signature';
  if (isPdf(file)) return 'container';
  const parts = read.map(({ name, bytes }) => ({ name, bytes: bytes! }));
  const scope = JSON.parse(parts.find(({ name }) => name === 'scope.json')!.bytes.toString()) as {
    changedAt: string;
  };
  const again = await writeZip(parts, new Date(scope.changedAt), Buffer.from(placeholder(key)));
  const before = again.length - SIGNATURE_CHARACTERS;
  return again.length === file.length && again.subarray(0, before).equals(file.subarray(0, before))
    ? 'signature'
    : 'container';
}

interface Found {
  readonly key: KeyObject | null;
  readonly signer: PackSigner;
  readonly findings: readonly PackFinding[];
  readonly file: Buffer;
  readonly parts?: PartsFound;
  readonly figures?: FigureCheck;
}

function report({ key, signer, findings, parts, figures }: Found): PackCheck {
  const manifest = parts?.get('manifest-sha256.txt');
  const seen = new Map(findings.map((entry) => [JSON.stringify(entry), entry]));
  const dataVersion = figures?.scope?.dataVersion;
  return {
    isIntact: findings.length === 0,
    signer,
    fingerprint: key && fingerprintOf(key),
    code: manifest ? codeOf(manifest) : null,
    simulated: figures?.scope?.simulated === true,
    dataVersion: typeof dataVersion === 'number' ? dataVersion : null,
    rows: figures?.rows ?? 0,
    figures: figures?.figures ?? 0,
    gaps: figures?.gaps ?? 0,
    ways: figures?.ways ?? 0,
    compared: figures?.compared ?? 0,
    operatorRows: figures?.operatorRows ?? 0,
    findings: [...seen.values()].slice(0, MOST_FINDINGS),
  };
}
