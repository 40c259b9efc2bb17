/** Approximate sizes in V8 on 64 bits: of a number or reference, and of an object's or string's header. */
const SLOT = 8;
const HEADER = 24;
/** Longer arrays are estimated from about this many evenly spaced entries. */
const SAMPLED = 32;

/**
 * How many bytes does a result take in memory, approximately? For plain objects, arrays, maps, sets, typed arrays and
 * primitives. Long arrays are sampled, so that the estimate is cheap. Shared objects are counted at each reference.
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
