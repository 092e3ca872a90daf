import { t } from "../../language/words.ts";
import { PickleFault } from "./pickleFault.ts";
import { PickleInput } from "./pickleInput.ts";

/** A name of Python that a pickle asks for, and what stands for it here. */
export interface PickleName {
  /** As Python writes it: "collections.OrderedDict". */
  readonly name: string;
  /** What a call of it gives; absent: it may be named, not called. @throws PickleFault */
  readonly call?: (args: readonly unknown[]) => unknown;
}

/** What a pickle may ask for. Whatever is not here is refused. */
export interface PickleWorld {
  readonly names: ReadonlyMap<string, PickleName>;
  /** What lies outside of the pickle under this id. @throws PickleFault */
  outside(id: unknown): unknown;
}

/** A value, and the byte after the pickle. */
export interface Unpickled {
  readonly value: unknown;
  readonly end: number;
}

/** So many values and remembered places at most: a model has some thousands. */
const MOST_VALUES = 2_000_000;
const MARK = Symbol("mark");

/**
 * Reads a pickle without running anything: opcodes of protocols 2 to 5 that build plain values
 * (numbers, strings, lists, tuples, dictionaries as Maps), and names that `world` knows. Python
 * itself would import and call whatever a pickle names.
 *
 * @throws PickleFault that names the opcode or the name, and the byte where it stands
 */
export function unpickle(bytes: Uint8Array, world: PickleWorld, start = 0): Unpickled {
  const input = new PickleInput(bytes, start);
  const machine = new Machine(input, world);
  if (input.byte() !== 0x80) throw new PickleFault(t("is no pickle"));
  const protocol = input.byte();
  if (protocol < 2 || protocol > 5)
    throw new PickleFault(t("is a pickle of protocol {protocol}; 2 to 5 are read", { protocol }));
  for (;;) {
    const at = input.at;
    const opcode = input.byte();
    if (opcode === STOP) return { value: machine.result(), end: input.at };
    const run = OPCODES.get(opcode);
    if (!run)
      throw new PickleFault(
        t("byte {at}: opcode {opcode} is not read", { at, opcode: inHex(opcode) }),
      );
    run(machine, input);
  }
}

const inHex = (byte: number): string => `0x${byte.toString(16).padStart(2, "0")}`;

/** The stack and the memory that the opcodes work on. */
class Machine {
  readonly #stack: unknown[] = [];
  readonly #memo = new Map<number, unknown>();
  readonly #input: PickleInput;
  readonly #world: PickleWorld;
  #values = 0;

  constructor(input: PickleInput, world: PickleWorld) {
    this.#input = input;
    this.#world = world;
  }

  #count(): void {
    this.#values += 1;
    if (this.#values > MOST_VALUES)
      throw new PickleFault(t("holds more than {most} values", { most: MOST_VALUES }));
  }

  push(value: unknown): void {
    this.#count();
    this.#stack.push(value);
  }

  pop(): unknown {
    const value = this.#stack.pop();
    if (value === undefined || value === MARK) throw this.#broken();
    return value;
  }

  top(): unknown {
    const value = this.#stack.at(-1);
    if (value === undefined || value === MARK) throw this.#broken();
    return value;
  }

  mark = (): void => this.push(MARK);

  /** Takes what lies above the last mark, and the mark. */
  popMark(): unknown[] {
    const at = this.#stack.lastIndexOf(MARK);
    if (at < 0) throw this.#broken();
    const values = this.#stack.splice(at);
    return values.slice(1);
  }

  tuple(length: number): void {
    const values = Array.from({ length }, () => this.pop()).reverse();
    this.push(values);
  }

  put(index: number): void {
    this.#count();
    this.#memo.set(index, this.top());
  }

