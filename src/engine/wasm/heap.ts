import { t } from "../../language/words.ts";
import { DeviceError } from "../deviceError.ts";
import { ALIGNMENT } from "../executor.ts";

/** A stretch of free memory. */
interface Gap {
  start: number;
  end: number;
}

const PAGE = 65536;

/** Hands out stretches of a WASM memory, first fit, and grows it when none is large enough. */
export class Heap {
  /** In ascending order, never touching. */
  readonly #gaps: Gap[] = [];
  readonly #sizes = new Map<number, number>();
  #end: number;

  /** @param start first address that may be used */
  constructor(
    private readonly memory: WebAssembly.Memory,
    start: number,
  ) {
    this.#end = aligned(start);
  }

  /** Bytes handed out. */
  get used(): number {
    return [...this.#sizes.values()].reduce((a, b) => a + b, 0);
  }

  /** @returns the address of so many zeros @throws DeviceError of kind out-of-memory */
  allocate(bytes: number, label: string): number {
    const size = aligned(Math.max(1, bytes));
    const gap = this.#gaps.find(({ start, end }) => end - start >= size);
    if (!gap) return this.#taken(this.#extend(size, label), size);
    const { start } = gap;
    gap.start += size;
    if (gap.start === gap.end) this.#gaps.splice(this.#gaps.indexOf(gap), 1);
    new Uint8Array(this.memory.buffer, start, size).fill(0);
    return this.#taken(start, size);
  }

  /** Takes a stretch back; an address that was not handed out is let be. */
  free(address: number): void {
    const size = this.#sizes.get(address);
    if (size === undefined) return;
    this.#sizes.delete(address);
    const at = this.#gaps.findIndex(({ start }) => start > address);
    const before = this.#gaps.at(at < 0 ? -1 : at - 1);
    const after = at < 0 ? undefined : this.#gaps[at];
    const joinsBefore = at !== 0 && before?.end === address;
    const joinsAfter = after?.start === address + size;
    if (joinsBefore && before) before.end = joinsAfter && after ? after.end : address + size;
    if (joinsBefore && joinsAfter) this.#gaps.splice(at, 1);
    else if (joinsAfter && after) after.start = address;
    else if (!joinsBefore)
      this.#gaps.splice(at < 0 ? this.#gaps.length : at, 0, {
        start: address,
        end: address + size,
      });
  }

  /** Address of so many bytes at the end of the memory, the last gap's among them. */
  #extend(size: number, label: string): number {
    const last = this.#gaps.at(-1);
    const start = last?.end === this.#end ? last.start : this.#end;
    const missing = start + size - this.memory.buffer.byteLength;
    if (missing > 0)
      try {
        this.memory.grow(Math.ceil(missing / PAGE));
      } catch {
        const message = t(
          "no memory for {size, number} bytes ({label}): {used, number} are in use",
          {
            size,
            label,
            used: this.used,
          },
        );
        throw new DeviceError({ kind: "out-of-memory", message });
      }
    if (start < this.#end) {
      this.#gaps.pop();
      new Uint8Array(this.memory.buffer, start, this.#end - start).fill(0);
    }
    this.#end = start + size;
    return start;
  }

  #taken(address: number, size: number): number {
    this.#sizes.set(address, size);
    return address;
  }
}

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
