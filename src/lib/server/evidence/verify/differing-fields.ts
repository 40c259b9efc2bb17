/** Names of the fields in which a row said differs from the row computed, in any digit. */
export function differingFields(said: object | undefined, computed: object): readonly string[] {
  if (typeof said !== 'object' || said === null) return ['*'];
  const names = new Set([...Object.keys(computed), ...Object.keys(said)]);
  const [a, b] = [said, computed] as [Record<string, unknown>, Record<string, unknown>];
  return [...names].filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
}
