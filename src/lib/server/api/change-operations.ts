import {
  FILE_TYPE,
  GEO_JSON_TYPE,
  JSON_TYPE,
  changeJson,
  createJson,
  readFile,
  readJson,
  remove,
  type Operations,
} from './operation.ts';
import type { Health } from '#lib/domain/safekeeping/health.ts';
import { AREA_IMPORT_PARAMETERS } from './parameters.ts';
import { COUNT, listOf, objectOf, ref, TEXT } from './schema.ts';

/** Operations on monthly reports, and their links and checks. */
export const REPORT_OPERATIONS: Operations = [
  createJson(ref('NewId'), ref('NewAcceptance'), {
    id: 'acceptFinding',
    path: '/api/v1/tallies/acceptances',
    refusals: [400, 409],
  }),
  remove({
    id: 'withdrawAcceptance',
    path: '/api/v1/tallies/acceptances/{id}',
    parameters: ['acceptanceId', 'namedBy'],
    refusals: [400, 404],
  }),
  readJson(ref('ReportLinks'), {
    id: 'listReportLinks',
    path: '/api/v1/tallies/links',
    parameters: ['linkMonth'],
    refusals: [400],
  }),
  createJson(ref('MadeLinks'), ref('LinkRequest'), {
    id: 'makeReportLinks',
    path: '/api/v1/tallies/links',
    refusals: [400],
  }),
  remove({
    id: 'revokeReportLink',
    path: '/api/v1/tallies/links/{id}',
    parameters: ['linkId', 'namedBy'],
    refusals: [400, 404],
  }),
];

/** The outlines of areas, out and in. */
export const AREA_OPERATIONS: Operations = [
  readFile(
    { [GEO_JSON_TYPE]: ref('Outlines') },
    {
      id: 'readOutlines',
      path: '/api/v1/areas/{edition}/{level}',
      parameters: ['outlineEdition', 'outlineLevel', 'fingerprint', 'ifNoneMatch'],
      refusals: [404],
    },
  ),
  changeJson(ref('AreaImportReport'), {
    id: 'importAreas',
    path: '/api/v1/areas/import',
    parameters: ['areasFile', ...AREA_IMPORT_PARAMETERS],
    body: { [FILE_TYPE]: null },
    refusals: [400, 413, 415, 422],
  }),
];

/** Names of places that files write, and what people decided of them. */
export const PLACE_OPERATIONS: Operations = [
  readJson(ref('PlaceNameBoard'), { id: 'listPlaceNames', path: '/api/v1/places/unresolved' }),
  createJson(ref('PlaceResolution'), ref('PlaceDecision'), {
    id: 'resolvePlaceName',
    path: '/api/v1/places/resolutions',
    refusals: [400, 404, 409, 422],
  }),
  remove({
    id: 'undoPlaceResolution',
    path: '/api/v1/places/resolutions/{id}',
    parameters: ['resolutionId', 'by'],
    refusals: [404],
  }),
];

/** What was noted on dates. */
export const ANNOTATION_OPERATIONS: Operations = [
  readJson(ref('Annotations'), { id: 'listAnnotations', path: '/api/v1/annotations' }),
  createJson(ref('NewId'), ref('NewAnnotation'), {
    id: 'addAnnotation',
    path: '/api/v1/annotations',
    refusals: [400, 422],
  }),
  remove({
    id: 'dropAnnotation',
    path: '/api/v1/annotations/{id}',
    parameters: ['annotationId', 'namedBy'],
    refusals: [400, 404],
  }),
];

/** The server itself. */
export const SERVER_OPERATIONS: Operations = [
  readJson(
    objectOf<Health>(
      {
        status: { const: 'ok' },
        version: TEXT,
        instance: TEXT,
        dataVersion: COUNT,
        measurements: COUNT,
        deep: ref('DeepHealth'),
      },
      ['deep'],
    ),
    {
      id: 'readHealth',
      path: '/api/health',
      parameters: ['deep'],
      refusals: [400, 503],
    },
  ),
  readJson(ref('RetentionReport'), { id: 'readRetention', path: '/api/v1/retention' }),
  changeJson(ref('RetentionReport'), {
    id: 'confirmRetention',
    path: '/api/v1/retention/confirmation',
    body: { [JSON_TYPE]: ref('ClockConfirmation') },
    refusals: [400, 409],
  }),
  readJson({ type: 'object' }, { id: 'readApiDescription', path: '/api/v1/openapi.json' }),
];

/** Saved mappings of columns. */
export const PROFILE_OPERATIONS: Operations = [
  readJson(listOf(ref('Profile')), { id: 'listProfiles', path: '/api/v1/profiles' }),
  createJson(ref('Profile'), ref('NewProfile'), {
    id: 'saveProfile',
    path: '/api/v1/profiles',
    parameters: ['by'],
    refusals: [409, 422],
  }),
  remove({
    id: 'deleteProfile',
    path: '/api/v1/profiles/{id}',
    parameters: ['profileId'],
    refusals: [404],
  }),
];
