const FIRST_SLOTS = 1024;
const SLOTS_PER_ROW = 2;
const [SPREAD, MIX] = [0x9e3779b1, 0x85ebca6b];

/** Numbers the visits of one list 0, 1, 2, …: a cluster at one site on one day. Its arrays serve one list after the other. */
export class VisitTable {
  /** By slot, the number of a visit plus 1; 0 if empty. */
  #slots = new Int32Array(FIRST_SLOTS);
  #mask = FIRST_SLOTS - 1;
  /** By visit. */
  clusters = new Int32Array(FIRST_SLOTS);
  #sites = new Float64Array(FIRST_SLOTS);
  #days = new Int32Array(FIRST_SLOTS);
  tests = new Float64Array(FIRST_SLOTS);
  sums = new Float64Array(FIRST_SLOTS);
  count = 0;

  /** Forgets all visits, and makes place for as many as there are rows. */
  begin(rows: number): void {
    let slots = FIRST_SLOTS;
    while (slots < SLOTS_PER_ROW * rows) slots *= 2;
    if (slots > this.#slots.length) {
      this.#slots = new Int32Array(slots);
      this.clusters = new Int32Array(slots);
      this.#sites = new Float64Array(slots);
      this.#days = new Int32Array(slots);
      this.tests = new Float64Array(slots);
      this.sums = new Float64Array(slots);
    } else this.#slots.fill(0, 0, slots);
    this.#mask = slots - 1;
    this.count = 0;
  }

  /** Adds a number to a visit. */
  add(cluster: number, site: number, day: number, x: number): void {
    const number = this.#numberOf(cluster, site, day);
    this.tests[number]!++;
    this.sums[number]! += x;
  }

  #numberOf(cluster: number, site: number, day: number): number {
    const [slots, mask] = [this.#slots, this.#mask];
    let hash = Math.imul(cluster, SPREAD) ^ Math.imul(site, MIX);
    hash = Math.imul(hash ^ (hash >>> 15) ^ day, SPREAD);
    let at = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const number = slots[at]! - 1;
      if (number < 0) break;
      if (this.clusters[number] === cluster && this.#sites[number] === site && this.#days[number] === day)
        return number;
      at = (at + 1) & mask;
    }
    const number = this.count++;
    slots[at] = number + 1;
    this.clusters[number] = cluster;
    this.#sites[number] = site;
    this.#days[number] = day;
    this.tests[number] = this.sums[number] = 0;
    return number;
  }
}
