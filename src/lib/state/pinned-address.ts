/** Name in addresses of the data version that a page showed. */
export const DATA_PARAMETER = 'data';

/** What an address says of the data it was made with. */
export type AddressedData =
  /** Nothing, or the version that is shown. */
  | { readonly state: 'current' }
  /** An earlier version: the data have changed since. */
  | { readonly state: 'changed'; readonly version: number }
  /** A version that this warehouse never had, or no version at all. */
  | { readonly state: 'unknown'; readonly value: string };

/** Which data was an address made with, and are they still the same? Never throws: an address is typed by people. */
export function addressedData(url: URL, dataVersion: number): AddressedData {
  const value = url.searchParams.get(DATA_PARAMETER);
  if (value === null) return { state: 'current' };
  const version = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
  if (version === dataVersion) return { state: 'current' };
  return version < dataVersion ? { state: 'changed', version } : { state: 'unknown', value };
}

/**
 * The address that shows the same period later and tells whether the data have changed since: `pinned` are the
 * parameters that name what the page shows, also where nobody chose them. An address that names a data version keeps
 * it unless `renew` is set.
 */
export function pinnedAddress(
  url: URL,
  pinned: Readonly<Record<string, string>>,
  dataVersion: number,
  { renew = false }: { readonly renew?: boolean } = {},
): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(pinned)) address.searchParams.set(name, value);
  if (renew || !address.searchParams.has(DATA_PARAMETER)) {
    address.searchParams.set(DATA_PARAMETER, String(dataVersion));
  }
  // A colon needs no escape in a query (RFC 3986, section 3.4), and addresses are read by people.
  address.search = address.search.replaceAll('%3A', ':');
  return address.href;
}
