import type { Level } from '../area.ts';
import type { Gate } from './gate.ts';
import type { DecidingMean, Standard } from '../standard.ts';
import type { LocalizedText, SourceDocument } from './source-document.ts';

/** The documents that the other files name by id. */
export interface DocumentsFile {
  readonly documents: readonly SourceDocument[];
}

type Written = Pick<
  Standard,
  | 'id'
  | 'kind'
  | 'enabled'
  | 'metric'
  | 'technology'
  | 'statistic'
  | 'limit'
  | 'decidingMean'
  | 'levels'
  | 'name'
  | 'validFrom'
  | 'validTo'
  | 'validity'
  | 'dueYear'
  | 'seenUntil'
>;

/** A standard as a file has it; documents by their ids, the one that sets the limit first. */
export interface StandardEntry extends Written {
  readonly share?: number | null;
  readonly operator?: string;
  readonly documents: readonly string[];
}

/** Standards for every operator, and why a kind of mean decides. */
export interface StandardsFile {
  readonly decidingMeans: Readonly<Record<DecidingMean, LocalizedText>>;
  readonly standards: readonly StandardEntry[];
}

/**
 * Values each operator declared for its network, in kbit/s: a mean, the speed that 95% of measurements must reach, and
 * a mean upload.
 */
export interface DeclaredFile
  extends
    Pick<StandardEntry, 'kind' | 'enabled' | 'technology' | 'decidingMean' | 'levels' | 'documents'>,
    Pick<StandardEntry, 'validFrom' | 'validTo' | 'validity' | 'seenUntil'> {
  readonly share: number;
  readonly name: Readonly<Record<'mean' | 'share' | 'upload', LocalizedText>>;
  readonly declared: readonly {
    readonly operator: string;
    readonly meanKbps: number;
    readonly shareKbps: number;
    readonly uploadKbps: number;
  }[];
}

/** A gate as a file has it: one number for every level, or one for each. */
export interface GateEntry extends Omit<Gate, 'minimum' | 'documents'> {
  readonly minimum: number | Readonly<Record<Level, number>>;
  readonly documents: readonly string[];
}

/** The gates. */
export interface GatesFile {
  readonly gates: readonly GateEntry[];
}

/** All that is judged by: what the files of the folder `standards` hold of it. */
export interface StandardsSetting extends StandardsFile, GatesFile, DocumentsFile {
  readonly declared: DeclaredFile;
}

/** Three standards of each operator: its declared mean, the share at its declared speed, its declared upload. */
export function declaredStandards(file: DeclaredFile): readonly StandardEntry[] {
  const { declared, share, name, ...common } = file;
  const { kind, enabled, technology, levels, documents, validFrom, validTo, validity, seenUntil } = common;
  const dates = { validFrom, validTo, validity, dueYear: null, seenUntil };
  const prefix = `${technology.toLowerCase()}-declared`;
  return declared.flatMap(({ operator, meanKbps, shareKbps, uploadKbps }): StandardEntry[] => {
    const of = { kind, enabled, technology, levels, documents, ...dates, operator };
    const mean = { statistic: 'mean', decidingMean: common.decidingMean } as const;
    return [
      {
        ...{ ...of, ...mean, id: `${prefix}-mean-${operator}` },
        metric: 'download',
        limit: meanKbps,
        name: name.mean,
      },
      {
        ...{ ...of, statistic: 'share', decidingMean: null, id: `${prefix}-share-${operator}` },
        metric: 'download',
        limit: shareKbps,
        share,
        name: name.share,
      },
      {
        ...{ ...of, ...mean, id: `${prefix}-upload-${operator}` },
        metric: 'upload',
        limit: uploadKbps,
        name: name.upload,
      },
    ];
  });
}
