import { type LazyTensor, lazily, wholeOf } from "../io/lazyTensor.ts";
import type { NamedArray, Shaped } from "../io/safetensors.ts";
import { t } from "../language/words.ts";
import type { EncoderKind } from "./encoders/encoderKind.ts";

/** A model's weights on the host, by name, in the file's orientation: linear weights [out, in]. */
export type Weights = ReadonlyMap<string, NamedArray>;

/** The same, read a tensor at a time when it is wanted: nothing of it is held. */
export type WeightSource = ReadonlyMap<string, LazyTensor>;

/** Weights as a source, whichever they are. */
export const sourceOf = (weights: Weights | WeightSource): WeightSource =>
  new Map(
    [...weights].map(([name, value]) => [name, "data" in value ? lazily(value) : value] as const),
  );

/** All of a source in memory. */
export async function wholeWeights(source: WeightSource): Promise<Weights> {
  const weights = new Map<string, NamedArray>();
  for (const [name, tensor] of source) weights.set(name, await wholeOf(tensor));
  return weights;
}

/** Our name of a checkpoint's tensor: `bert.…`, `weight` and `bias` for `gamma` and `beta`. */
export const ourName = (name: string, kind: EncoderKind): string =>
  kind.ours(name.replace(/\.gamma$/, ".weight").replace(/\.beta$/, ".bias"));

/** The tensors of a checkpoint under our names. */
export const underOurNames = <T extends Shaped>(
  found: ReadonlyMap<string, T>,
  kind: EncoderKind,
): ReadonlyMap<string, T> =>
  new Map([...found].map(([name, value]) => [ourName(name, kind), value]));

/**
 * Picks the tensors that a model needs, found under our names, and checks them.
 *
 * @throws Error naming the file and every missing tensor, or the first one of another shape
 */
export const pickWeights = (
  found: Weights,
  shapes: ReadonlyMap<string, readonly number[]>,
  file: string,
): Weights => pickShaped(found, shapes, file);

/** The same of tensors of which perhaps only the shapes are known. */
export function pickShaped<T extends Shaped>(
  found: ReadonlyMap<string, T>,
  shapes: ReadonlyMap<string, readonly number[]>,
  file: string,
): Map<string, T> {
  const missing = [...shapes.keys()].filter((name) => !found.has(name));
  if (missing.length > 0) {
    throw new Error(
      t(
        "{file}: {count} of {all} tensors are missing: {missing}{more, plural, =0 {} one { and # more} other { and # more}}",
        {
          file,
          count: missing.length,
          all: shapes.size,
          missing: missing.slice(0, 3).join(", "),
          more: Math.max(0, missing.length - 3),
        },
      ),
    );
  }
  const picked = new Map<string, T>();
  for (const [name, wanted] of shapes) {
    const value = found.get(name) as T;
    if (value.shape.join() !== wanted.join())
      throw new Error(
        t("{file}: tensor {name} is [{shape}], but should be [{wanted}]", {
          file,
          name,
          shape: value.shape.join(),
          wanted: wanted.join(),
        }),
      );
    picked.set(name, value);
  }
  return picked;
}
