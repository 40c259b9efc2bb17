import {
  LONGEST_ANNOTATION,
  LONGEST_NAME,
  type AnnotatedArea,
  type Annotation,
  type NewAnnotation,
} from '#lib/domain/annotation.ts';
import type { AreaImportReport, OutlineRepair } from '#lib/domain/area-import.ts';
import { LEVELS } from '#lib/domain/area.ts';
import {
  RECOGNITIONS,
  type NameSource,
  type PlaceChoice,
  type PlaceNameBoard,
  type PlaceResolution,
  type PlaceSuggestion,
  type SuggestionReason,
  type UnresolvedName,
  type WrittenPlace,
} from '#lib/domain/place-name.ts';
import type { PlaceDecision } from '../areas/place-names/settle-place-names.ts';
import {
  COUNT,
  DATE,
  FLAG,
  ID,
  INSTANT,
  listOf,
  nullable,
  objectOf,
  oneOfWords,
  ref,
  SHARE,
  TEXT,
  type Schema,
} from './schema.ts';

const LEVEL = oneOfWords(LEVELS);
const CHOICE = { edition: TEXT, level: LEVEL, code: TEXT, title: TEXT, districts: listOf(TEXT) };
const NOTE = {
  on: DATE,
  text: { ...TEXT, maxLength: LONGEST_ANNOTATION },
  unit: nullable(ref('AreaReference')),
  operator: nullable(TEXT),
  by: { ...TEXT, maxLength: LONGEST_NAME },
};

/** The rows of a written name. */
const ROWS_OF_NAME = { tests: COUNT, values: COUNT };

/** Schemas of areas, place names and annotations. */
export const PLACE_SCHEMAS: Readonly<Record<string, Schema>> = {
  AreaReference: objectOf<AnnotatedArea>({ edition: TEXT, level: LEVEL, code: TEXT }),
  AreaImportReport: objectOf<AreaImportReport>({
    fileName: TEXT,
    edition: TEXT,
    level: LEVEL,
    replaced: FLAG,
    convertedFrom: nullable(TEXT),
    levels: listOf(objectOf({ level: LEVEL, units: COUNT })),
    repairs: listOf(
      objectOf<OutlineRepair>({
        unit: TEXT,
        ringsClosed: COUNT,
        positionsDropped: COUNT,
        ringsDropped: COUNT,
      }),
    ),
    overlaps: listOf({ type: 'array', items: TEXT, minItems: 2, maxItems: 2 }),
    measurements: COUNT,
    measurementsPlaced: COUNT,
  }),
  PlaceNameBoard: objectOf<PlaceNameBoard>({
    waiting: listOf(ref('UnresolvedName')),
    outside: listOf(ref('UnresolvedName')),
    resolutions: listOf(ref('PlaceResolution')),
  }),
  WrittenPlace: objectOf<WrittenPlace>({
    district: nullable(TEXT),
    commune: nullable(TEXT),
    address: nullable(TEXT),
  }),
  UnresolvedName: objectOf<UnresolvedName>({
    written: ref('WrittenPlace'),
    recognition: oneOfWords(RECOGNITIONS.filter((word) => word !== 'known' && word !== 'decided')),
    ...ROWS_OF_NAME,
    files: listOf(objectOf<NameSource>({ batch: ID, fileName: TEXT, ...ROWS_OF_NAME })),
    areas: listOf(ref('AreaReference')),
    suggestions: listOf(
      objectOf<PlaceSuggestion>({
        ...CHOICE,
        certainty: SHARE,
        reason: oneOfWords([
          'shared',
          'elsewhere',
          'strange_district',
          'similar',
          'ends_in_district',
        ] satisfies SuggestionReason[]),
      }),
    ),
  }),
  PlaceResolution: objectOf<PlaceResolution>({
    id: ID,
    written: ref('WrittenPlace'),
    choice: nullable(objectOf<PlaceChoice>(CHOICE)),
    by: TEXT,
    at: INSTANT,
    ...ROWS_OF_NAME,
  }),
  PlaceDecision: {
    ...objectOf<PlaceDecision>({
      written: ref('WrittenPlace'),
      unit: nullable(ref('AreaReference')),
      by: TEXT,
    }),
    required: ['written', 'unit'],
  },
  Annotations: objectOf({ annotations: listOf(ref('Annotation')) }),
  Annotation: objectOf<Annotation>({
    ...NOTE,
    id: ID,
    unitTitle: nullable(TEXT),
    operatorName: nullable(TEXT),
    at: INSTANT,
  }),
  NewAnnotation: { ...objectOf<NewAnnotation>(NOTE), required: ['on', 'text', 'by'] },
  NewId: objectOf({ id: ID }),
};