  memoize = (): void => this.put(this.#memo.size);

  get(index: number): void {
    const value = this.#memo.get(index);
    if (value === undefined) throw this.#broken();
    this.push(value);
  }

  append(values: readonly unknown[]): void {
    const list = this.top();
    if (!Array.isArray(list)) throw this.#broken();
    for (const value of values) list.push(value);
  }

  setItems(pairs: readonly unknown[]): void {
    const map = this.top();
    if (!(map instanceof Map) || pairs.length % 2 !== 0) throw this.#broken();
    for (let i = 0; i < pairs.length; i += 2) map.set(pairs[i], pairs[i + 1]);
  }

  name(module: unknown, name: unknown): void {
    const asked = `${module}.${name}`;
    const known = this.#world.names.get(asked);
    if (!known) throw new PickleFault(t("asks for {asked}, which is not read", { asked }));
    this.push(known);
  }

  /** Calls what stands for a name: never anything else. */
  call(): void {
    const args = this.pop();
    const called = this.pop();
    const known = [...this.#world.names.values()].find((name) => name === called);
    if (!known || !Array.isArray(args)) throw this.#broken();
    if (!known.call)
      throw new PickleFault(t("calls {name}, which is not read", { name: known.name }));
    this.push(known.call(args));
  }

  /** What Python would put into an object: of a dictionary it is let go (`_metadata`). */
  build(): void {
    this.pop();
    if (!(this.top() instanceof Map))
      throw new PickleFault(t("sets the fields of an object, which is not read"));
  }

  outside = (): void => this.push(this.#world.outside(this.pop()));

  result(): unknown {
    const value = this.pop();
    if (this.#stack.length > 0) throw this.#broken();
    return value;
  }

  #broken(): PickleFault {
    return new PickleFault(t("the pickle is broken near byte {at}", { at: this.#input.at }));
  }
}

const STOP = 0x2e;

/** Opcodes by number (Python: `pickletools`). */
const OPCODES: ReadonlyMap<number, (m: Machine, input: PickleInput) => void> = new Map([
  [0x28, (m) => m.mark()], // MARK
  [0x4e, (m) => m.push(null)], // NONE
  [0x88, (m) => m.push(true)], // NEWTRUE
  [0x89, (m) => m.push(false)], // NEWFALSE
  [0x4b, (m, input) => m.push(input.byte())], // BININT1
  [0x4d, (m, input) => m.push(input.uint16())], // BININT2
  [0x4a, (m, input) => m.push(input.int32())], // BININT
  [0x8a, (m, input) => m.push(input.integer(input.byte()))], // LONG1
  [0x47, (m, input) => m.push(input.float64())], // BINFLOAT
  [0x55, (m, input) => m.push(input.text(input.byte()))], // SHORT_BINSTRING
  [0x54, (m, input) => m.push(input.text(input.uint32()))], // BINSTRING
  [0x8c, (m, input) => m.push(input.text(input.byte()))], // SHORT_BINUNICODE
  [0x58, (m, input) => m.push(input.text(input.uint32()))], // BINUNICODE
  [0x8d, (m, input) => m.push(input.text(input.uint64()))], // BINUNICODE8
  [0x5d, (m) => m.push([])], // EMPTY_LIST
  [0x7d, (m) => m.push(new Map())], // EMPTY_DICT
  [0x29, (m) => m.push([])], // EMPTY_TUPLE
  [0x85, (m) => m.tuple(1)], // TUPLE1
  [0x86, (m) => m.tuple(2)], // TUPLE2
  [0x87, (m) => m.tuple(3)], // TUPLE3
  [0x74, (m) => m.push(m.popMark())], // TUPLE
  [0x61, (m) => m.append([m.pop()])], // APPEND
  [0x65, (m) => m.append(m.popMark())], // APPENDS
  [0x73, (m) => m.setItems([m.pop(), m.pop()].reverse())], // SETITEM
  [0x75, (m) => m.setItems(m.popMark())], // SETITEMS
  [0x30, (m) => void m.pop()], // POP
  [0x71, (m, input) => m.put(input.byte())], // BINPUT
  [0x72, (m, input) => m.put(input.uint32())], // LONG_BINPUT
  [0x94, (m) => m.memoize()], // MEMOIZE
  [0x68, (m, input) => m.get(input.byte())], // BINGET
  [0x6a, (m, input) => m.get(input.uint32())], // LONG_BINGET
  [0x95, (_m, input) => void input.uint64()], // FRAME
  [0x63, (m, input) => m.name(input.line(), input.line())], // GLOBAL
  [0x93, (m) => m.name(...([m.pop(), m.pop()].reverse() as [unknown, unknown]))], // STACK_GLOBAL
  [0x52, (m) => m.call()], // REDUCE
  [0x62, (m) => m.build()], // BUILD
  [0x51, (m) => m.outside()], // BINPERSID
]);
