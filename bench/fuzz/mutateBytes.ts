import { below, oneOf, type Random } from "./random.ts";

const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

const range = (bytes: Uint8Array, random: Random): [from: number, to: number] => {
  const from = below(random, bytes.length + 1);
  return [from, Math.min(bytes.length, from + below(random, 200))];
};

/** Flips bits, writes edge values where sizes may stand, cuts, drops, doubles and moves stretches. */
const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => {
    const copy = bytes.slice();
    for (let n = 1 + below(random, 8); n > 0; n--)
      copy[below(random, copy.length)] ^= 1 << below(random, 8);
    return copy;
  },
  (bytes, random) => {
    const copy = bytes.slice();
    if (copy.length < 4) return copy;
    const view = new DataView(copy.buffer);
    const value = oneOf(random, EDGES);
    const at = below(random, copy.length - 3);
    if (random() < 0.5) view.setUint32(at, value, true);
    else view.setUint16(at, value & 0xffff, random() < 0.5);
    return copy;
  },
  (bytes, random) => bytes.slice(0, below(random, bytes.length + 1)),
  (bytes, random) => {
    const [from, to] = range(bytes, random);
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  (bytes, random) => {
    const [from, to] = range(bytes, random);
    const times = 1 + below(random, random() < 0.1 ? 2000 : 20);
    const copies = Array.from({ length: times }, () => bytes.subarray(from, to));
    return joined(bytes.subarray(0, to), ...copies, bytes.subarray(to));
  },
  (bytes, random) => {
    const [from, to] = range(bytes, random);
    const at = below(random, bytes.length + 1);
    return joined(bytes.subarray(0, at), bytes.subarray(from, to), bytes.subarray(at));
  },
];

/** Bytes as accidents and attackers leave them. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let mutated = bytes;
  for (let n = 1 + below(random, 3); n > 0 && mutated.length > 0; n--)
    mutated = oneOf(random, MUTATIONS)(mutated, random);
  return mutated;
}
