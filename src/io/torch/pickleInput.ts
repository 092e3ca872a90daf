import { t } from "../../language/words.ts";
import { PickleFault } from "./pickleFault.ts";

/** The bytes of a pickle, read once. */
export class PickleInput {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  at: number;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.at = start;
  }

  /** Goes over `count` bytes and says where they begin. */
  #over(count: number): number {
    const from = this.at;
    if (!(count <= this.#bytes.length - from)) throw new PickleFault(t("the pickle is cut"));
    this.at += count;
    return from;
  }

  byte = (): number => this.#bytes[this.#over(1)];
  uint16 = (): number => this.#view.getUint16(this.#over(2), true);
  uint32 = (): number => this.#view.getUint32(this.#over(4), true);
  int32 = (): number => this.#view.getInt32(this.#over(4), true);
  uint64 = (): number => Number(this.#view.getBigUint64(this.#over(8), true));
  float64 = (): number => this.#view.getFloat64(this.#over(8), false);

  bytes(count: number): Uint8Array {
    const from = this.#over(count);
    return this.#bytes.subarray(from, from + count);
  }

  text(count: number): string {
    return new TextDecoder().decode(this.bytes(count));
  }

  line(): string {
    const end = this.#bytes.indexOf(0x0a, this.at);
    if (end < 0) throw new PickleFault(t("the pickle is cut"));
    const text = this.text(end - this.at);
    this.at = end + 1;
    return text;
  }

  /** A whole number of `count` bytes, the lowest first, with its sign. */
  integer(count: number): number | bigint {
    let value = 0n;
    const bytes = this.bytes(count);
    for (let i = count - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]);
    const signed = count === 0 ? 0n : BigInt.asIntN(count * 8, value);
    return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
  }
}
