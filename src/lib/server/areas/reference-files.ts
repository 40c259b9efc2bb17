import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { isLevel, type Edition, type Level, type Area, type AreaReference } from '#lib/domain/area.ts';
import type { LocalDate } from '#lib/domain/local-date.ts';
import type { AreaTopology } from './topology.ts';

type FileArea = Omit<Area, 'parentCode'>;

/** `editions.json` as written; data/reference/areas/README.md says what it means. */
interface EditionsFile {
  readonly layer: {
    readonly name: string;
    readonly file: string;
    readonly object: string;
    readonly id: string;
    readonly origin: string;
    readonly licence: string;
    readonly datedOn: LocalDate | null;
  };
  readonly editions: readonly (Omit<Edition, 'levels'> & {
    /** False leaves the edition out; the one before it then stays in force. */
    readonly used?: boolean;
    readonly levels: readonly {
      readonly level: Level;
      /** Property of a shape with the code of its area; absent when one area has all shapes. */
      readonly property?: string;
      readonly units?: readonly FileArea[];
      readonly file?: string;
    }[];
  })[];
  readonly names?: string;
  readonly provinces?: string;
}

/** One level of a reference edition, with the area of each shape. */
export interface ReferenceLevel {
  readonly level: Level;
  readonly areas: readonly FileArea[];
  /** Code of the area by code of the layer's shape. */
  readonly areaOfShape: ReadonlyMap<string, string>;
}

/** A former name of a place, with the areas the place lies in. */
export interface FormerName {
  readonly edition: string;
  readonly level: Level;
  readonly name: string;
  readonly districts: readonly string[];
  readonly areas: readonly AreaReference[];
}

/** A province other than that of the areas. */
export interface ProvinceName {
  readonly edition: string;
  readonly name: string;
  /** `part`: the areas are a part of that province; `none`: they lie outside it. */
  readonly holding: 'part' | 'none';
}

/** The parsed content of a folder of reference areas. */
export interface ReferenceAreas {
  readonly layer: Omit<EditionsFile['layer'], 'file' | 'object' | 'id'> & { readonly topology: AreaTopology };
  readonly editions: readonly (Omit<Edition, 'levels'> & { readonly levels: readonly ReferenceLevel[] })[];
  readonly names: readonly FormerName[];
  readonly provinces: readonly ProvinceName[];
}

/**
 * The content of a folder of reference areas. The folder is part of the program: errors in it are thrown unchanged.
 */
export function readReferenceFiles(folder: string): ReferenceAreas {
  const text = (file: string) => readFileSync(join(folder, file), 'utf8');
  const { layer, editions: written, names, provinces } = JSON.parse(text('editions.json')) as EditionsFile;
  const editions = usedEditions(written);
  const source = JSON.parse(text(layer.file)) as Topology;
  const { geometries } = source.objects[layer.object] as GeometryCollection;
  const shapes = geometries.map((geometry) => {
    const properties = geometry.properties as Record<string, string>;
    return { code: properties[layer.id]!, properties };
  });
  const topology = {
    ...source,
    objects: {
      areas: {
        type: 'GeometryCollection',
        geometries: geometries.map((shape, i) => ({ ...shape, properties: { code: shapes[i]!.code } })),
      },
    },
  } as AreaTopology;
  return {
    layer: { ...layer, topology },
    editions: editions.map((edition) => ({
      ...edition,
      levels: edition.levels.map(({ level, property, units = [], file }) => {
        const all = file === undefined ? units : csvParse(text(file)).map(areaOf);
        const codes = shapes.map(({ code, properties }) => {
          const area = property === undefined ? all[0]!.code : properties[property]!;
          return [code, area] as const;
        });
        return { level, areas: all, areaOfShape: new Map(codes) };
      }),
    })),
    names: names === undefined ? [] : csvParse(text(names)).map(formerNameOf),
    provinces: provinces === undefined ? [] : csvParse(text(provinces)).map(provinceNameOf),
  };
}

/** The editions in use, each in force until the next of them begins. */
function usedEditions(written: EditionsFile['editions']): EditionsFile['editions'] {
  const left = written.filter(({ used }) => used === false);
  const endOf = (validTo: LocalDate | null): LocalDate | null => {
    const next = validTo === null ? undefined : left.find(({ validFrom }) => validFrom === validTo);
    return next ? endOf(next.validTo) : validTo;
  };
  return written
    .filter((edition) => !left.includes(edition))
    .map((edition) => ({ ...edition, validTo: endOf(edition.validTo) }));
}

function provinceNameOf(row: Record<string, string | undefined>): ProvinceName {
  return { edition: row.edition!, name: row.name!, holding: row.holding === 'part' ? 'part' : 'none' };
}

function areaOf(row: Record<string, string | undefined>): FileArea {
  const numberIn = (column: string) => (row[column] ? Number(row[column]) : null);
  return {
    code: row.code!,
    name: row.name!,
    type: row.type ?? '',
    population: numberIn('population'),
    areaKm2: numberIn('area_km2'),
  };
}

/** Columns named `edition/level` hold the code of the area that contains the place. */
function formerNameOf(row: Record<string, string | undefined>): FormerName {
  const areas = Object.entries(row).flatMap(([column, code]) => {
    const [edition, level] = column.split('/');
    return code && edition && level && isLevel(level) ? [{ edition, level, code }] : [];
  });
  return {
    edition: row.edition!,
    level: row.level as Level,
    name: row.name!,
    districts: row.districts ? row.districts.split('|') : [],
    areas,
  };
}
