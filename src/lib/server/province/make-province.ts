import { readFile } from 'node:fs/promises';
import { group } from 'd3';
import type { AreaImportRequest } from '#lib/domain/area-import.ts';
import type {
  NewProvinceReport,
  NewProvinceRequest,
  OutlineFields,
} from '#lib/domain/province/new-province.ts';
import { textKey } from '#lib/domain/text-key.ts';
import type { ImportContent } from '../areas/import-content.ts';
import { openImport } from '../areas/open-import.ts';
import { partTitle } from '../areas/place-names/name-reading.ts';
import { buildGrid } from '../areas/grid.ts';
import { areaRings } from '../areas/topology.ts';
import { districtsByOutline } from './districts-of.ts';
import { provinceFiles, reportingUnitsIn, type MadeUnit } from './province-files.ts';
import { readFigures, type UnitFigures } from './province-tables.ts';
import { areaKm2 } from './ring-area.ts';
import { positionsIn, simplifyArcs } from './simplify-arcs.ts';

/** A file that a person gave. */
export interface GivenFile {
  readonly path: string;
  readonly name: string;
}

/** The files that a province is made of. */
export interface GivenFiles {
  readonly outlines: GivenFile;
  readonly districts?: GivenFile | undefined;
  readonly populations?: GivenFile | undefined;
}

/** A province's files by their paths, and what a person should look at. */
export interface MadeProvince {
  readonly files: ReadonlyMap<string, string>;
  readonly report: NewProvinceReport;
}

/**
 * Makes the reference data of a province from outlines: simpler outlines with shared borders, an edition with its levels, the
 * provinces around, offices that report, who signs. Outlines are read in a limited process. Throws a Fault that says what to
 * correct.
 */
export async function makeProvince(
  given: GivenFiles,
  request: NewProvinceRequest,
  shipped: string,
  signal?: AbortSignal,
): Promise<MadeProvince> {
  const { districts: told } = request;
  const parents = told.kind === 'fields' ? { parentField: told.code, parentNameField: told.name } : {};
  const read = await openImport(
    given.outlines.path,
    importOf(given.outlines, request, request.outlines, parents),
    signal,
  );
  const topology = simplifyArcs(read.topology, request.tolerance);
  const figures = await figuresOf(given.populations);
  const areaOf = new Map(areaRings(read.topology).map((shape) => [shape.code, areaKm2(shape)]));
  const districts = await districtsOf(given, request, read, signal);
  const used = new Set<object>();
  const unitOf = (code: string, title: string, district: string | null, km2: number | null): MadeUnit => {
    const row = figures?.find(code, title);
    if (row) used.add(row);
    return { code, title, district, population: row?.population ?? null, areaKm2: row?.areaKm2 ?? km2 };
  };
  const units = read.areas.map(({ code, title }) =>
    unitOf(code, title, districts?.codes.get(code) ?? null, areaOf.get(code)!),
  );
  const ofDistrict = (code: string, field: 'population' | 'areaKm2') =>
    units
      .filter((unit) => unit.district === code)
      .reduce<number | null>(
        (sum, unit) => (sum === null || unit[field] === null ? null : sum + unit[field]),
        0,
      );
  const madeDistricts =
    districts === null
      ? null
      : [...districts.titles].map(([code, title]) => {
          const made = unitOf(code, title, null, ofDistrict(code, 'areaKm2'));
          return { ...made, population: made.population ?? ofDistrict(code, 'population') };
        });
  const { overlaps } = await buildGrid(areaRings(topology));
  const files = provinceFiles({ request, topology, units, districts: madeDistricts }, shipped);
  const count = (level: NewProvinceReport['levels'][number]['level'], made: readonly unknown[] | null) =>
    made === null ? [] : [{ level, units: made.length }];
  return {
    files,
    report: {
      province: request.province,
      levels: [
        { level: 'province', units: 1 },
        ...count('district', madeDistricts),
        ...count(request.level, units),
      ],
      fields: read.fields,
      positions: { read: read.positions, left: positionsIn(topology) },
      convertedFrom: read.convertedFrom,
      repairs: read.repairs,
      overlaps: overlaps.map(([a, b]) => [units[a]!.title, units[b]!.title] as const),
      divided: districts?.divided ?? [],
      populations: figures === null ? null : { found: used.size, unknown: figures.without(used) },
      sameNames: sameNames(units),
      reportingUnits: reportingUnitsIn(files),
    },
  };
}

const importOf = (
  { name: fileName }: GivenFile,
  { edition, level }: NewProvinceRequest,
  { code, name, type, object }: OutlineFields,
  parents: Partial<AreaImportRequest> = {},
): AreaImportRequest => ({
  ...{ fileName, edition, level, codeField: code, nameField: name, typeField: type, object },
  ...parents,
});

/** The district of each area and the districts' titles; null where none are told. */
async function districtsOf(
  given: GivenFiles,
  request: NewProvinceRequest,
  { areas, topology }: ImportContent,
  signal: AbortSignal | undefined,
) {
  const { districts: told } = request;
  if (told.kind === 'fields') {
    const titles = new Map(areas.map(({ parent, parentTitle }) => [parent!, parentTitle ?? parent!]));
    return { codes: new Map(areas.map(({ code, parent }) => [code, parent!])), titles, divided: [] };
  }
  if (told.kind === 'none' || !given.districts) return null;
  const read = await openImport(
    given.districts.path,
    importOf(given.districts, request, told.fields),
    signal,
  );
  const titles = new Map(read.areas.map(({ code, title }) => [code, title]));
  const { codes, divided } = districtsByOutline(areas, topology, read.topology, titles);
  const used = new Set(codes.values());
  return { codes, divided, titles: new Map([...titles].filter(([code]) => used.has(code))) };
}

/** The table of populations, to be looked up by code, else by name; null without one. */
async function figuresOf(file: GivenFile | undefined) {
  if (!file) return null;
  const rows = readFigures(await readFile(file.path), file.name);
  const keysOf = (title: string) => [textKey(title), textKey(partTitle(title).name)];
  return {
    find(code: string, title: string): (UnitFigures & object) | undefined {
      const byCode = rows.find((row) => row.code !== '' && row.code === code);
      if (byCode) return byCode;
      const [whole, name] = keysOf(title);
      const named = rows.filter((row) => row.name !== '');
      const exact = named.filter((row) => textKey(row.name) === whole);
      const found = exact.length > 0 ? exact : named.filter((row) => keysOf(row.name).includes(name!));
      return found.length === 1 ? found[0] : undefined;
    },
    without: (used: ReadonlySet<object>) =>
      rows.filter((row) => !used.has(row)).map(({ code, name }) => name || code),
  };
}

function sameNames(units: readonly MadeUnit[]): string[] {
  const byName = group(units, ({ title, district }) => `${district ?? ''} ${textKey(partTitle(title).name)}`);
  return [...byName.values()].filter((alike) => alike.length > 1).map(([first]) => first!.title);
}
