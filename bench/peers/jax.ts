import { ADAM, type BatchShape, parametersOf, SPEC, type TokenBatch } from "../workload.ts";
import { jaxModel } from "./jaxModel.ts";
import type { Jax, NdArray, Tree } from "./jaxTypes.ts";
import type { Peer, PeerHost } from "./peer.ts";

/** jax-js: the forward pass, loss with gradients, and the update, each compiled as a whole. */
export async function create(host: PeerHost): Promise<Peer> {
  const jax = (await host.load("@jax-js/jax")) as Jax;
  const devices = await jax.init(host.adapter);
  if (!devices.includes(host.adapter)) throw new Error(`jax-js has no ${host.adapter} here`);
  jax.defaultDevice(host.adapter);
  const { numpy: np } = jax;
  const { encode, lossOf, update } = jaxModel(jax);
  const start = parametersOf(await host.weights());
  const tree = (f: (name: string) => NdArray): Tree =>
    Object.fromEntries(Object.keys(start).map((name) => [name, f(name)]));
  let parameters = tree((name) =>
    np.array(new Float32Array(start[name].data)).reshape(start[name].shape),
  );
  let moments: [Tree, Tree] | null = null;
  let updates = 0;
  let matrices: { size: number; a: NdArray; b: NdArray } | null = null;
  const copy = () => tree((name) => parameters[name].ref);
  const indices = (ids: Int32Array) => np.array(ids, { dtype: np.int32 });

  const compiledForward = perShape(({ sentences, tokens }) =>
    jax.jit(({ word, ...p }: Tree, ids: NdArray) => encode(p, word.slice(ids), sentences, tokens)),
  );
  const compiledStep = perShape(({ sentences, tokens }) => ({
    gradients: jax.jit((p: Tree, y: NdArray) => {
      const result = jax.valueAndGrad((q) => lossOf(q, y.ref, sentences, tokens))(p);
      y.dispose();
      return result;
    }),
    update: jax.jit(update),
  }));

  return {
    async fwd(batch: TokenBatch) {
      const { hw, hb, ...encoder } = copy();
      for (const unused of [hw, hb]) unused.dispose();
      return await compiledForward(batch)(encoder, indices(batch.ids)).data();
    },
    async step(batch: TokenBatch) {
      const compiled = compiledStep(batch);
      const zeros = () => tree((name) => np.zeros(parameters[name].shape));
      moments ??= [zeros(), zeros()];
      updates += 1;
      // Its jit refuses the gradient of a lookup, so the lookup runs eagerly.
      const ids = indices(batch.ids);
      const [word, pullback] = jax.vjp((table) => table.slice(ids.ref), [parameters.word.ref]);
      const [loss, gradients] = compiled.gradients({ ...copy(), word }, oneHot(np, batch));
      [gradients.word] = [pullback(gradients.word)].flat() as [NdArray];
      pullback.dispose?.();
      ids.dispose();
      const corrections = [1 / (1 - ADAM.beta1 ** updates), 1 / (1 - ADAM.beta2 ** updates)];
      const [next, first, second] = compiled.update(
        ...([parameters, gradients, ...moments] as const),
        np.array(new Float32Array(corrections)),
      );
      parameters = next;
      moments = [first, second];
      const [value] = await loss.data();
      await jax.blockUntilReady(parameters.hb);
      return value;
    },
    async matmul(size: number, times: number) {
      // Small enough that a chain of products stays finite: only the last is waited for.
      const numbers = () =>
        Float32Array.from({ length: size * size }, (_, i) => (i % 17) / 8 / size);
      const matrix = () => np.array(numbers()).reshape([size, size]);
      if (matrices?.size !== size) matrices = { size, a: matrix(), b: matrix() };
      const { a, b } = matrices;
      let product = a.ref;
      for (let i = 0; i < times; i++) product = np.matmul(product, b.ref);
      await jax.blockUntilReady(product);
      product.dispose();
    },
  };
}

/** @returns [B · T, C] */
function oneHot(np: Jax["numpy"], { labels }: TokenBatch): NdArray {
  const y = new Float32Array(labels.length * SPEC.classes);
  labels.forEach((label, i) => {
    y[i * SPEC.classes + label] = 1;
  });
  return np.array(y).reshape([labels.length, SPEC.classes]);
}

/** jax-js compiles for each shape anew. */
function perShape<F>(compile: (shape: BatchShape) => F): (shape: BatchShape) => F {
  const compiled = new Map<string, F>();
  return (shape) => {
    const key = `${shape.sentences} ${shape.tokens}`;
    const known = compiled.get(key) ?? compile(shape);
    compiled.set(key, known);
    return known;
  };
}
