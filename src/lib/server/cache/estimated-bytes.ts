/** Of V8 on a 64-bit machine, about: a number or reference in an object or array, an object's or string's header. */
const SLOT = 8;
const HEADER = 24;
/** Longer arrays are estimated from this many of their entries, evenly spread. */
const SAMPLED = 32;

/**
 * How many bytes a result takes in memory, about: of plain objects, arrays, maps, typed arrays and primitives. Rows of a
 * long array are sampled, so that the estimate costs less than the result. What is shared is counted wherever it stands.
 */
export function estimatedBytes(value: unknown): number {
  if (typeof value === 'string') return HEADER + 2 * value.length;
  if (typeof value === 'bigint') return HEADER;
  if (typeof value !== 'object' || value === null) return SLOT;
  if (ArrayBuffer.isView(value)) return HEADER + value.byteLength;
  if (Array.isArray(value)) return HEADER + bytesOfEntries(value);
  if (value instanceof Map) return HEADER + bytesOfEntries([...value].flat());
  if (value instanceof Set) return HEADER + bytesOfEntries([...value]);
  return HEADER + Object.values(value).reduce<number>((sum, entry) => sum + SLOT + estimatedBytes(entry), 0);
}

function bytesOfEntries(entries: readonly unknown[]): number {
  const step = Math.max(1, Math.floor(entries.length / SAMPLED));
  let [bytes, sampled] = [0, 0];
  for (let i = 0; i < entries.length; i += step) {
    bytes += SLOT + estimatedBytes(entries[i]);
    sampled++;
  }
  return sampled === 0 ? 0 : Math.ceil((bytes / sampled) * entries.length);
}
