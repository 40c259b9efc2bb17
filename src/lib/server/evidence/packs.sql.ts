import { fragment, statement } from '../db/statement.ts';

/** A pack as stored; areas and gap areas together as JSON. */
export interface StoredPack {
  readonly code: string;
  readonly filter: string;
  readonly areas: string;
  readonly dataVersion: number;
  readonly simulated: boolean;
  readonly zipSha256: string | null;
  readonly pdfSha256: string | null;
  readonly fingerprint: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly replacedBy: string | null;
}

const PACKS = fragment`
  select pack_code as code, filter, areas::varchar as areas, data_version as "dataVersion", simulated,
    zip_sha256 as "zipSha256", pdf_sha256 as "pdfSha256", key_fingerprint as fingerprint, made_at as "madeAt",
    made_by as "madeBy", replaced_by as "replacedBy"
  from evidence_pack`;

/** Every pack, the latest first. */
export const allPacks = statement<StoredPack>()`${PACKS} order by made_at desc, pack_code`;

/** The pack of a code. */
export const packOfCode = statement<
  StoredPack,
  { readonly code: string }
>()`${PACKS} where pack_code = $code`;

/** Records a pack; one that was made before gets the hash of its further file. */
export const recordPack = statement<
  never,
  {
    readonly code: string;
    readonly scopeKey: string;
    readonly filter: string;
    readonly areas: string;
    readonly dataVersion: number;
    readonly simulated: boolean;
    readonly zipSha256: string | null;
    readonly pdfSha256: string | null;
    readonly fingerprint: string;
    readonly now: string;
    readonly by: string;
  }
>()`
  insert into evidence_pack (pack_code, scope_key, filter, areas, data_version, simulated, zip_sha256, pdf_sha256,
    key_fingerprint, made_at, made_by)
  values ($code, $scopeKey, $filter, $areas::json, $dataVersion, $simulated, $zipSha256, $pdfSha256, $fingerprint,
    $now::timestamp, $by)
  on conflict (pack_code) do update set zip_sha256 = coalesce(excluded.zip_sha256, evidence_pack.zip_sha256),
    pdf_sha256 = coalesce(excluded.pdf_sha256, evidence_pack.pdf_sha256)
`;

/** Says of earlier packs of the same scope that this one takes their place. */
export const replaceEarlier = statement<never, { readonly code: string; readonly scopeKey: string }>()`
  update evidence_pack set replaced_by = $code
  where scope_key = $scopeKey and pack_code <> $code and replaced_by is null
    and made_at <= (select made_at from evidence_pack where pack_code = $code)
`;

/** Every key, the one in use first. */
export const allKeys = statement<{
  readonly fingerprint: string;
  readonly publicKey: string;
  readonly usedFrom: string;
  readonly madeBy: string;
  readonly usedUntil: string | null;
}>()`
  select fingerprint, public_key as "publicKey", used_from as "usedFrom", made_by as "madeBy",
    used_until as "usedUntil"
  from signing_key order by used_until desc nulls first, used_from desc
`;

/** Ends the use of every other key. */
export const retireOtherKeys = statement<never, { readonly fingerprint: string; readonly now: string }>()`
  update signing_key set used_until = $now::timestamp where fingerprint <> $fingerprint and used_until is null
`;

/** Records the key in use. */
export const recordKey = statement<
  never,
  { readonly fingerprint: string; readonly publicKey: string; readonly now: string; readonly by: string }
>()`
  insert into signing_key (fingerprint, public_key, used_from, made_by)
  values ($fingerprint, $publicKey, $now::timestamp, $by)
  on conflict (fingerprint) do update set used_until = null
`;
