import { measurementTemplate } from '#lib/messages/templates.ts';
import type { RequestHandler } from './$types';

/** An example file of measurements. */
export const GET: RequestHandler = () =>
  new Response(measurementTemplate(), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="vi-du-luot-do.csv"',
    },
  });
