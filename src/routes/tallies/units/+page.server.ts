import { localDateAt } from '#lib/domain/local-date.ts';
import { standsOn, unitArea } from '#lib/domain/tally.ts';
import { formAction } from '#lib/server/access/form-action.ts';
import { forPage } from '#lib/server/http.ts';
import {
  makeUnitChange,
  previewUnitChange,
  undoUnitChange,
  unitList,
} from '#lib/server/reporting-units/change-units.ts';
import { readAuthor, readMaker, readUnitChange } from '#lib/server/reporting-units/read-unit-change.ts';
import { readCatalog } from '#lib/server/warehouse/catalog.ts';
import type { Actions, PageServerLoad } from './$types';

/** The reporting units of all times, the communes that none reports for, and what the office changed. */
export const load: PageServerLoad = ({ locals: { warehouse, locale, reference }, setHeaders }) =>
  forPage(locale, async () => {
    setHeaders({ 'cache-control': 'no-store' });
    const today = localDateAt(warehouse.clock());
    const { units, history } = await unitList(warehouse, reference);
    const { editions, areasOf } = await readCatalog(warehouse);
    const newest = editions.findLast(({ levels }) => levels.includes('commune'));
    const held = new Set(
      units.filter((unit) => standsOn(unit, today)).flatMap((unit) => unitArea(unit)?.code ?? []),
    );
    const communes = newest ? areasOf(newest.id, 'commune').filter(({ code }) => !held.has(code)) : [];
    return {
      today,
      units,
      history,
      communes: communes.map(({ code, name, type }) => ({ code, name: `${type} ${name}` })),
    };
  });

/** The fields of a change, as the form that confirms it sends them again. */
const FIELDS = [
  'kind',
  'code',
  'name',
  'from',
  'successor',
  'source',
  'unitKind',
  'area',
  'spellings',
] as const;

export const actions: Actions = {
  /** What a change would do, and which months it touches. */
  preview: (event) =>
    formAction(event, async (field) => {
      const { warehouse, reference } = event.locals;
      const change = await readUnitChange(warehouse, field);
      return {
        preview: await previewUnitChange(warehouse, reference, change),
        kind: change.kind,
        fields: FIELDS.map((name) => ({ name, value: field(name) })),
      };
    }),

  /** Makes the change that was shown. */
  change: (event) =>
    formAction(event, async (field) => {
      const { warehouse, reference } = event.locals;
      const change = await readUnitChange(warehouse, field);
      return { made: await makeUnitChange(warehouse, reference, change, readMaker(field)) };
    }),

  /** Takes the last change of a unit back. */
  undo: (event) =>
    formAction(event, async (field) => {
      const { warehouse, reference } = event.locals;
      const id = Number(field('id'));
      await undoUnitChange(warehouse, reference, id, readAuthor(field));
      return { undone: id };
    }),
};
