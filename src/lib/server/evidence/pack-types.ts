import type { PackFormat } from '#lib/domain/packs/pack-record.ts';

/** The content type of each format. */
export const PACK_TYPES: Readonly<Record<PackFormat, string>> = {
  zip: 'application/zip',
  pdf: 'application/pdf',
};
