import type { NamedArray } from "../io/safetensors.ts";

/** A model's weights on the host, by name, in the file's orientation: linear weights [out, in]. */
export type Weights = ReadonlyMap<string, NamedArray>;

/** Brings a checkpoint's names to ours: `bert.` prefix, `weight`/`bias` for `gamma`/`beta`. */
export function canonicalName(name: string): string {
  const named = name.replace(/\.gamma$/, ".weight").replace(/\.beta$/, ".bias");
  return /^(embeddings|encoder)\./.test(named) ? `bert.${named}` : named;
}

/**
 * Picks the tensors that a model needs and checks them.
 *
 * @throws Error naming the file and every missing tensor, or the first one of another shape
 */
export function pickWeights(
  found: Weights,
  shapes: ReadonlyMap<string, readonly number[]>,
  file: string,
): Weights {
  const canonical = new Map([...found].map(([name, value]) => [canonicalName(name), value]));
  const missing = [...shapes.keys()].filter((name) => !canonical.has(name));
  if (missing.length > 0) {
    const more = missing.length > 3 ? ` and ${missing.length - 3} more` : "";
    throw new Error(
      `${file}: ${missing.length} of ${shapes.size} tensors are missing: ${missing.slice(0, 3).join(", ")}${more}`,
    );
  }
  const picked = new Map<string, NamedArray>();
  for (const [name, wanted] of shapes) {
    const value = canonical.get(name) as NamedArray;
    if (value.shape.join() !== wanted.join())
      throw new Error(`${file}: tensor ${name} is [${value.shape}], but should be [${wanted}]`);
    picked.set(name, value);
  }
  return picked;
}
