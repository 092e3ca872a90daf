import { unzipSync, zipSync } from "fflate";
import { mutateBytes } from "./mutateBytes.ts";
import { mutateText } from "./mutateText.ts";
import { below, oneOf, type Random, randomOf } from "./random.ts";
import type { Sample } from "./sample.ts";

/** The input of this number: a sample of which one file was changed. The seed repeats it. */
export function inputOf(all: readonly Sample[], seed: number, number: number): Sample {
  const random = randomOf(seed * 1_000_003 + number);
  const formats = [...new Set(all.map(({ format }) => format))];
  const format = formats[number % formats.length];
  const sample = oneOf(
    random,
    all.filter((one) => one.format === format),
  );
  const name = oneOf(random, sample.breaks ?? Object.keys(sample.files));
  return { ...sample, files: { ...sample.files, [name]: mutated(sample.files[name], random) } };
}

function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  const inside = bytes[0] === 0x50 && bytes[1] === 0x4b && random() < 0.6 ? unzipped(bytes) : null;
  if (inside) return repacked(inside, random);
  // A header of safetensors is JSON behind its length.
  if (bytes.length > 8 && bytes[8] === 0x7b && random() < 0.6) return relabelled(bytes, random);
  const text = random() < 0.6 ? asText(bytes) : null;
  return text === null ? mutateBytes(bytes, random) : utf8(mutateText(text, random));
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function asText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // it is no text, and changed as bytes
  }
}

function unzipped(bytes: Uint8Array): Record<string, Uint8Array> | null {
  try {
    return unzipSync(bytes);
  } catch {
    return null; // it is changed as bytes
  }
}

const NAMES = [
  "../../up.txt",
  "/etc/x.txt",
  "C:\\x.txt",
  "a\u0000.txt",
  "CON.txt",
  "x. ",
  "constructor",
];

/** A zip with one entry changed, renamed, added, grown to a bomb, or that holds itself. */
function repacked(files: Record<string, Uint8Array>, random: Random): Uint8Array {
  const name = oneOf(random, Object.keys(files));
  const made = new Map(Object.entries(files));
  const way = below(random, 10);
  if (way < 6) made.set(name, mutated(files[name], random));
  else if (way === 6) made.set(oneOf(random, NAMES), files[name]);
  else if (way === 7) made.delete(name);
  else if (way === 8) made.set("inner.zip", zipSync({ "inner.zip": zipSync(files) }));
  else made.set(name, new Uint8Array(below(random, 40) * 2 ** 20));
  return zipSync(Object.fromEntries(made), { level: 6 });
}

function relabelled(bytes: Uint8Array, random: Random): Uint8Array {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const header = utf8(mutateText(asText(bytes.slice(8, 8 + length)) ?? "{}", random));
  const all = new Uint8Array(8 + header.length + bytes.length - 8 - length);
  new DataView(all.buffer).setBigUint64(0, BigInt(header.length), true);
  all.set(header, 8);
  all.set(bytes.subarray(8 + length), 8 + header.length);
  return all;
}
