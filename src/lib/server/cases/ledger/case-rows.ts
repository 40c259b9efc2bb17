import { group } from 'd3';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { entryOf } from '../case-standings.ts';
import { entriesOfCases } from '../cases.sql.ts';
import { countedEntries } from '#lib/domain/cases/case-state.ts';
import * as sql from './ledger.sql.ts';

/** What the warehouse holds of these cases: each with its places, and its entries without those that were undone. */
export async function caseRows({ db }: Pick<Warehouse, 'db'>, ids: readonly number[]) {
  const asked = { cases: JSON.stringify(ids) };
  const [opened, places, entries] = await Promise.all([
    db.query(sql.ledgerCases, asked),
    db.query(sql.ledgerPlaces, asked),
    db.query(entriesOfCases, asked),
  ]);
  const placesOf = group(places, (row) => row.case);
  const entriesOf = group(entries, (row) => row.case);
  return opened.map((row) => ({
    row,
    places: placesOf.get(row.id) ?? [],
    counted: countedEntries((entriesOf.get(row.id) ?? []).map(entryOf)),
  }));
}
