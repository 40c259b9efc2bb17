import { json } from '@sveltejs/kit';
import { openApiDocument } from '#lib/server/api/openapi-document.ts';
import type { RequestHandler } from './$types';

/** The API as OpenAPI 3.1 describes one. */
export const GET: RequestHandler = ({ locals: { locale } }) => json(openApiDocument(locale));
