/** More than this is not kept from one task to the next, bytes. */
const MAX_RETAINED_BYTES = 48_000_000;

/**
 * Memory for what a task needs while it runs, given out again to the next one: new arrays would have to be emptied and
 * collected, which takes as long as the work. A task's arrays are its own until `reset`, and hold anything at first.
 */
export class ScratchArena {
  #memory = new ArrayBuffer(0);
  /** Bytes of `#memory` given out, and all bytes asked for since the reset. */
  #used = 0;
  #requested = 0;

  /** Takes all arrays back. */
  reset(): void {
    const wanted = Math.min(this.#requested, MAX_RETAINED_BYTES);
    if (wanted > this.#memory.byteLength) this.#memory = new ArrayBuffer(wanted);
    this.#used = 0;
    this.#requested = 0;
  }

  int32(length: number): Int32Array {
    const at = this.#allocate(4 * length);
    return at < 0 ? new Int32Array(length) : new Int32Array(this.#memory, at, length);
  }

  uint32(length: number): Uint32Array {
    const at = this.#allocate(4 * length);
    return at < 0 ? new Uint32Array(length) : new Uint32Array(this.#memory, at, length);
  }

  float64(length: number): Float64Array {
    const at = this.#allocate(8 * length);
    return at < 0 ? new Float64Array(length) : new Float64Array(this.#memory, at, length);
  }

  uint8(length: number): Uint8Array {
    const at = this.#allocate(length);
    return at < 0 ? new Uint8Array(length) : new Uint8Array(this.#memory, at, length);
  }

  /** Where so many bytes begin, in whole 8 of them; -1 when no more are kept. */
  #allocate(bytes: number): number {
    const whole = Math.ceil(bytes / 8) * 8;
    this.#requested += whole;
    if (this.#used + whole > this.#memory.byteLength) return -1;
    this.#used += whole;
    return this.#used - whole;
  }
}
