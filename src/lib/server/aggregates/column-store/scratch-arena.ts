/** Most bytes retained from one task to the next. */
const MAX_RETAINED_BYTES = 48_000_000;

/**
 * Arena allocator for the arrays of a task, reused by the next one: zeroing and collecting new arrays would take as long as
 * the work itself. Arrays are valid until `reset`; their contents are not initialized.
 */
export class ScratchArena {
  #memory = new ArrayBuffer(0);
  /** Bytes of `#memory` in use, and all bytes requested since the last reset. */
  #used = 0;
  #requested = 0;

  /** Frees all arrays. Grows the memory to what was requested since the last reset. */
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

  /** The offset of an allocation, aligned to 8 bytes; -1 when it does not fit. */
  #allocate(bytes: number): number {
    const whole = Math.ceil(bytes / 8) * 8;
    this.#requested += whole;
    if (this.#used + whole > this.#memory.byteLength) return -1;
    this.#used += whole;
    return this.#used - whole;
  }
}
