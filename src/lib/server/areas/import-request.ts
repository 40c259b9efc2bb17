import { isLevel, LEVELS, type Level } from '#lib/domain/area.ts';
import type { AreaImportRequest } from '#lib/domain/area-import.ts';
import { Fault } from '#lib/domain/fault.ts';
import { plainWords } from '#lib/domain/plain-words.ts';

/** Option names of an import: on the command line (with `--`) and in the API's query string. */
export const AREA_IMPORT_OPTIONS = [
  'edition',
  'level',
  'code',
  'name',
  'parent',
  'parent-level',
  'object',
  'edition-name',
  'from',
  'to',
  'origin',
  'licence',
] as const;
type Option = (typeof AREA_IMPORT_OPTIONS)[number];

/** The import request in the options. Throws a Fault for a missing option or an unknown level. */
export function areaImportRequest(options: URLSearchParams, fileName: string): AreaImportRequest {
  const valueOf = (option: Option) => plainWords(options.get(option) ?? '') || undefined;
  const needed = (option: Option): string => {
    const value = valueOf(option);
    if (value === undefined) throw new Fault('areas_option_missing', { option });
    return value;
  };
  const asLevel = (level: string): Level => {
    if (!isLevel(level)) throw new Fault('areas_level_unknown', { level, levels: LEVELS });
    return level;
  };
  const parentLevel = valueOf('parent-level');
  return {
    fileName,
    edition: needed('edition'),
    level: asLevel(needed('level')),
    codeField: needed('code'),
    nameField: needed('name'),
    parentField: valueOf('parent'),
    parentLevel: parentLevel === undefined ? undefined : asLevel(parentLevel),
    object: valueOf('object'),
    editionName: valueOf('edition-name'),
    validFrom: valueOf('from'),
    validTo: valueOf('to'),
    origin: valueOf('origin'),
    licence: valueOf('licence'),
  };
}
