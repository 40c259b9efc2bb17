import { textKey } from '#lib/domain/text-key.ts';
import { fragment, joinFragments, literalList, type Fragment } from '../../db/statement.ts';
import { cellOf } from '../read/scans.sql.ts';
import type { SourceTable } from '../read/source-table.ts';

/** Headers of columns that are filled only on Wi-Fi, as text keys. */
const WIFI_HEADERS: ReadonlySet<string> = new Set([
  ...['ssid', 'bssid', 'wifi', 'wi fi', 'is wifi', 'wifi ssid', 'wifi bssid', 'wifi name', 'ten wifi'],
  ...['ten mang wifi', 'wifi connected', 'ket noi wifi', 'wifi state'],
]);
const NO_WIFI = ['', '0', 'false', 'no', 'off', 'khong', 'không', 'n', '<unknown ssid>', '02:00:00:00:00:00'];

/** Is this the header of a column that is filled only on Wi-Fi? */
export const isWifiColumn = (header: string): boolean => WIFI_HEADERS.has(textKey(header));

/** Does the value of such a column mean that the device was on Wi-Fi? */
export const isWifiValue = (text: Fragment): Fragment =>
  fragment`not list_contains(${literalList(NO_WIFI)}, coalesce(lower(trim(${text})), ''))`;

/**
 * Does another column than the technology show that the measurement used Wi-Fi? The network's name itself is not stored.
 * Null when there is no such column.
 */
export function wifiHint(table: SourceTable): Fragment | null {
  const columns = table.headers.flatMap((header, i) => (isWifiColumn(header) ? [i] : []));
  if (columns.length === 0) return null;
  const filled = columns.map((i) => isWifiValue(cellOf(table, i)));
  return fragment`(${joinFragments(filled, ' or ')})`;
}
