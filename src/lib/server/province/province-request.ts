import { isLevel } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import { formatDate } from '#lib/domain/format.ts';
import { isLocalDate } from '#lib/domain/local-date.ts';
import type { NewProvinceRequest } from '#lib/domain/province/new-province.ts';
import { plainWords } from '#lib/domain/plain-words.ts';
import { PROVINCE_FILE_WORDS as WORDS } from '#lib/messages/province-files.ts';
import { EDITION_ID } from '../areas/import-areas.ts';
import { partTitle } from '../areas/place-names/name-reading.ts';

/** Options of a new province: on the command line (with `--`), and fields of the page. */
export const PROVINCE_OPTIONS = [
  ...(['province', 'province-code', 'level', 'code', 'name', 'type', 'object'] as const),
  ...(['district-code', 'district-name', 'district-object'] as const),
  ...(['edition', 'edition-name', 'from', 'former', 'tolerance', 'origin', 'licence'] as const),
  ...(['issuer', 'superior', 'symbol', 'place', 'signatory'] as const),
] as const;
type Option = (typeof PROVINCE_OPTIONS)[number];

/** Simpler by less than the accuracy of a telephone's position. */
const DEFAULT_TOLERANCE_M = 25;
const MOST_TOLERANCE_M = 500;

/**
 * What a new province is made of by the options; `hasDistricts`: outlines of districts are given in a file of their own. Throws a
 * Fault for a missing or wrong option.
 */
export function provinceRequest(
  optionOf: (option: Option) => string | undefined,
  outlines: string,
  hasDistricts: boolean,
): NewProvinceRequest {
  const valueOf = (option: Option) => plainWords(optionOf(option) ?? '') || undefined;
  const province = valueOf('province');
  if (province === undefined) throw new Fault('province_option_missing', { option: 'province' });
  const level = valueOf('level') ?? 'commune';
  if (!isLevel(level) || level === 'province') throw new Fault('province_level_wrong', { level });
  const validFrom = valueOf('from') ?? null;
  if (validFrom !== null && !isLocalDate(validFrom))
    throw new Fault('areas_date_invalid', { value: validFrom });
  const edition = valueOf('edition') ?? validFrom?.slice(0, 4) ?? 'hien-hanh';
  if (!EDITION_ID.test(edition)) throw new Fault('areas_edition_id_invalid', { edition });
  const { name } = partTitle(province);
  const title = province.charAt(0).toLowerCase() + province.slice(1);
  return {
    ...{ province, provinceCode: valueOf('province-code') ?? '00', level, edition, validFrom },
    outlines: {
      code: valueOf('code'),
      name: valueOf('name'),
      type: valueOf('type'),
      object: valueOf('object'),
    },
    districts: districtsIn(valueOf, level, hasDistricts),
    editionName:
      valueOf('edition-name') ?? WORDS.edition(title, validFrom === null ? null : formatDate(validFrom)),
    former: (valueOf('former') ?? '').split(/[|,;]/).map(plainWords).filter(Boolean),
    tolerance: toleranceIn(valueOf('tolerance')),
    issuer: {
      name: valueOf('issuer') ?? WORDS.issuer,
      superior: valueOf('superior') ?? WORDS.superior(partTitle(province).type === '' ? province : title),
      symbol: valueOf('symbol') ?? WORDS.symbol,
      place: valueOf('place') ?? name,
      signatory: valueOf('signatory') ?? WORDS.signatory,
    },
    origin: valueOf('origin') ?? outlines,
    licence: valueOf('licence') ?? '',
  };
}

function districtsIn(
  valueOf: (option: Option) => string | undefined,
  level: NewProvinceRequest['level'],
  hasDistricts: boolean,
): NewProvinceRequest['districts'] {
  const [code, name, object] = [
    valueOf('district-code'),
    valueOf('district-name'),
    valueOf('district-object'),
  ];
  if (level === 'district' && (hasDistricts || code !== undefined))
    throw new Fault('province_districts_twice');
  if (hasDistricts) return { kind: 'outlines', fields: { code, name, object } };
  return code === undefined ? { kind: 'none' } : { kind: 'fields', code, name };
}

function toleranceIn(text: string | undefined): number {
  if (text === undefined) return DEFAULT_TOLERANCE_M;
  const metres = Number(text);
  if (!(metres >= 0 && metres <= MOST_TOLERANCE_M))
    throw new Fault('province_tolerance_wrong', { value: text, most: MOST_TOLERANCE_M });
  return metres;
}
