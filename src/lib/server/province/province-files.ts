import { join } from 'node:path';
import type { NewProvinceRequest } from '#lib/domain/province/new-province.ts';
import { textKey } from '#lib/domain/text-key.ts';
import { PROVINCE_FILE_WORDS as WORDS } from '#lib/messages/province-files.ts';
import { partTitle } from '../areas/place-names/name-reading.ts';
import type { AreaTopology } from '../areas/topology.ts';
import { asCsv, type UnitFigures } from './province-tables.ts';
import { shippedDepartments, shippedProvinces } from './shipped-frame.ts';

/** One unit of a level, with its figures and the district it lies in. */
export interface MadeUnit extends UnitFigures {
  readonly code: string;
  /** With its type word, when it has one. */
  readonly title: string;
  readonly district: string | null;
}

/** What the files of a province are written from. */
export interface MadeAreas {
  readonly request: NewProvinceRequest;
  readonly topology: AreaTopology;
  /** The units of the outlines, and their districts; null where the outlines are districts, or none are known. */
  readonly units: readonly MadeUnit[];
  readonly districts: readonly MadeUnit[] | null;
}

/** What some departments are named after at their end. */
const GENERIC = new RegExp(`(${WORDS.province}|${WORDS.city})$`, 'u');
const UNIT_COLUMNS = ['code', 'name', 'type', 'area_km2', 'population'];
const REPORTING_COLUMNS = [
  ...['code', 'name', 'kind', 'district', 'commune', 'valid_from', 'valid_to', 'aliases', 'successor'],
  ...['verified', 'source', 'note'],
];

/** The files of a province's own rooms, by their paths. `shipped` is the program's reference folder. */
export function provinceFiles(made: MadeAreas, shipped: string): ReadonlyMap<string, string> {
  const { request, units, districts } = made;
  const table = (level: string) => `${level}s.csv`;
  return new Map([
    [join('areas', 'areas.topo.json'), JSON.stringify(topologyOf(made))],
    [join('areas', 'editions.json'), `${JSON.stringify(editionsOf(made), null, 2)}\n`],
    [join('areas', table(request.level)), unitTable(units)],
    ...(districts === null ? [] : [[join('areas', table('district')), unitTable(districts)] as const]),
    [join('areas', 'provinces.csv'), provinceTable(request, shipped)],
    [join('areas', 'former-names.csv'), `edition,level,name,districts,${request.edition}/${request.level}\n`],
    [join('areas', 'README.md'), readmeOf(made)],
    [join('reporting-units', 'issuing-bodies.json'), `${JSON.stringify([bodyOf(request)], null, 2)}\n`],
    [join('reporting-units', 'reporting-units.csv'), reportingTable(made, shipped)],
  ]);
}

/** How many offices the table of reporting units has to begin with. */
export const reportingUnitsIn = (files: ReadonlyMap<string, string>): number =>
  files.get(join('reporting-units', 'reporting-units.csv'))!.trimEnd().split('\n').length - 1;

function topologyOf({ request, topology, units }: MadeAreas): object {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const geometries = topology.objects.areas.geometries.map(({ properties: { code }, ...shape }) => {
    const district = byCode.get(code)?.district ?? null;
    return {
      ...shape,
      properties: { id: code, [request.level]: code, ...(district === null ? {} : { district }) },
    };
  });
  return { ...topology, objects: { areas: { ...topology.objects.areas, geometries } } };
}

const sumOf = (values: readonly (number | null)[]): number | null =>
  values.includes(null) ? null : values.reduce<number>((sum, value) => sum + value!, 0);
const roundedKm2 = (value: number | null): number | null =>
  value === null ? null : Number(value.toFixed(2));

function editionsOf({ request, units, districts }: MadeAreas): object {
  const { origin, licence, level, edition, editionName, validFrom } = request;
  const figures = {
    areaKm2: roundedKm2(sumOf(units.map((unit) => unit.areaKm2))),
    population: sumOf(units.map((unit) => unit.population)),
  };
  const province = { code: request.provinceCode, ...partTitle(request.province), ...figures };
  const ofUnits = (name: string) => ({ level: name, property: name, file: `${name}s.csv` });
  return {
    layer: {
      ...{ name: textKey(partTitle(request.province).name).replaceAll(' ', '-') },
      ...{ file: 'areas.topo.json', object: 'areas', id: 'id', origin, licence, datedOn: validFrom },
    },
    editions: [
      {
        ...{ id: edition, name: editionName, validFrom, validTo: null, origin, licence, datedOn: validFrom },
        levels: [
          { level: 'province', units: [province] },
          ...(districts === null ? [] : [ofUnits('district')]),
          ofUnits(level),
        ],
      },
    ],
    names: 'former-names.csv',
    provinces: 'provinces.csv',
  };
}

