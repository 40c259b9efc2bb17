import { isLevel, type AreaReference } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import { authorOf } from '../../audit/witness.ts';
import type { PlaceDecision } from './settle-place-names.ts';

const LONGEST_TEXT = 1000;

/**
 * The decision in a request's body. Only a JSON content type is accepted, which another site's form cannot send.
 * Throws a Fault for anything else.
 */
export function readDecision(body: string, contentType: string | null): PlaceDecision {
  if (!contentType?.startsWith('application/json')) throw unreadable();
  const { written, unit, by } = fieldsOf(parse(body));
  const { district, commune, address } = fieldsOf(written);
  return {
    written: { district: text(district), commune: text(commune), address: text(address) },
    unit: unit === null ? null : areaOf(unit),
    by: text(authorOf(by) ?? null)?.trim() || 'web',
  };
}

/** The id in a path. Throws a Fault when it is not one. */
export function resolutionId(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Fault('place_resolution_absent', { id: text }, 404);
  return Number(text);
}

const unreadable = () => new Fault('place_request_unreadable');

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw unreadable();
  }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw unreadable();
  return value as Record<string, unknown>;
}

function text(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string' || value.length > LONGEST_TEXT) throw unreadable();
  return value;
}

function areaOf(value: unknown): AreaReference {
  const { edition, level, code } = fieldsOf(value);
  const [editionId, levelId, codeId] = [text(edition), text(level), text(code)];
  if (!editionId || !levelId || !codeId || !isLevel(levelId)) throw unreadable();
  return { edition: editionId, level: levelId, code: codeId };
}
