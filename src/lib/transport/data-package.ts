/** Data Package 2.0. The name of the profile, not an address that is asked. */
export const DATA_PACKAGE_PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';

/** The type of a field in a data package, by its type in DuckDB. */
export function fieldType(type: string): 'string' | 'date' | 'boolean' | 'integer' | 'number' {
  if (type === 'VARCHAR' || type === 'ENUM') return 'string';
  if (type === 'DATE') return 'date';
  if (type === 'BOOLEAN') return 'boolean';
  return /INT/.test(type) ? 'integer' : 'number';
}