const unitTable = (units: readonly MadeUnit[]): string =>
  asCsv(
    units.map(({ code, title, areaKm2, population }) => ({
      ...{ code, ...partTitle(title) },
      ...{ area_km2: roundedKm2(areaKm2) ?? '', population: population ?? '' },
    })),
    UNIT_COLUMNS,
  );

/** The other provinces, to tell an address outside from an unknown name; former parts of this one are none of them. */
function provinceTable({ province, former }: NewProvinceRequest, shipped: string): string {
  const own = new Set([partTitle(province).name, ...former.map((name) => partTitle(name).name)].map(textKey));
  const others = shippedProvinces(shipped).filter(({ name }) => !own.has(textKey(name)));
  return asCsv(
    others.map((row) => ({ ...row, holding: 'none' })),
    ['edition', 'name', 'holding'],
  );
}

const bodyOf = ({ issuer }: NewProvinceRequest) => ({
  ...{ name: issuer.name, superior: issuer.superior, symbol: issuer.symbol, office: null },
  ...{ place: issuer.place, signatory: issuer.signatory, validFrom: null, validTo: null },
});

/** Departments by the frame, the press, and the UBND of each unit: a table to be filled in and compared with the office's own. */
function reportingTable({ request, units }: MadeAreas, shipped: string): string {
  const { name, type } = partTitle(request.province);
  const kind = type.toLowerCase() === WORDS.city ? WORDS.city : WORDS.province;
  const frame = { valid_from: '', valid_to: '', successor: '', district: '', commune: '' };
  const unknown = {
    verified: 'no',
    source: WORDS.frame,
    note: '',
  };
  const departments = shippedDepartments(shipped)
    .filter((department) => textKey(department.name) !== textKey(request.issuer.name))
    .map(({ code, name: title, aliases }) => ({
      ...{ code, name: title.replace(GENERIC, kind), kind: 'department', ...frame },
      ...{ aliases: aliases.map((alias) => alias.replace(GENERIC, kind)).join('|'), ...unknown },
    }));
  const press = {
    ...{ code: 'bao-dai', name: WORDS.press(name), kind: 'press', ...frame },
    ...{ aliases: '', ...unknown },
  };
  const offices = units.map((unit) => {
    const lower = unit.title.charAt(0).toLowerCase() + unit.title.slice(1);
    return {
      ...{
        code: `ubnd-${unit.code}`,
        name: `UBND ${partTitle(unit.title).type === '' ? unit.title : lower}`,
      },
      ...{ kind: request.level, ...frame, [request.level]: unit.code },
      ...{ valid_from: request.validFrom ?? '', aliases: [unit.title, partTitle(unit.title).name].join('|') },
      ...{ verified: 'partly', source: WORDS.ofOutlines, note: '' },
    };
  });
  return asCsv([...departments, press, ...offices], REPORTING_COLUMNS);
}

function readmeOf({ request, units, districts }: MadeAreas): string {
  const { province, level, origin, licence, tolerance, validFrom } = request;
  return `# ${province}

Made by \`npm run areas -- new-province\` from outlines of ${units.length} units of level ${level}${districts === null ? '' : `, in ${districts.length} districts`}.
The shape of these files is described in the program's \`data/reference/areas/README.md\`.

- Origin: ${origin}. Licence: ${licence === '' ? 'not stated' : licence}. In force from: ${validFrom ?? 'always'}.
- Outlines were made simpler: no point lies farther than ${tolerance} m from the line that is left.
- \`area_km2\` is computed from the outlines where no table gave it; populations that no table gave are empty.
- \`provinces.csv\` are the provinces of the country without this one.
- \`../reporting-units/reporting-units.csv\` is to be filled in: the departments are a frame that holds in most provinces, the names
  of the UBND come from the outlines. \`issuing-bodies.json\` names who signs. The program reads both at each start.
`;
}
