/**
 * The query that a choice asks for while another choice of the same page is still on its way: the pending query with what the
 * choice changes. All three are queries; `unchanged` is the one that the choice would have asked for without its change.
 */
export function overPending(chosen: string, unchanged: string, pending: string): string {
  const [to, from, search] = [chosen, unchanged, pending].map((query) => new URLSearchParams(query));
  for (const name of new Set([...to!.keys(), ...from!.keys()])) {
    const values = to!.getAll(name);
    if (String(values) === String(from!.getAll(name))) continue;
    search!.delete(name);
    for (const value of values) search!.append(name, value);
  }
  return `?${search}`;
}
