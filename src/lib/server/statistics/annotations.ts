import type { AnnotatedArea, Annotation, NewAnnotation } from '#lib/domain/annotation.ts';
import { areaTitle } from '#lib/domain/area.ts';
import { Fault } from '#lib/domain/fault.ts';
import type { Filter } from '#lib/domain/filter.ts';
import { readCatalog, type Catalog } from '../warehouse/catalog.ts';
import type { AffectedDates, Warehouse } from '../warehouse/warehouse.ts';
import {
  annotationsInForce,
  annotationsOfArea,
  insertAnnotation,
  removeAnnotation,
  type AnnotationRow,
} from './annotations.sql.ts';

/** An annotation affects no measurements. */
const AFFECTS_NO_DATES = (): AffectedDates => null;

/** Which annotations are in force, of any date and area? Latest date first. */
export async function listAnnotations(warehouse: Warehouse): Promise<readonly Annotation[]> {
  const catalog = await readCatalog(warehouse);
  return (await warehouse.db.queryKept(annotationsInForce, {})).map((row) => annotationOf(row, catalog));
}

/**
 * Which annotations may explain a trend? Of the filter's operator (any, when it names none), within the trend's
 * dates, oldest first. For an area: those of the whole province and of every area of any edition that overlaps it;
 * `code` null gives all.
 */
export async function annotationsFor(
  warehouse: Warehouse,
  { operator, edition, level }: Pick<Filter, 'operator' | 'edition' | 'level'>,
  code: string | null,
  trend: readonly { readonly from: string; readonly to: string }[],
): Promise<readonly Annotation[]> {
  const [first, last] = [trend[0], trend[trend.length - 1]];
  if (!first || !last) return [];
  const catalog = await readCatalog(warehouse);
  const params = { from: first.from, to: last.to, operator, edition, level, code };
  return (await warehouse.db.queryKept(annotationsOfArea, params)).map((row) => annotationOf(row, catalog));
}

/** Which areas can be annotated? Every area, editions in order, wider levels first. */
export async function annotatableAreas(
  warehouse: Warehouse,
): Promise<readonly { readonly title: string; readonly unit: AnnotatedArea }[]> {
  const catalog = await readCatalog(warehouse);
  return catalog.editions.flatMap(({ id: edition, levels }) =>
    levels.flatMap((level) =>
      catalog
        .areasOf(edition, level)
        .map((area) => ({ title: areaTitle(area), unit: { edition, level, code: area.code } })),
    ),
  );
}

/** Adds an annotation; returns its id. Throws a Fault for an unknown area or operator. */
export async function addAnnotation(warehouse: Warehouse, note: NewAnnotation): Promise<number> {
  const catalog = await readCatalog(warehouse);
  const { on, text, unit, operator, by } = note;
  if (unit && !areaNamed(catalog, unit)) throw new Fault('unit_unknown', { ...unit }, 422);
  if (operator !== null && !operatorNamed(catalog, operator)) {
    throw new Fault('operator_unknown', {
      value: operator,
      known: catalog.operators.map(({ code }) => code),
    });
  }
  const now = warehouse.clock().toISOString();
  const { edition, level, code } = unit ?? { edition: null, level: null, code: null };
  return warehouse.change({
    async commit(writer) {
      const params = { on, text, edition, level, code, operator, by, now };
      const [added] = await writer.query(insertAnnotation, params);
      return added!.id;
    },
    affectedDates: AFFECTS_NO_DATES,
    deeds: (id) => ({
      action: 'annotation_added',
      object: `annotation:${id}`,
      by,
      after: { on, text, edition, level, code, operator },
    }),
  });
}

/** Removes an annotation from every trend; it stays on record. Throws a Fault when none of that id is in force. */
export async function dropAnnotation(warehouse: Warehouse, id: number, by: string): Promise<void> {
  const now = warehouse.clock().toISOString();
  await warehouse.change({
    async commit(writer) {
      const removed = await writer.query(removeAnnotation, { id, by, now });
      if (removed.length === 0) throw new Fault('annotation_absent', { id }, 404);
    },
    affectedDates: AFFECTS_NO_DATES,
    deeds: () => ({ action: 'annotation_removed', object: `annotation:${id}`, by }),
  });
}

function annotationOf({ edition, level, code, ...row }: AnnotationRow, catalog: Catalog): Annotation {
  const unit = edition && level && code ? { edition, level, code } : null;
  const named = unit && areaNamed(catalog, unit);
  return {
    ...row,
    unit,
    unitTitle: named ? areaTitle(named) : code,
    operatorName: row.operator && (operatorNamed(catalog, row.operator)?.name ?? row.operator),
  };
}

const areaNamed = (catalog: Catalog, { edition, level, code }: AnnotatedArea) =>
  catalog.areasOf(edition, level).find((area) => area.code === code);

const operatorNamed = (catalog: Catalog, operator: string) =>
  catalog.operators.find(({ code }) => code === operator);
